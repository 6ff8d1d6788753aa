"""Which area is meant, what lies in it, and what it lies in?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import connection

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


def named(codes: Collection[str]) -> dict[str, Area]:
    """Return code → area, for those that are known."""
    return {place.code: _of(place) for place in Place.objects.filter(code__in=list(codes))}


def _of(place: Place) -> Area:
    return Area(place.code, place.name, place.level, place.nation)


def _of_group(group: AreaGroup) -> Area:
    first = Place.objects.filter(code__in=group.codes).values_list("nation", flat=True).first()
    return Area(group.code, group.name, GROUP, first or "", tuple(group.codes))


def find(text: str, other_names: dict[str, str] | None = None) -> Area:
    """Return the one area that has this code or name, or raise AreaNotFound with the nearest.

    other_names: a name used elsewhere, in lower case → code. Where an authority shares its name with
    another kind of area (Trafford's ward of the same name), the wider one is meant.
    """
    asked = text.strip()
    if exact := area(asked.upper()):
        return exact
    if other_names and (code := other_names.get(asked.casefold())) and (known := area(code)):
        return known
    same = [_of(place) for place in Place.objects.filter(name__iexact=asked)]
    same += [_of_group(group) for group in AreaGroup.objects.filter(name__iexact=asked)]
    widest = [x for x in same if _width(x) == max(map(_width, same))]
    if len(widest) == 1:
        return widest[0]
    raise AreaNotFound(asked, widest or _nearest(asked), ambiguous=bool(widest))


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


def _nearest(asked: str, how_many: int = 5) -> list[Area]:
    wide = Place.objects.exclude(level__in=("lsoa", "data_zone", "msoa", "intermediate_zone"))
    folded = asked.casefold()

    def likeness(one: Area) -> float:
        name = one.name.casefold()
        return (folded in name) + SequenceMatcher(None, folded, name).ratio()

    candidates: Iterable[Area] = map(_of, wide)
    return sorted(candidates, key=lambda one: (-likeness(one), one.name))[:how_many]


_DOWN = """
WITH RECURSIVE down (code, level) AS (
    SELECT child, child_level FROM places_placelink WHERE parent = ANY(%s)
    UNION
    SELECT l.child, l.child_level FROM places_placelink l JOIN down d ON l.parent = d.code
)
SELECT DISTINCT code FROM down WHERE level = %s ORDER BY code
"""

_UP = """
WITH RECURSIVE up (code, level) AS (
    SELECT parent, parent_level FROM places_placelink WHERE child = ANY(%s)
    UNION
    SELECT l.parent, l.parent_level FROM places_placelink l JOIN up u ON l.child = u.code
)
SELECT DISTINCT p.code, p.name, p.level, p.nation FROM up JOIN places_place p ON p.code = up.code ORDER BY p.code
"""


def parts_of(whole: Area, level: str) -> list[str]:
    """Return the codes of the areas of a level that lie in this one, as the loaded lookups and outlines say.

    Authorities of a nation are known from their codes, without a lookup. Empty where nothing says what lies in it.
    """
    if whole.codes:
        return sorted(whole.codes) if level in ("lsoa", "data_zone") else []
    if whole.level == "nation" and level == "authority":
        return list(
            Place.objects.filter(nation=whole.nation, level=level)
            .order_by("code")
            .values_list("code", flat=True)
        )
    with connection.cursor() as cursor:
        cursor.execute(_DOWN, [[whole.code], level])
        return [code for (code,) in cursor.fetchall()]


def holders_of(part: Area) -> dict[str, Area]:
    """Return level → the area of that level in which this one lies; the first by code where there are several."""
    with connection.cursor() as cursor:
        cursor.execute(_UP, [list(part.codes) or [part.code]])
        found: dict[str, Area] = {}
        for code, name, level, nation in cursor.fetchall():
            found.setdefault(level, Area(code, name, level, nation))
    return found
