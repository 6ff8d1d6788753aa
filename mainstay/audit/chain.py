"""Whether the audit is still what was written: every chain worked out anew, in PostgreSQL, by its owner.

An entry's hash covers what it says and the hash before it, so whoever changes, takes out or puts in an entry
breaks the chain there. Taking off the newest entries breaks nothing: that shows only against a head kept elsewhere.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connections

from mainstay.audit.sql import hash_of

# The role that owns the table sees every authority's entries; the runtime role would see one's.
_ROLE = "owner"

_BROKEN = f"""
WITH linked AS (
    SELECT e.*, {hash_of("e")} AS ought,
        coalesce(lag(e.position) OVER chain, 0) + 1 AS expected,
        coalesce(lag(e.hash) OVER chain, '') AS linked_to
    FROM audit_entry e WHERE e.position IS NOT NULL
    WINDOW chain AS (PARTITION BY e.authority_id ORDER BY e.position)
), breaks AS (
    SELECT authority_id, id, position, CASE
        WHEN position <> expected THEN 'removed' WHEN previous_hash <> linked_to THEN 'replaced' ELSE 'changed'
    END AS what FROM linked
    WHERE position <> expected OR previous_hash <> linked_to OR hash IS DISTINCT FROM ought
    UNION ALL
    SELECT authority_id, id, NULL, 'not sealed' FROM audit_entry WHERE position IS NULL
)
SELECT DISTINCT ON (authority_id) authority_id, id, position, what
FROM breaks ORDER BY authority_id, position NULLS LAST, id
"""  # noqa: S608  # hash_of is a constant of this program, not anything typed

_HEADS = """
SELECT DISTINCT ON (authority_id) authority_id, position, hash, at
FROM audit_entry WHERE position IS NOT NULL ORDER BY authority_id, position DESC
"""

_SAYS = {
    "changed": "the entry does not say what it said when it was written",
    "removed": "one or more entries before it were taken out",
    "replaced": "the entry before it was replaced",
    "not sealed": "the entry was written but never joined to the chain",
    "shorter": "the newest entries were taken off: the chain ends before the head that was kept",
    "other": "the entry at the head that was kept is not the one that was there",
}


@dataclass(frozen=True)
class Broken:
    """The first link of a chain that does not hold. authority_id: None for what belongs to no authority."""

    authority_id: int | None
    entry_id: int | None  # None where the entry itself is gone
    position: int | None  # counted from 1 in each chain; None for an entry that has no place in it
    what: str

    def __str__(self) -> str:
        whose = (
            "what belongs to no authority" if self.authority_id is None else f"authority {self.authority_id}"
        )
        where = f"entry {self.entry_id}" if self.entry_id else "the head"
        place = f" at position {self.position}" if self.position else ""
        return f"The chain of {whose} is broken at {where}{place}: {_SAYS[self.what]}."


@dataclass(frozen=True)
class Head:
    """The newest link of a chain. Kept somewhere else, it shows later that nothing before it was changed or lost."""

    authority_id: int | None
    position: int
    hash: str
    at: str  # when the entry was written, as ISO 8601 in UTC


def verify(kept: Iterable[Head] = ()) -> list[Broken]:
    """Return the first broken link of each chain that has one; empty if all hold.

    kept: heads exported earlier, by which entries taken off the end are noticed too.
    """
    found = [Broken(*row) for row in _ask(_BROKEN)]
    known = {broken.authority_id for broken in found}
    return found + [missing for head in kept if head.authority_id not in known for missing in _against(head)]


def heads() -> list[Head]:
    """Return the newest link of each chain, in the order of the authorities' ids, nobody's last."""
    return [Head(authority, position, text, at.isoformat()) for authority, position, text, at in _ask(_HEADS)]


def head(authority_id: int | None) -> Head | None:
    """Return the newest link of one chain, or None if nothing was ever done."""
    return next((each for each in heads() if each.authority_id == authority_id), None)


def heads_as_json() -> str:
    """Return the heads as the text to keep elsewhere; read_heads reads it again."""
    return json.dumps({"heads": [asdict(each) for each in heads()]}, indent=2)


def read_heads(text: str) -> list[Head]:
    """Return the heads that heads_as_json wrote. Raises ValueError where the text is something else."""
    try:
        kept: list[Mapping[str, Any]] = json.loads(text)["heads"]
        return [Head(each["authority_id"], each["position"], each["hash"], each["at"]) for each in kept]
    except (KeyError, TypeError, json.JSONDecodeError) as wrong:
        raise ValueError("This is not a file of heads. Write one with: mainstay audit heads") from wrong


def _against(head: Head) -> list[Broken]:
    query = "SELECT id, hash FROM audit_entry WHERE authority_id IS NOT DISTINCT FROM %s AND position = %s"
    there = _ask(query, [head.authority_id, head.position])
    if not there:
        return [Broken(head.authority_id, None, head.position, "shorter")]
    entry_id, text = there[0]
    return [] if text == head.hash else [Broken(head.authority_id, entry_id, head.position, "other")]


def _ask(query: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connections[_ROLE].cursor() as cursor:
        cursor.execute(query, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
