"""What a source called each thing that it told of, what it said of it, and when it last did."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils import timezone

from mainstay.database import many
from mainstay.directory.models import Service, Source, SourceRecord
from mainstay.directory.queries.duplicates import may_write

_BATCH = 250  # what a source said is long: many at once take much memory
Kind = SourceRecord.Kind


class Remembered:
    """The records that one source has left so far."""

    def __init__(self, source: Source) -> None:
        self.source, self.now = source, timezone.now()
        self._known: dict[tuple[str, str], SourceRecord] = {
            (record.kind, record.known_as): record
            for record in source.records.select_related("provider", "service", "location")
        }
        self._may_write = may_write(source.authority_id)

    def of(self, kind: str, known_as: str) -> SourceRecord | None:
        """Return the record of a thing by what the source calls it; None where it never told of it."""
        return self._known.get((kind, known_as))

    def may_say(self, record: SourceRecord | None, told: dict[str, Any]) -> dict[str, Any]:
        """Return what the source may write: of an entry that a person merged, only what was chosen from it."""
        allowed = self._may_write.get(record.pk) if record else None
        return told if allowed is None else {name: value for name, value in told.items() if name in allowed}

    def keep(self, kind: str, told: Iterable[tuple[str, Any, dict[str, Any]]]) -> None:
        """Note that the source told of these now: what it calls each, the row it became, and what it said of it."""
        new, changed, seen = [], [], []
        for known_as, row, content in told:
            record = self.of(kind, known_as)
            if record is None:
                record = SourceRecord(
                    authority=self.source.authority, source=self.source, kind=kind, known_as=known_as
                )
                setattr(record, kind, row)
                new.append(record)
            else:
                seen.append(record.pk)
                if record.content != content:
                    changed.append(record)
            record.content, record.last_seen_at, record.gone_at = content, self.now, None
        many.add(new, batch=_BATCH)
        many.change(changed, ["content"], batch=_BATCH)
        SourceRecord.objects.filter(pk__in=seen).update(last_seen_at=self.now, gone_at=None)
        self._known |= {(kind, record.known_as): record for record in new}

    def withdraw_all_but(self, told: Collection[str]) -> int:
        """Withdraw the services the source tells of no more; return how many.

        told: what it calls those that it does tell of. What other sources still tell of, or an owner keeps, stays.
        """
        silent = [
            record
            for (kind, name), record in self._known.items()
            if kind == Kind.SERVICE and name not in told and record.gone_at is None
        ]
        for record in silent:
            record.gone_at = self.now
        SourceRecord.objects.filter(pk__in=[record.pk for record in silent]).update(gone_at=self.now)
        still = SourceRecord.objects.filter(kind=Kind.SERVICE, gone_at=None).values("service")
        lost = Service.objects.filter(
            pk__in=[record.service_id for record in silent], kept_by=Service.KeptBy.SOURCE
        ).exclude(pk__in=still)
        return lost.update(state=Service.State.WITHDRAWN)
