"""Which areas are there? An area is a place with a code, a nation, or a group that someone drew."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.places.models import AreaGroup, Place

GROUP = "group"
NATION = "nation"


@dataclass(frozen=True)
class Area:
    """An area that can be assessed.

    nation: "" for one that lies in several. codes: the areas of a group that someone drew; else empty.
    made_of: nations that a wider area is made of (England and Wales); else empty.
    """

    code: str
    name: str
    level: str
    nation: str
    codes: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()

    @property
    def invented(self) -> bool:
        """Whether the area is made up, for showing and learning."""
        return self.nation == "invented"

    @property
    def nations(self) -> tuple[str, ...]:
        """The nations that it lies in or is made of."""
        return self.made_of or (self.nation,)


def area(code: str) -> Area | None:
    """Return the area with this code, or the group that someone drew (G and its number); None if there is none."""
    if code.startswith("G") and code[1:].isdecimal():
        group = AreaGroup.objects.filter(pk=int(code[1:])).first()
        return of_groups([group])[0] if group else None
    if code in _listed_nations() and (wide := {each.code: each for each in nations()}.get(code)):
        return wide
    place = Place.objects.filter(code=code).first()
    return of_place(place) if place else None


def nations() -> list[Area]:
    """Return the nations, and England and Wales, of which any authority is known; one query."""
    known = set(Place.objects.filter(level="authority").values_list("nation", flat=True).distinct())
    return [_of_nation(item) for item in _listed_nations().values() if set(item.attributes["of"]) <= known]


def _listed_nations() -> dict[str, policy.Item]:
    listed = policy.items("places.nations", on=date.today())  # noqa: DTZ011  # which pack is newest, not a rule
    return {item.code: item for item in listed}


def _of_nation(item: policy.Item) -> Area:
    of = tuple(item.attributes["of"])
    return Area(item.code, item.title, NATION, of[0] if len(of) == 1 else "", made_of=of)


def groups() -> list[Area]:
    """Return the groups that people of this authority drew; two queries, however many there are."""
    return of_groups(AreaGroup.objects.all())


def drawn_groups(user: User) -> QuerySet[AreaGroup]:
    """Return the groups that people of the user's authority drew, to be changed."""
    return AreaGroup.objects.filter(authority=user.authority)


def named(codes: Collection[str]) -> dict[str, Area]:
    """Return code → area, for those that are known."""
    return {place.code: of_place(place) for place in Place.objects.filter(code__in=list(codes))}


def of_place(place: Place) -> Area:
    """Return a place as an area."""
    return Area(place.code, place.name, place.level, place.nation)


def of_groups(drawn: Iterable[AreaGroup]) -> list[Area]:
    """Return groups that someone drew as areas; the nation of each is that of its first area that is known."""
    drawn = list(drawn)
    known = named({code for group in drawn for code in group.codes})
    return [
        Area(
            group.code,
            group.name,
            GROUP,
            next((known[code].nation for code in sorted(group.codes) if code in known), ""),
            tuple(group.codes),
        )
        for group in drawn
    ]


def retired_codes() -> dict[str, str]:
    """Return code no longer in force → the code that took its place, as the packs know them."""
    listed = policy.items("places.retired_codes", on=date.today())  # noqa: DTZ011  # which pack is newest, not a rule
    return {item.code: item.attributes["new"] for item in listed}


def codes_before(code: str) -> list[str]:
    """Return the codes that this one took the place of: its own older code, or all that merged into it."""
    return [old for old, new in retired_codes().items() if new == code]
