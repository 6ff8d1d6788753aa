"""Which area is meant, what lies in it, and what it lies in?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.db import connection
from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.places.models import AreaGroup, Place

GROUP = "group"


@dataclass(frozen=True)
class Area:
    """An area that can be assessed. codes: the small areas of a group that someone drew; else empty."""

    code: str
    name: str
    level: str
    nation: str
    codes: tuple[str, ...] = ()

    @property
    def invented(self) -> bool:
        """Whether the area is made up, for showing and learning."""
        return self.nation == "invented"


class AreaNotFound(LookupError):
    """No area, or more than one, answers to what was asked. ``nearest`` are the likeliest."""

    def __init__(self, text: str, nearest: list[Area], *, ambiguous: bool) -> None:
        what = "More than one area is called" if ambiguous else "No area is called, or has the code,"
        super().__init__(f"{what} {text}.")
        self.text = text
        self.nearest = nearest
        self.ambiguous = ambiguous


def area(code: str) -> Area | None:
    """Return the area with this code, or the group that someone drew (G and its number); None if there is none."""
    if code.startswith("G") and code[1:].isdigit():
        group = AreaGroup.objects.filter(pk=int(code[1:])).first()
        return _of_group(group) if group else None
    place = Place.objects.filter(code=code).first()
    return _of(place) if place else None


def groups() -> list[Area]:
    """Return the groups that people of this authority drew."""
    return [_of_group(group) for group in AreaGroup.objects.all()]


def drawn_groups(user: User) -> QuerySet[AreaGroup]:
    """Return the groups that people of the user's authority drew, to be changed."""
    return AreaGroup.objects.filter(authority=user.authority)


def named(codes: Collection[str]) -> dict[str, Area]:
    """Return code → area, for those that are known."""
    return {place.code: _of(place) for place in Place.objects.filter(code__in=list(codes))}


def _of(place: Place) -> Area:
    return Area(place.code, place.name, place.level, place.nation)


def _of_group(group: AreaGroup) -> Area:
    first = Place.objects.filter(code__in=group.codes).values_list("nation", flat=True).first()
    return Area(group.code, group.name, GROUP, first or "", tuple(group.codes))


def retired_codes() -> dict[str, str]:
    """Return code no longer in force → the code that took its place, as the packs know them."""
    listed = policy.items("places.retired_codes", on=date.today())  # noqa: DTZ011  # which pack is newest, not a rule
    return {item.code: item.attributes["new"] for item in listed}


def find(text: str, other_names: dict[str, str] | None = None) -> Area:
    """Return the one area that has this code or name, or raise AreaNotFound with the nearest.

    other_names: a name used elsewhere, in lower case → code. Where an authority shares its name with
    another kind of area (Trafford's ward of the same name), the wider one is meant.
    """
    asked = text.strip()
    retired = retired_codes()
    code = asked.upper()
    if exact := area(retired.get(code, code)) or area(code):
        return exact
    if other_names and (code := other_names.get(asked.casefold())) and (known := area(code)):
        return known
    same = [_of(place) for place in Place.objects.filter(name__iexact=asked).exclude(code__in=retired)]
    same += [_of_group(group) for group in AreaGroup.objects.filter(name__iexact=asked)]
    widest = [x for x in same if _width(x) == max(map(_width, same))]
    if len(widest) == 1:
        return widest[0]
    raise AreaNotFound(asked, widest or _nearest(asked, retired), ambiguous=bool(widest))


_WIDTHS = (
    "lsoa",
    "data_zone",
    "intermediate_zone",
    "msoa",
    "ward",
    GROUP,
    "authority",
    "county",
    "region",
    "nation",
)


def _width(one: Area) -> int:
    return _WIDTHS.index(one.level) if one.level in _WIDTHS else -1


def _nearest(asked: str, retired: Collection[str], how_many: int = 5) -> list[Area]:
    wide = Place.objects.filter(level__in=_WIDTHS[4:]).exclude(code__in=list(retired))
    folded = asked.casefold()

    def likeness(one: Area) -> float:
        name = one.name.casefold()
        return (folded in name) + SequenceMatcher(None, folded, name).ratio()

    candidates: Iterable[Area] = map(_of, wide)
    return sorted(candidates, key=lambda one: (-likeness(one), one.name))[:how_many]


_AROUND = """
WITH RECURSIVE down (code) AS (
    SELECT child FROM places_placelink WHERE parent = %(code)s AND NOT child_level = ANY(%(without)s)
    UNION SELECT l.child FROM places_placelink l JOIN down d ON l.parent = d.code
        WHERE NOT l.child_level = ANY(%(without)s)
), up (code) AS (
    SELECT parent FROM places_placelink WHERE child = ANY(%(codes)s)
    UNION SELECT l.parent FROM places_placelink l JOIN up u ON l.child = u.code
)
SELECT x.inside, p.code, p.name, p.level, p.nation FROM (
    SELECT true AS inside, code FROM down
    UNION SELECT true, unnest(%(drawn)s::text[])
    UNION SELECT true, n.code FROM places_place n WHERE n.nation = %(nation)s AND n.level = 'authority'
    UNION SELECT false, code FROM up
) x JOIN places_place p ON p.code = x.code
ORDER BY inside, level, name, code
"""


@dataclass(frozen=True)
class Around:
    """What lies in an area and what it lies in, by level, as the loaded lookups and outlines say."""

    parts: Mapping[str, list[Area]]
    holders: Mapping[str, Area]

    def codes(self, level: str) -> list[str]:
        """The codes of the parts of a level; empty where nothing says what lies in the area."""
        return [part.code for part in self.parts.get(level, ())]


def around(whole: Area, *, without: Collection[str] = ()) -> Around:
    """Return the area's parts and holders; one query.

    without: levels of parts that are not wanted, nor anything inside them (a nation has tens of thousands).
    Authorities of a nation are known from their codes, without a lookup. Of several holders of a level the
    first by name is given.
    """
    nation = whole.nation if whole.level == "nation" else ""
    asked = {
        "code": whole.code,
        "codes": list(whole.codes) or [whole.code],
        "drawn": list(whole.codes),
        "nation": nation,
        "without": list(without),
    }
    parts: dict[str, list[Area]] = {}
    holders: dict[str, Area] = {}
    retired = retired_codes()
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, asked)
        for inside, code, name, level, of in cursor.fetchall():
            if code in retired:
                continue
            found = Area(code, name, level, of)
            if inside:
                parts.setdefault(level, []).append(found)
            else:
                holders.setdefault(level, found)
    return Around(parts, holders)


def ward_of(codes: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return small area → the code and name of the ward it lies in, for those that lie in one; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (l.child) l.child, p.code, p.name FROM places_placelink l "
            "JOIN places_place p ON p.code = l.parent WHERE l.parent_level = 'ward' AND l.child = ANY(%s) "
            "ORDER BY l.child, l.file_id DESC, p.code",
            [list(codes)],
        )
        return {child: (code, name) for child, code, name in cursor.fetchall()}
