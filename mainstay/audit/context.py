"""Say what is being done and by whom, so that the audit's triggers can write it down."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper


class Actor(Protocol):
    """Whoever does something: a signed-in user, or the operator at the command line."""

    @property
    def pk(self) -> int | None:
        """The account's id; None for the operator."""

    @property
    def name(self) -> str:
        """The name as the audit keeps it, unless there is an ``audit_name``."""


class Operator:
    """Whoever runs the command line on the machine itself."""

    pk: int | None = None
    name = "the operator, at the command line"


class Itself:
    """Mainstay, where nobody asked it to: what is done each day."""

    pk: int | None = None
    name = "Mainstay itself"


@contextmanager
def action(doing: str, *, by: Actor) -> Iterator[None]:
    """Run a block in one transaction whose changes are audited as ``doing`` by ``by``.

    doing: the kind of action in the field's words ("load a file"), the same every time: people choose from these.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        names = ["mainstay.action", "mainstay.by", "mainstay.by_name"]
        cursor.execute("SELECT " + ", ".join("coalesce(current_setting(%s, true), '')" for _ in names), names)
        before = cursor.fetchone()
        _set(cursor, names, (doing, by.pk or "", getattr(by, "audit_name", by.name)))
        yield
        _set(cursor, names, before)


def _set(cursor: CursorWrapper, names: list[str], values: tuple[object, ...]) -> None:
    arguments = [item for pair in zip(names, values, strict=True) for item in (pair[0], str(pair[1]))]
    cursor.execute("SELECT " + ", ".join("set_config(%s, %s, true)" for _ in names), arguments)
