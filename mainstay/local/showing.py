"""An entry of the packs, shaped for its page: its values, its lines as a table, and what those lines refer to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.local.measures import written

# A table of ticks is read across: with more columns than this it is not read at all.
_MOST_COLUMNS = 8
# A link to a longer code is a word, and the title reads better; a column of still longer ones takes all the room.
_SHORT_LINK, _SHORT_CODE = 3, 9
_A_KEY = re.compile(r"(\b[a-z_]+(?:\.[a-z0-9_]+)+\b)")


@dataclass(frozen=True)
class Said:
    """One thing in a cell, and where it leads, if anywhere. title: what a code stands for, where only that is seen."""

    text: str
    href: str | None = None
    title: str = ""


@dataclass(frozen=True)
class Line:
    """One item of a list. cells: one a further column, each with none, one or several things in it."""

    item: policy.Item
    anchor: str
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class Listed:
    """A list of the packs as a table. short_codes: whether codes are short enough for a column of their own."""

    caption: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    short_codes: bool


@dataclass(frozen=True)
class Ticks:
    """Which items of one list go with which of another. rows: (the item's title, then one yes or no a column)."""

    name: str
    caption: str
    columns: tuple[Said, ...]
    rows: tuple[tuple[str, tuple[bool, ...]], ...]


@dataclass(frozen=True)
class DatedValue:
    """A value of the pack from a day on, in words; ``now`` marks the one in force today."""

    since: str
    text: str
    now: bool


def anchor(code: str) -> str:
    """Return the id of an item on its entry's page."""
    return f"item-{code}"


def value_today(entry: policy.Entry, today: date, override: policy.Override | None = None) -> str:
    """Return the value in force, in words: a list as its number of items; why, where none is in force."""
    try:
        found = policy.in_force(entry, today, override)
    except policy.NotInForce as why:
        return str(why)
    if entry.is_list:
        return _("a list of %(count)s") % {"count": len(found.value)}
    return written(found.value, entry.unit)


def values_by_date(entry: policy.Entry, today: date) -> list[DatedValue]:
    """Return the pack's values, the latest first."""
    begun = [each for each in entry.values if each.since <= today]
    return [
        DatedValue(
            each.since_in_words,
            _("a list of %(count)s") % {"count": len(each.value)}
            if entry.is_list
            else written(each.value, entry.unit),
            bool(begun) and each is begun[-1],
        )
        for each in reversed(entry.values)
    ]


def listed(entry: policy.Entry) -> Listed | None:
    """Return a list as a table, codes of other lists linked; None for a single value."""
    if not entry.is_list:
        return None
    latest = entry.values[-1]
    told = {"count": len(latest.value), "day": latest.since_in_words}
    return Listed(
        _("The list, %(count)s in all, since %(day)s") % told,
        # What follows a semicolon explains; it stands in the reference, and would make a heading of ten lines here.
        tuple(meaning.partition(";")[0] for meaning in entry.attributes.values()),
        tuple(_line(entry, item) for item in latest.value),
        _are_short((item.code for item in latest.value), _SHORT_CODE),
    )


def _line(entry: policy.Entry, item: policy.Item) -> Line:
    return Line(item, anchor(item.code), tuple(tuple(_cell(entry, item, name)) for name in entry.attributes))


def _are_short(codes: Iterable[str], most: int) -> bool:
    return all(len(code) <= most for code in codes)


def _cell(entry: policy.Entry, item: policy.Item, attribute: str) -> Iterator[Said]:
    held = item.attributes[attribute]
    if attribute not in entry.refers_to:
        yield from () if held is None or held == () else (Said(written(held, "")),)
        return
    target = entry.refers_to[attribute]
    titles = {each.code: each.title for each in policy.entry(target).values[-1].value}
    short = _are_short(titles, _SHORT_LINK)
    for code in _codes(held):
        yield Said(code if short else titles[code], _href(target, code), titles[code] if short else "")


def ticks(entry: policy.Entry) -> list[Ticks]:
    """Return a table of ticks for each short list that the entry's items may refer to several of."""
    return [
        _ticks(entry, attribute, policy.entry(target))
        for attribute, target in entry.refers_to.items()
        if target != entry.key and len(policy.entry(target).values[-1].value) <= _MOST_COLUMNS
    ]


def _ticks(entry: policy.Entry, attribute: str, target: policy.Entry) -> Ticks:
    across = target.values[-1].value
    rows = tuple(
        (item.title, tuple(each.code in _codes(item.attributes[attribute]) for each in across))
        for item in entry.values[-1].value
    )
    columns = tuple(Said(each.title, _href(target.key, each.code)) for each in across)
    return Ticks(f"ticks-{attribute}", entry.attributes[attribute], columns, rows)


def referring(key: str) -> list[Said]:
    """Return the entries whose items refer to this list, each with the column that does."""
    return [
        Said(f"{each.title} ({each.attributes[attribute]})", reverse("local:entry", args=[each.key]))
        for each in policy.every_entry()
        for attribute, target in each.refers_to.items()
        if target == key and each.key != key
    ]


def _codes(held: object) -> tuple[str, ...]:
    if held is None:
        return ()
    return held if isinstance(held, tuple) else (str(held),)


def _href(key: str, code: str) -> str:
    return f"{reverse('local:entry', args=[key])}#{anchor(code)}"


def linked(text: str) -> SafeString:
    """Return a text of the packs as HTML, with the title and the page of each entry in place of its key."""
    parts = (_linked(part) for part in _A_KEY.split(text))
    return format_html_join("", "{}", ((part,) for part in parts))


def _linked(part: str) -> str | SafeString:
    try:
        title = policy.entry(part).title
    except policy.UnknownEntry:
        return part
    href = reverse("local:entry", args=[part])
    return format_html('“<a class="govuk-link" href="{}">{}</a>”', href, title)
