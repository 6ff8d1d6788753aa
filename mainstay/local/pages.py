"""What the pages about policy are made from: rows and facts, ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.local import finding, queries, showing, wording
from mainstay.local.forms import LocalValueForm
from mainstay.local.measures import written
from mainstay.local.models import LocalValue

Local = Mapping[str, policy.Override]


@dataclass(frozen=True)
class Row:
    """An entry in a list of entries. local: whether the value is this authority's own; items: those that were found."""

    entry: policy.Entry
    value: str
    local: bool
    items: tuple[policy.Item, ...] = ()


@dataclass(frozen=True)
class Group:
    """The entries of one file under a heading; the entries that have a file to themselves are together."""

    name: str
    heading: str
    rows: list[Row]


@dataclass(frozen=True)
class Pack:
    """A pack as the list of packs shows it."""

    name: str
    title: str
    holds: str
    entries: int
    open: int


def packs() -> list[Pack]:
    """Return every pack with how many entries it has, and how many an authority may set for itself."""
    order = {name: number for number, name in enumerate(wording.ORDER)}
    names = sorted(policy.packs(), key=lambda name: (order.get(name, len(order)), name))
    return [_pack(name, policy.entries(name)) for name in names]


def _pack(name: str, entries: list[policy.Entry]) -> Pack:
    may_be_set = sum(policy.may_override(each) for each in entries)
    return Pack(name, wording.title_of(name), wording.holds(name), len(entries), may_be_set)


def kinds() -> list[tuple[str, int]]:
    """Return each kind of entry in words, with how many entries are of that kind."""
    held = [each.kind for each in policy.every_entry()]
    return [(str(words), held.count(kind)) for kind, words in wording.KINDS_IN_WORDS.items()]


def found(words: str, today: date, local: Local) -> list[Row]:
    """Return the entries that hold the words; empty for no words."""
    return [_row(each.entry, today, local, each.items) for each in finding.find(words, policy.every_entry())]


def local_ones(today: date, local: Local) -> list[Row]:
    """Return the entries in whose place this authority uses its own value."""
    return [_row(policy.entry(key), today, local) for key in sorted(local)]


def groups(pack: str, today: date, local: Local) -> list[Group]:
    """Return the entries of a pack by file, in the order of the packs."""
    by_file: dict[str, list[Row]] = {}
    for each in policy.entries(pack):
        by_file.setdefault(each.file, []).append(_row(each, today, local))
    alone = [rows[0] for rows in by_file.values() if len(rows) == 1]
    several = {wording.of_file(file): rows for file, rows in by_file.items() if len(rows) > 1}
    named = {str(_("Lists and single values")): alone} | several if alone else several
    return [
        Group(f"group-{number}", heading, rows) for number, (heading, rows) in enumerate(named.items(), 1)
    ]


def _row(entry: policy.Entry, today: date, local: Local, items: tuple[policy.Item, ...] = ()) -> Row:
    own = local.get(entry.key)
    return Row(entry, showing.value_today(entry, today, own), own is not None, items)


def about(entry: policy.Entry, today: date, now: LocalValue | None) -> dict[str, Any]:
    """Return everything the page of an entry says of the pack's own value, and of the local one in use."""
    return {
        "entry": entry,
        "pack_title": wording.title_of(entry.pack),
        "kind": str(wording.KINDS_IN_WORDS[entry.kind]),
        "scope": [policy.in_words(nation) for nation in entry.scope],
        "sources": [(showing.linked(each.title), each.href) for each in entry.source],
        "sure": showing.linked(entry.sure_because),
        "note": showing.linked(entry.note),
        "pack_value": showing.value_today(entry, today),
        "values": showing.values_by_date(entry, today),
        "listed": showing.listed(entry),
        "ticks": showing.ticks(entry),
        "referring": showing.referring(entry.key),
        "is_due": entry.review_by <= today,
        "own_value": written(queries.as_policy(now.value), entry.unit) if now else None,
        "broken": queries.reasons_against(now) if now else [],
    }


def replacing(
    entry: policy.Entry, today: date, now: policy.Override | None, form: LocalValueForm
) -> dict[str, Any]:
    """Return what a local value takes the place of, and the value that was typed, in words."""
    offered = written(form.cleaned_data["value"], entry.unit) if form.is_valid() else None
    return {
        "pack_value": showing.value_today(entry, today),
        "used_now": showing.value_today(entry, today, now),
        "offered": offered,
    }


def withdrawing(now: LocalValue, today: date) -> dict[str, Any]:
    """Return what is withdrawn and what takes its place; ``entry`` is None where the packs no longer have it."""
    entry = queries.entry_of(now.key)
    return {
        "now": now,
        "entry": entry,
        "title": entry.title if entry else now.key,
        "own_value": written(queries.as_policy(now.value), entry.unit if entry else ""),
        "pack_value": showing.value_today(entry, today) if entry else "",
    }
