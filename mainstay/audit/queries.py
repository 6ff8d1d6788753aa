"""What was done, as the entries tell it. Row-level security keeps each authority's to itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from mainstay.audit.models import Entry

# The columns that say whose record it is; whoever withdrew or closed one does not own it.
_OWNING = ("drawn_by_id", "saved_by_id", "sent_by_id", "set_by_id", "loaded_by_id")


@dataclass(frozen=True)
class Changed:
    """One column of a record before and after; None where the record, or its value, was not there."""

    column: str
    before: Any
    after: Any


def entries_of(table: str, record: str) -> QuerySet[Entry]:
    """Return everything that happened to one record, the latest first."""
    return Entry.objects.filter(table=table, record=record).order_by("-id")


def entries(
    *, by_id: int | None = None, action: str = "", first_day: date | None = None, last_day: date | None = None
) -> QuerySet[Entry]:
    """Return everything that was done, the latest first, by one person, of one kind, or between two days."""
    found = Entry.objects.order_by("-id")
    if by_id is not None:
        found = found.filter(by_id=by_id)
    if action:
        found = found.filter(action=action)
    if first_day:
        found = found.filter(at__date__gte=first_day)
    return found.filter(at__date__lte=last_day) if last_day else found


def kinds_of_action() -> list[str]:
    """Return what has been done here, each once, in the order of the alphabet."""
    return list(Entry.objects.order_by("action").values_list("action", flat=True).distinct())


def changes(entry: Entry) -> Iterator[Changed]:
    """Yield the columns that the entry changed; every column of a record added or removed that held something."""
    before, after = entry.before or {}, entry.after or {}
    for column in {**before, **after}:
        was, is_ = before.get(column), after.get(column)
        if was != is_:
            yield Changed(column, was, is_)


def is_owner(user_id: int, table: str, record: str) -> bool:
    """Return whether the record is the user's own account, or another kind of record that they made."""
    if table == "accounts_user":
        # An account belongs to its person, whoever added it.
        return record == str(user_id)
    latest = entries_of(table, record).first()
    if latest is None:
        return False
    held: dict[str, Any] = latest.after or latest.before or {}
    if any(held.get(column) == user_id for column in _OWNING):
        return True
    return entries_of(table, record).filter(operation=Entry.Operation.ADDED, by_id=user_id).exists()
