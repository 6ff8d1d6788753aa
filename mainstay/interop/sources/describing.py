"""What a reading found, small enough to keep with its source and ready to show."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.directory.actions.told import words_of
from mainstay.directory.models import Service, Source, SourceRecord
from mainstay.directory.queries.known import known_codes
from mainstay.directory.rules.checking import problems
from mainstay.interop.entries_read import EntriesRead, SetAside
from mainstay.interop.sources.kinds import set_aside_whole
from mainstay.web.csv_text import csv_text

SHOWN_VALUES, SHOWN_NAMES, SHOWN_UNMAPPED = 50, 10, 40


@dataclass(frozen=True)
class Difference:
    """How what was read differs from what this source told before, in services; names of the first few of each.

    left: kept by their owners, or merged into another; their source's words are kept beside them. listed: what the
    source told of until now.
    """

    new: int
    changed: int
    same: int
    left: int
    gone: int
    listed: int
    names: dict[str, list[str]]


def without_what_stops(read: EntriesRead) -> EntriesRead:
    """Return the reading with entries that could not be kept set aside whole: the last door before the tables."""
    known = known_codes(localdate())
    good, aside = [], []
    for entry in read.entries:
        stops = [each for each in problems(entry, known=known) if each.stops]
        if stops:
            aside += [SetAside(entry.source_id, each.field, each.value, each.mend, True) for each in stops]
        else:
            good.append(entry)
    return replace(read, entries=tuple(good), set_aside=(*read.set_aside, *aside)) if aside else read


def difference(source: Source, read: EntriesRead) -> Difference:
    """Return what listing the reading would change; one query."""
    if read.others:
        return _of_others(source, read)
    found: dict[str, list[str]] = {"new": [], "changed": [], "same": [], "left": [], "gone": []}
    told = {entry.source_id: entry for entry in read.entries}
    still = {*told, *set_aside_whole(read)}
    listed, seen = 0, set()
    held = source.records.filter(kind=SourceRecord.Kind.SERVICE).select_related("service")
    for record in held.iterator(chunk_size=1000):
        service, entry = record.service, told.get(record.known_as)
        assert service is not None
        listed += record.gone_at is None
        if entry is None:
            if record.gone_at is None and read.whole and record.known_as not in still:
                found["gone"].append(service.name)
            continue
        seen.add(record.known_as)
        if service.kept_by == Service.KeptBy.OWNER or service.merged_into_id:
            found["left"].append(entry.name)
        else:
            same = record.gone_at is None and record.content == words_of(entry)
            found["same" if same else "changed"].append(entry.name)
    found["new"] = [entry.name for known_as, entry in told.items() if known_as not in seen]
    return _counted(found, listed)


def _of_others(source: Source, read: EntriesRead) -> Difference:
    before = dict(source.candidates.values_list("name", "state"))
    named = {str(each.name)[:255] for each in read.others}
    waiting = [name for name, state in before.items() if state == "waiting"]
    found = {
        "new": sorted(named - before.keys()),
        "changed": [name for name in waiting if name in named],
        "same": [],
        "left": [name for name in before if name in named and name not in waiting],
        "gone": [name for name in waiting if name not in named],
    }
    return _counted(found, len(before))


def _counted(found: dict[str, list[str]], listed: int) -> Difference:
    counts = {kind: len(names) for kind, names in found.items()}
    names = {kind: names[:SHOWN_NAMES] for kind, names in found.items() if kind != "same"}
    return Difference(**counts, listed=listed, names=names)


def describe(read: EntriesRead, changes: Difference) -> dict[str, Any]:
    """Return what was found as plain JSON; ``values`` counts what was set aside, ``whole`` the services of it."""
    return {
        "told": read.told,
        "usable": len(read.entries) + len(read.others),
        "candidates": bool(read.others),
        "values": len(read.set_aside),
        "whole": len(set_aside_whole(read)),
        "first": [[each.id, each.field, each.value, each.mend] for each in read.set_aside[:SHOWN_VALUES]],
        "not_mapped": [list(each) for each in list(read.not_mapped.items())[:SHOWN_UNMAPPED]],
        "not_mapped_kinds": len(read.not_mapped),
        "notes": list(read.notes),
        "title": read.title,
        "publisher": read.publisher,
        "licence": read.licence,
        "all": read.whole,
        "changes": asdict(changes),
    }


def set_aside_csv(read: EntriesRead) -> str:
    """Return everything that was set aside, and everything that has no place in an entry, as CSV."""
    headings = [_("service or row"), _("field"), _("value"), _("what to do"), _("what was set aside")]
    return csv_text(headings, _rows(read))


def _rows(read: EntriesRead) -> Iterator[tuple[str, str, str, str, str]]:
    one, all_of_it = _("this value only"), _("the whole service or row")
    for each in read.set_aside:
        yield each.id, each.field, each.value, each.mend, all_of_it if each.whole else one
    kept = _("It has no place in an entry. It is kept with what the source said.")
    for what, count in read.not_mapped.items():
        yield "", what, str(count), kept, _("nothing; the number is of services")
