"""Which area is meant by what somebody typed?"""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from mainstay.places.models import AreaGroup, Place
from mainstay.places.queries.areas import GROUP, Area, area, nations, of_group, of_place, retired_codes

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
_WIDE = _WIDTHS[4:]


class AreaNotFound(LookupError):
    """No area, or more than one, answers to what was asked. ``nearest`` are the likeliest."""

    def __init__(self, text: str, nearest: list[Area], *, ambiguous: bool) -> None:
        what = "More than one area is called" if ambiguous else "No area is called, or has the code,"
        super().__init__(f"{what} {text}.")
        self.text = text
        self.nearest = nearest
        self.ambiguous = ambiguous


def find(text: str, other_names: Mapping[str, str] | None = None) -> Area:
    """Return the one area that has this code or name, or raise AreaNotFound with the nearest.

    other_names: a name used elsewhere, in lower case → code. Where an authority shares its name with
    another kind of area (Trafford's ward of the same name), the wider one is meant. Capital letters, "&",
    full stops, a leading "The" and "City of" make no difference.
    """
    asked = text.strip()
    retired = retired_codes()
    code = asked.upper()
    if exact := area(retired.get(code, code)) or area(code):
        return exact
    if other_names and (code := other_names.get(asked.casefold())) and (known := area(code)):
        return known
    if one := _widest(_called(asked, retired)):
        return _only(one, asked)
    wide = [*nations(), *map(of_place, Place.objects.filter(level__in=_WIDE))]
    if alike := _widest(
        [each for each in wide if _plain(each.name) == _plain(asked) and each.code not in retired]
    ):
        return _only(alike, asked)
    raise AreaNotFound(asked, _nearest(asked, wide, retired), ambiguous=False)


def _called(asked: str, retired: Mapping[str, str]) -> list[Area]:
    """Areas of exactly this name. One whose code has ended is meant only where what it became is not loaded."""
    same = [each for each in nations() if each.name.casefold() == asked.casefold()]
    same = same or [of_place(place) for place in Place.objects.filter(name__iexact=asked)]
    same = [each for each in same if each.code not in retired or area(retired[each.code]) is None]
    return same + [of_group(group) for group in AreaGroup.objects.filter(name__iexact=asked)]


def _widest(found: list[Area]) -> list[Area]:
    return list({each.code: each for each in found if _width(each) == max(map(_width, found))}.values())


def _only(widest: list[Area], asked: str) -> Area:
    if len(widest) > 1:
        raise AreaNotFound(asked, widest, ambiguous=True)
    return widest[0]


def _width(one: Area) -> int:
    return _WIDTHS.index(one.level) if one.level in _WIDTHS else -1


def _plain(name: str) -> str:
    """A name without what publishers write in different ways: "Bristol, City of", "The Vale of Glamorgan"."""
    words = name.casefold().replace("&", " and ").replace(".", "").replace(",", " ").split()
    kept = " ".join(words).removeprefix("the ").removesuffix(" city of").removesuffix(" county of")
    return kept.removeprefix("city of ")


def _nearest(asked: str, wide: Iterable[Area], retired: Mapping[str, str], how_many: int = 5) -> list[Area]:
    """The likeliest areas; first the one that an area of this name, gone since, became part of."""
    plain = _plain(asked)
    became = {retired[each.code] for each in wide if each.code in retired and _plain(each.name) == plain}

    def likeness(one: Area) -> float:
        name = _plain(one.name)
        return 2 * (one.code in became) + (plain in name) + SequenceMatcher(None, plain, name).ratio()

    known = {each.code: each for each in wide if each.code not in retired}
    return sorted(known.values(), key=lambda one: (-likeness(one), one.name))[:how_many]
