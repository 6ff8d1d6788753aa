"""Which area is meant by what somebody typed?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.places.models import AreaGroup, Place
from mainstay.places.queries.areas import GROUP, Area, area, nations, of_groups, of_place, retired_codes

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
        several, none = (
            _("More than one area is called %(text)s."),
            _("No area is called, or has the code, %(text)s."),
        )
        super().__init__((several if ambiguous else none) % {"text": text})
        self.text = text
        self.nearest = nearest
        self.ambiguous = ambiguous


def find(text: str, other_names: Mapping[str, str] | None = None) -> Area:
    """Return the one area that has this code or name, or raise AreaNotFound with the nearest.

    other_names: a name used elsewhere, in lower case → code. Where an authority shares its name with
    another kind of area (Trafford's ward of the same name), the wider one is meant. Capital letters, "&",
    full stops, a leading "The" and "City of" make no difference. An area that has become another is that one.
    """
    asked = text.strip()
    for code in (asked.upper(), (other_names or {}).get(asked.casefold())):
        if code and (exact := _with_code(code, asked)):
            return exact
    if same := _widest(_called(asked)):
        return _only(same, asked)
    wide = [*nations(), *map(of_place, Place.objects.filter(level__in=_WIDE))]
    if alike := _widest(_in_use([each for each in wide if _plain(each.name) == _plain(asked)])):
        return _only(alike, asked)
    raise AreaNotFound(asked, _nearest(asked, wide), ambiguous=False)


def other_names(on: date) -> dict[str, str]:
    """Return names of places used elsewhere, in lower case → code, as the packs know them on a day."""
    return {item.title.casefold(): item.attributes["place"] for item in policy.items("places.names", on=on)}


def _with_code(code: str, asked: str) -> Area | None:
    after = [found for new in _became().get(code, ()) if (found := area(new))]
    if len(after) > 1:
        raise AreaNotFound(asked, after, ambiguous=False)
    return after[0] if after else area(code)


def _became() -> dict[str, Sequence[str]]:
    """Code no longer in force → the codes that took its place."""
    today = date.today()  # noqa: DTZ011  # which pack is newest, not a rule
    counties = policy.items("places.retired_counties", on=today)
    return {old: [new] for old, new in retired_codes().items()} | {
        item.code: item.attributes["new"] for item in counties
    }


def _called(asked: str) -> list[Area]:
    same = [each for each in nations() if each.name.casefold() == asked.casefold()]
    same = same or _in_use([of_place(place) for place in Place.objects.filter(name__iexact=asked)])
    return same + of_groups(AreaGroup.objects.filter(name__iexact=asked))


def _in_use(found: list[Area]) -> list[Area]:
    """Those whose code is in force, or whose successor has not been loaded."""
    became = _became()
    return [each for each in found if not any(area(new) for new in became.get(each.code, ()))]


def _widest(found: list[Area]) -> list[Area]:
    # By code: an authority that loads a published file knows its places twice, once as shared.
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
    kept = " ".join(words).removeprefix("the ").removeprefix("city of ")
    for ending in (" city of", " county of", " (met county)"):
        kept = kept.removesuffix(ending)
    return kept


def _nearest(asked: str, wide: Iterable[Area], how_many: int = 5) -> list[Area]:
    """The likeliest areas; first those that an area of this name, gone since, became part of."""
    plain, became = _plain(asked), _became()
    after = {new for each in wide if _plain(each.name) == plain for new in became.get(each.code, ())}

    def likeness(one: Area) -> float:
        name = _plain(one.name)
        return 2 * (one.code in after) + (plain in name) + SequenceMatcher(None, plain, name).ratio()

    known = {each.code: each for each in wide if each.code not in became}
    return sorted(known.values(), key=lambda one: (-likeness(one), one.name))[:how_many]
