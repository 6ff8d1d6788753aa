"""List what a source tells: the one way in for files, feeds, registers and lists typed by hand.

An entry is known again by what its source calls it, so that a second reading changes it and doubles nothing.
What an owner keeps is never overwritten: the source's words are kept beside it, to be compared.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import Model
from django.utils import timezone

from mainstay.audit.context import Actor, action
from mainstay.database import many
from mainstay.directory.actions import rows
from mainstay.directory.actions.remembering import Kind, Remembered
from mainstay.directory.actions.told import name_of, words_of
from mainstay.directory.models import (
    CostOption,
    Location,
    Provider,
    ProviderIdentifier,
    Schedule,
    Service,
    ServiceAtLocation,
    Source,
)
from mainstay.directory.rules.entry import LocationEntry, ProviderEntry, ServiceEntry
from mainstay.directory.rules.merging import WHAT_HANGS
from mainstay.directory.rules.pressed import newer_here

Row = TypeVar("Row", Provider, Location)
Told = TypeVar("Told", ProviderEntry, LocationEntry)


@dataclass(frozen=True)
class Kept:
    """How many services of a reading are new, were known, were left to their owners, and are no longer told of."""

    added: int = 0
    changed: int = 0
    left_to_owner: int = 0
    gone: int = 0


def keep_entries(
    entries: Sequence[ServiceEntry],
    source: Source,
    *,
    by: Actor,
    whole: bool = True,
    file: Any = None,
    still_told: Collection[str] = (),
) -> Kept:
    """List the entries as the source tells them, in one transaction; return what that changed.

    whole: these are all that the source has; entries that it told of before and no longer does are withdrawn.
    still_told: source ids of which it tells and nothing could be used now; those stay as they were.
    Each entry has a ``source_id`` that the source gives to no other; its provider and locations may lack one.
    """
    with action("list services from a source", by=by), rows.listed_once():
        # Locked: two readings of one source at once would both add what is new.
        source = Source.objects.select_for_update(no_key=True).get(pk=source.pk)
        # And its services before they are read: what somebody presses meanwhile waits, and is not written over.
        list(
            Service.objects.select_for_update(of=("self",), no_key=True)
            .filter(records__source=source)
            .values_list("pk")
        )
        reading = _Reading(source)
        providers = reading.providers([entry.provider for entry in entries])
        pairs, kept = reading.services(entries, providers, file)
        places = [
            ((service.pk, number), replace(each, source_id=name_of(each)))
            for service, entry in pairs
            for number, each in enumerate(entry.locations)
        ]
        found = reading.locations([each for _, each in places])
        rows.count_rows(len(pairs))
        _clear(service for service, _ in pairs)
        rows.hang(pairs, {key: found[each.source_id] for key, each in places})
        rows.count_rows(len(pairs))
        told = {entry.source_id for entry in entries}.union(still_told)
        return replace(kept, gone=reading.before.withdraw_all_but(told) if whole else 0)


def _is(row: Service, name: str, value: Any) -> bool:
    """Whether a row says this already. Another row is compared by its id: each would be asked for by itself."""
    field: Any = row._meta.get_field(name)
    return bool(getattr(row, field.attname) == (value.pk if isinstance(value, Model) else value))


def _clear(services: Iterable[Service]) -> None:
    """Take away what hung from services before; links to locations are made anew with them."""
    ids = [service.pk for service in services]
    for model in (Schedule, CostOption, ServiceAtLocation):
        model.objects.filter(service__in=ids).delete()


class _Reading:
    """One source, what it told before and what it tells now."""

    def __init__(self, source: Source) -> None:
        self.source, self.before = source, Remembered(source)
        self.today = timezone.localdate()
        self.rows: dict[tuple[str, int], Any] = {}

    def providers(self, told: Iterable[ProviderEntry]) -> dict[str, Provider]:
        """Return the provider of each entry, by what it is known by; those merged away lead to what stands for them."""
        named = {name_of(each): each for each in told}
        found = self._rows(Kind.PROVIDER, Provider, named)
        wanted = [
            ProviderIdentifier(
                authority=self.source.authority,
                provider=found[name],
                scheme=each.scheme,
                identifier=each.identifier,
            )
            for name, entry in named.items()
            for each in entry.identifiers
        ]
        many.add(wanted, but_those_there=True)
        return found

    def locations(self, told: Sequence[LocationEntry]) -> dict[str, Location]:
        """Return the row of each location, by what it is known by."""
        return self._rows(Kind.LOCATION, Location, {each.source_id: each for each in told})

    def _rows(self, kind: str, model: type[Row], named: dict[str, Told]) -> dict[str, Row]:
        found: dict[str, Row] = {}
        new: dict[str, Row] = {}
        changed: list[Row] = []
        for name, entry in named.items():
            record = self.before.of(kind, name)
            row = self._one(kind, getattr(record, kind)) if record else None
            if row is None or record is None:
                given = {"public_id": entry.id} if entry.id else {}
                new[name] = model(authority=self.source.authority, **given, **rows.columns(entry))
            else:
                found[name] = row
                # One that was merged or is kept by its owner is no longer the source's to change.
                mine = getattr(row, "merged_into_id", None) is None and not getattr(
                    row, "organisation_id", None
                )
                told = self.before.may_say(record, rows.columns(entry))
                if mine and any(getattr(row, column) != value for column, value in told.items()):
                    vars(row).update(told)
                    changed.append(row)
        self._free_ids(model, new.values())
        many.add(list(new.values()))
        if changed:
            some = next(iter(named.values()))
            many.change(changed, list(rows.columns(some)))
        self.before.keep(kind, [(name, row, {}) for name, row in (found | new).items()])
        return found | new

    def services(
        self, entries: Sequence[ServiceEntry], providers: dict[str, Provider], file: Any
    ) -> tuple[list[tuple[Service, ServiceEntry]], Kept]:
        """Return the services that are the source's to write, each with its entry, and what was kept."""
        new: list[Service] = []
        changed: list[Service] = []
        left: list[tuple[str, Service, dict[str, Any]]] = []
        told: list[tuple[str, Service, dict[str, Any]]] = []
        again = 0
        pairs: list[tuple[Service, ServiceEntry]] = []
        merged: set[str] = set()
        for entry in entries:
            record = self.before.of(Kind.SERVICE, entry.source_id)
            row = self._one(Kind.SERVICE, record.service) if record else None
            if row is not None and (row.kept_by == Service.KeptBy.OWNER or row.merged_into_id):
                left.append((entry.source_id, row, words_of(entry)))
                continue
            given = {"public_id": entry.id} if entry.id and row is None else {}
            row = row or Service(authority=self.source.authority, **given)
            said = self.before.may_say(record, {"provider": providers[name_of(entry.provider)], "file": file})
            said |= self.before.may_say(record, rows.columns(entry))
            if row.pk is not None:
                said = self._but_what_is_newer_here(row, entry, said)
            same = row.pk is not None and all(_is(row, name, value) for name, value in said.items())
            for name, value in said.items():
                setattr(row, name, value)
            told.append((entry.source_id, row, words_of(entry)))
            again += row.pk is not None
            if same and record and record.content == told[-1][2]:
                # Nothing is written of what is as it was: most of a source is, most of the time.
                continue
            (new if row.pk is None else changed).append(row)
            pairs.append((row, entry))
            if self.before.may_say(record, dict.fromkeys(WHAT_HANGS)).keys() != WHAT_HANGS:
                merged.add(entry.source_id)
        self._free_ids(Service, new)
        many.add(new)
        if changed:
            names = [*rows.columns(entries[0]), "provider", "file", "checked_by"]
            many.change(list(dict.fromkeys(changed)), names)
        self.before.keep(Kind.SERVICE, [*told, *left])
        pairs = [(row, entry) for row, entry in pairs if entry.source_id not in merged]
        return pairs, Kept(added=len(new), changed=again, left_to_owner=len(left))

    def _but_what_is_newer_here(
        self, row: Service, entry: ServiceEntry, said: dict[str, Any]
    ) -> dict[str, Any]:
        """Leave out what somebody here said in one press after the source did; else nobody here has said it."""
        pressed_on = row.checked_on if row.checked_by_id else None
        newer = newer_here(entry, checked_on=pressed_on, capacity_on=row.capacity_on, today=self.today)
        if "checked_on" in said and "checked_on" not in newer:
            said["checked_by_id"] = None
        return {name: value for name, value in said.items() if name not in newer}

    def _one(self, kind: str, row: Any) -> Any:
        """Return the one object for a row that several records lead to, as they do once entries were merged."""
        return self.rows.setdefault((kind, row.pk), row) if row is not None else None

    def _free_ids(self, model: Any, new: Iterable[Any]) -> None:
        """Give a new id to whatever would take one that is in use: two sources may tell of one thing."""
        wanted = {row.public_id: row for row in new}
        fresh = model._meta.get_field("public_id").default
        seen: Callable[[Hashable], bool] = set(
            model.objects.filter(public_id__in=list(wanted)).values_list("public_id", flat=True)
        ).__contains__
        for public_id, row in wanted.items():
            if seen(public_id):
                row.public_id = fresh()
