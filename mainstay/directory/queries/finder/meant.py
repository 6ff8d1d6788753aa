"""What is meant by what somebody typed or chose: a place, words, kinds of help, hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.directory.queries.finder.searching import Terms
from mainstay.directory.rules.asked import Asked, words_of
from mainstay.directory.rules.near import Near, near
from mainstay.directory.rules.when import next_on, spans
from mainstay.engines import postcodes
from mainstay.places import queries as places
from mainstay.places.queries import Area

_KEEPS = ("ward", "authority", "county")  # which of the areas that hold a postcode an address may name


class PlaceUnknown(LookupError):
    """No place can be made of what was typed; the message says why and what to do."""


@dataclass(frozen=True)
class Standing:
    """Where somebody looks from, in words, and the codes of the areas that hold it, the smallest first.

    named: code → name of those areas.
    """

    name: str
    codes: tuple[str, ...]
    named: Mapping[str, str]


def place_meant(text: str, today: date) -> Near:
    """Return the place that was typed, a postcode, the first half of one or a name; or raise PlaceUnknown."""
    if postcodes.written(text):
        return _of_postcode(text)
    if postcodes.district(text) and postcodes.meant(text):
        return _of_district(text)
    if postcodes.meant(text):
        raise PlaceUnknown(
            _("%(text)s is not written like a postcode. Enter one like M33 7AB, or the name of a place.")
            % {"text": text}
        )
    return _of_name(text, today)


def _of_postcode(text: str) -> Near:
    written = postcodes.written(text)
    found = places.postcode(text)
    if found is None:
        raise PlaceUnknown(_not_known(written))
    holders = places.upwards(found.small_area) if found.small_area else []
    area = next((each.code for level in _KEEPS for each in holders if each.level == level), "")
    return near(found.latitude, found.longitude, district=written.partition(" ")[0], area=area)


def _of_district(text: str) -> Near:
    written = postcodes.district(text)
    found = places.district(written)
    if found is None:
        raise PlaceUnknown(_not_known(written))
    return near(*found, district=written)


def _not_known(written: str) -> str:
    if not places.postcodes_are_known():
        return _(
            "No list of postcodes is loaded here, so only names of places can be used. Enter a town or a ward."
        )
    return _(
        "%(postcode)s is on no list of postcodes that is loaded here. Check it, or enter the name of a place."
    ) % {"postcode": written}


def _of_name(text: str, today: date) -> Near:
    try:
        found = places.find(text, places.other_names(today))
    except places.AreaNotFound as unknown:
        names = ", ".join(each.name for each in unknown.nearest[:3])
        said = str(unknown)
        if names:
            said = _("%(said)s The nearest are: %(names)s.") % {"said": said, "names": names}
        raise PlaceUnknown(said) from unknown
    middle = places.centre(found.code)
    if middle is None:
        raise PlaceUnknown(
            _("%(name)s is known, but not where it lies. Enter a postcode, or a place near it.")
            % {"name": found.name}
        )
    return near(*middle, area=found.code)


def standing(place: Near) -> Standing:
    """Return where somebody looks from, in words; one query."""
    holders: Sequence[Area] = places.upwards(place.area) if place.area else []
    named = {each.code: each.name for each in holders}
    nations = {each.nation for each in holders} - {""}
    whole = [
        item
        for item in policy.items("places.nations", on=date.today())  # noqa: DTZ011  # which pack is newest
        if nations & set(item.attributes["of"])
    ]
    named |= {item.code: item.title for item in whole}
    name = place.district or named.get(place.area, "") or _("the place you chose")
    return Standing(name, tuple(named), named)


def terms_of(asked: Asked, today: date, codes: Sequence[str] = ()) -> Terms:
    """Return what packs and calendar make of a search; no query. codes: of the areas that hold its place."""
    helps = {
        item.code: item.attributes["interventions"] for item in policy.items("directory.helps", on=today)
    }
    return Terms(
        words=words_of(asked.words, _plain_words(today)),
        interventions=sorted({code for each in asked.helps for code in helps.get(each, ())}),
        spans=spans(asked.day, hours_of(asked.part, today)),
        on=next_on(asked.day, today),
        codes=codes,
    )


def hours_of(part: str, today: date) -> tuple[int, int] | None:
    """Return the hours from and to of a part of the day; None for no part, or one that is not known."""
    for item in policy.items("directory.parts_of_day", on=today):
        if item.code == part:
            return item.attributes["from_hour"], item.attributes["to_hour"]
    return None


@lru_cache(maxsize=2)
def _plain_words(today: date) -> Mapping[str, Sequence[str]]:
    """What carers, and other directories, call it → codes of interventions and conditions."""
    found: dict[str, list[str]] = {}
    for item in policy.items("directory.helps", on=today):
        found.setdefault(f"{item.title}. {item.description}", []).extend(item.attributes["interventions"])
    for item in policy.items("directory.conditions", on=today):
        found.setdefault(f"{item.title}. {item.description}", []).append(item.code)
    for item in policy.items("directory.vocabulary.interventions", on=today):
        for phrase in item.attributes["words"]:
            found.setdefault(phrase, []).append(item.code)
    return found


def choices(key: str, today: date) -> list[tuple[str, str]]:
    """Return code and title of what a pack of the directory lists ("helps", "conditions", "languages" …)."""
    return [(item.code, item.title) for item in policy.items(f"directory.{key}", on=today)]
