"""The fences of the database itself: whoever asks, in whatever words, finds no row of a record that is not theirs."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.utils.timezone import now

from mainstay.accounts.middleware.scoping import enter_scope_of
from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.pathway.actions.erasing import words_are_in
from mainstay.pathway.models import Access, Carer, Restriction, SearchKey
from tests.cast import Cast, assemble
from tests.cast import person as somebody
from tests.pathway.carers import TODAY, a_carer, in_records_of, own_account
from tests.pathway.privacy.full import full_record

pytestmark = pytest.mark.django_db
# Who is let open a restricted record is known to everybody who works with carers: no word of the record is in it.
KNOWN_TO_WORKERS = {"pathway_access", "pathway_restriction"}


@pytest.fixture
def cast() -> Cast:
    return assemble()


def tables() -> Iterator[tuple[str, str]]:
    """Yield each table with rows about one carer, and the column that says about whom."""
    for model in {*words_are_in(), SearchKey, Access, Restriction}:
        fields = {each.name: each for each in model._meta.concrete_fields}
        if model is Carer:
            yield model._meta.db_table, "id"
        elif isinstance(fields.get("carer"), models.ForeignKey):
            yield model._meta.db_table, "carer_id"


def rows_of(cast: Cast, carer: Carer) -> dict[str, dict[str, Any]]:
    """Return one row of each table as the database has it, read where everything is seen."""
    found = {}
    with in_records_of(cast.worker), connection.cursor() as cursor:
        for table, column in tables():
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t WHERE {column} = %s LIMIT 1", [carer.pk])
            if (row := cursor.fetchone()) is not None:
                found[table] = json.loads(row[0])
    return found


def told(sql: str, *given: object) -> int | None:
    """Return how many rows a statement finds or changes; None where the database refuses."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, given)
            return cursor.rowcount
    except DatabaseError:
        return None


def breaches(
    user: User, carer: Carer, rows: dict[str, dict[str, Any]], *, may_look: bool = False
) -> list[str]:
    """Return what somebody could read, change, remove or add of a record."""
    wrong = []
    columns = dict(tables())
    with transaction.atomic():
        enter_scope_of(user)
        for table, row in rows.items():
            column, new = columns[table], json.dumps(row | {"id": 900_000 + len(wrong)})
            tried = {
                "reads": f"SELECT 1 FROM {table} WHERE {column} = %s",
                "changes": f"UPDATE {table} SET id = id WHERE {column} = %s",
                "removes": f"DELETE FROM {table} WHERE {column} = %s",
            }
            done = {doing: told(sql, carer.pk) for doing, sql in tried.items()}
            if table != "pathway_carer":
                done["adds"] = told(
                    f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s)", new
                )
            wrong += [
                f"{doing} {table}"
                for doing, rows_ in done.items()
                if rows_ and not (may_look and doing == "reads")
            ]
        transaction.set_rollback(True)
    return wrong


def test_nobody_but_those_it_is_for_reads_or_changes_a_row_of_a_record(cast: Cast):
    carer = full_record(cast)
    other = somebody(cast.northmoor, "carer", "Fay Alder", email="fay@northmoor.example")
    own_account(cast, a_carer(cast, "FAY"), other)
    rows = rows_of(cast, carer)
    assert len(rows) > 30
    strangers = cast.everybody() | {"another carer": other}
    for part in ("carer", "worker", "practice_lead", "panel", "finance"):
        strangers.pop(part)
    assert {part: found for part, user in strangers.items() if (found := breaches(user, carer, rows))} == {}


def test_nobody_unnamed_reads_or_changes_a_row_of_a_restricted_record(cast: Cast):
    carer = full_record(cast)
    with in_records_of(cast.worker):
        Restriction.objects.create(
            authority=cast.northmoor, carer=carer, why="Known here", from_on=TODAY, made_by=cast.practice_lead
        )
    rows = {table: row for table, row in rows_of(cast, carer).items() if table not in KNOWN_TO_WORKERS}
    for user in (cast.worker, cast.practice_lead, cast.panel, cast.finance):
        assert breaches(user, carer, rows) == [], user.roles


def test_whoever_may_look_changes_no_row(cast: Cast):
    carer = full_record(cast)
    friend = somebody(cast.northmoor, "carer", "Fay Alder", email="fay@northmoor.example")
    with in_records_of(cast.worker):
        Access.objects.create(
            authority=cast.northmoor, carer=carer, user=friend, as_whom="family", from_at=now()
        )
    assert breaches(friend, carer, rows_of(cast, carer), may_look=True) == []


def test_nobody_moves_a_row_of_theirs_into_another_record(cast: Cast):
    """A carer's own rows stay their own: none is handed to another carer, and none taken from one."""
    carer, other = full_record(cast), a_carer(cast, "FAY")
    assert [table for table in moved(cast.carer, carer, other) if table] == []


def moved(user: User, carer: Carer, other: Carer) -> list[str]:
    """Return the tables in which somebody could move a row from one record into the other."""
    found = []
    with transaction.atomic():
        enter_scope_of(user)
        for table, column in tables():
            if column == "carer_id" and told(
                f"UPDATE {table} SET carer_id = %s WHERE carer_id = %s", other.pk, carer.pk
            ):
                found.append(table)
        transaction.set_rollback(True)
    return found


def test_nothing_is_seen_without_a_scope(cast: Cast):
    carer = full_record(cast)
    with transaction.atomic():
        scope.enter(None, user_id=None, carers=scope.Carers.NONE)
        seen = [
            table
            for table, column in tables()
            if told(f"SELECT 1 FROM {table} WHERE {column} = %s", carer.pk)
        ]
    assert seen == []
