"""The audit: what writes it, what cannot, and that tampering shows where it was done."""

import threading
import time
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.audit import chain
from mainstay.audit import context as audit
from mainstay.audit.context import Operator
from mainstay.audit.models import Entry
from mainstay.database import scope
from tests.cast import PASSWORD, authority, person


@pytest.fixture
def northmoor(emptied: None) -> Authority:
    return authority("Northmoor Council", "X06000001")


def add_organisations(of: Authority, *names: str) -> None:
    """Add organisations, each an entry of its own."""
    with scope.of_authority(of.pk), audit.action("add organisations", by=Operator()):
        for name in names:
            Organisation.objects.create(authority=of, name=name, kind="nhs")


def positions(of: Authority) -> list[int | None]:
    with scope.of_authority(of.pk):
        return list(Entry.objects.order_by("id").values_list("position", flat=True))


@pytest.fixture
def superuser() -> Iterator[psycopg.Connection]:
    """Somebody who can do anything to the database, and does."""
    from mainstay.database import connect

    with psycopg.connect(connect.admin_url(settings.DATA, {}), dbname="mainstay", autocommit=True) as admin:
        # Else the trigger that seals would seal again what is put in.
        admin.execute("SET session_replication_role = replica")
        yield admin


def test_raw_sql_and_bulk_writes_are_written_down_too(northmoor: Authority):
    with scope.of_authority(northmoor.pk):
        kind = "provider"
        Organisation.objects.bulk_create(
            [Organisation(authority=northmoor, name=name, kind=kind) for name in ("A", "B")]
        )
        Organisation.objects.filter(name="A").update(name="C")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM accounts_organisation WHERE name = 'B'")
        entries = Entry.objects.filter(table="accounts_organisation").order_by("id")
        told = [
            (each.operation, (each.before or {}).get("name"), (each.after or {}).get("name"))
            for each in entries
        ]
    assert told == [("INSERT", None, "A"), ("INSERT", None, "B"), ("UPDATE", "A", "C"), ("DELETE", "B", None)]
    assert chain.verify() == []


def test_an_entry_says_what_was_done_and_by_whom_and_then_forgets(northmoor: Authority):
    add_organisations(northmoor, "A")
    with scope.of_authority(northmoor.pk):
        Organisation.objects.update(name="B")
        done = list(
            Entry.objects.filter(table="accounts_organisation")
            .order_by("id")
            .values_list("action", "by_name")
        )
    assert done[0] == ("add organisations", "the operator, at the command line")
    assert done[1] == ("outside any action", "mainstay_runtime")


def test_a_change_that_is_taken_back_leaves_no_entry(northmoor: Authority):
    before = positions(northmoor)
    with transaction.atomic():
        add_organisations(northmoor, "A")
        transaction.set_rollback(True)
    assert positions(northmoor) == before


def test_saving_without_a_change_leaves_no_entry(northmoor: Authority):
    add_organisations(northmoor, "A")
    before = positions(northmoor)
    with scope.of_authority(northmoor.pk):
        Organisation.objects.get().save()
    assert positions(northmoor) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET by_name = 'somebody else'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "INSERT INTO audit_entry SELECT * FROM audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER audit ON accounts_user",
        "SET session_replication_role = replica",
    ],
)
def test_the_role_that_serves_pages_cannot_touch_what_is_written(northmoor: Authority, statement: str):
    with pytest.raises(DatabaseError), scope.of_authority(northmoor.pk), connection.cursor() as cursor:
        cursor.execute(statement)
    assert chain.verify() == []


def test_a_password_is_never_in_the_audit(northmoor: Authority):
    user = person(northmoor, "worker", "Wyn Birch")
    with scope.of_authority(northmoor.pk), audit.action("change a password", by=user):
        user.set_password("otter bramble kettle")
        user.save()
    with scope.of_authority(northmoor.pk):
        told = str(list(Entry.objects.values("before", "after")))
        hashed = User.objects.get().password
    for secret in (PASSWORD, "otter", hashed, "scrypt", "password':"):
        assert secret not in told


def test_each_authority_has_a_chain_of_its_own_and_sees_no_other(northmoor: Authority):
    southmoor = authority("Southmoor Council", "X06000002")
    add_organisations(northmoor, "A", "B")
    add_organisations(southmoor, "C")
    assert positions(northmoor) == [1, 2, 3]
    assert positions(southmoor) == [1, 2]
    with scope.of_authority(None):
        assert not Entry.objects.exists()
    assert [(each.authority_id, each.position) for each in chain.heads()] == [
        (northmoor.pk, 3),
        (southmoor.pk, 2),
    ]


TAMPERING = [
    ("UPDATE audit_entry SET by_name = 'nobody' WHERE position = 3", "changed", 3),
    ('UPDATE audit_entry SET after = after || \'{"name": "X"}\' WHERE position = 2', "changed", 2),
    ("DELETE FROM audit_entry WHERE position = 2", "removed", 3),
    ("DELETE FROM audit_entry WHERE position = 1", "removed", 2),
    ("UPDATE audit_entry SET hash = repeat('0', 64) WHERE position = 3", "changed", 3),
    (
        "UPDATE audit_entry SET action = 'x', hash = encode(sha256('x'), 'hex') WHERE position = 3",
        "changed",
        3,
    ),
    (
        'INSERT INTO audit_entry (at, action, by_name, "table", record, operation, authority_id) '
        "SELECT now(), 'x', 'x', 'x', '1', 'INSERT', authority_id FROM audit_entry LIMIT 1",
        "not sealed",
        None,
    ),
]


@pytest.mark.parametrize(("statement", "what", "position"), TAMPERING)
def test_tampering_by_a_superuser_breaks_exactly_one_link(
    northmoor: Authority, superuser: psycopg.Connection, statement: str, what: str, position: int | None
):
    add_organisations(northmoor, "A", "B", "C", "D")
    superuser.execute(statement)
    found = chain.verify()
    assert [(each.authority_id, each.what, each.position) for each in found] == [
        (northmoor.pk, what, position)
    ]


def test_an_entry_made_to_fit_breaks_the_next_link(northmoor: Authority, superuser: psycopg.Connection):
    from mainstay.audit.sql import hash_of

    add_organisations(northmoor, "A", "B", "C")
    superuser.execute("UPDATE audit_entry SET by_name = 'nobody' WHERE position = 2")
    superuser.execute(f"UPDATE audit_entry e SET hash = {hash_of('e')} WHERE position = 2")
    assert [(each.what, each.position) for each in chain.verify()] == [("replaced", 3)]


def test_entries_taken_off_the_end_show_against_a_head_kept_elsewhere(
    northmoor: Authority, superuser: psycopg.Connection
):
    add_organisations(northmoor, "A", "B")
    kept = chain.read_heads(chain.heads_as_json())
    assert chain.verify(kept) == []
    superuser.execute("DELETE FROM audit_entry WHERE position = 3")
    assert chain.verify() == []
    found = chain.verify(kept)
    assert [each.what for each in found] == ["shorter"]
    assert "ends before the head that was kept" in str(found[0])


def test_a_file_that_is_no_file_of_heads_is_refused():
    for text in ("", "{}", "[]", '{"heads": [1]}'):
        with pytest.raises(ValueError, match="not a file of heads"):
            chain.read_heads(text)


def test_people_saving_at_once_make_one_chain(northmoor: Authority):
    def save(number: int) -> None:
        try:
            for turn in range(5):
                add_organisations(northmoor, f"{number}.{turn}.a", f"{number}.{turn}.b")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=save, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(positions(northmoor)) == list(range(1, 42))
    assert chain.verify() == []


def test_transactions_that_cross_two_authorities_do_not_lock_each_other_for_good(northmoor: Authority):
    southmoor = authority("Southmoor Council", "X06000002")
    both_written = threading.Barrier(2, timeout=10)
    stopped: list[Exception] = []

    def write(*order: Authority) -> None:
        try:
            with transaction.atomic():
                for each in order:
                    scope.enter_authority(each.pk)
                    bodies = [
                        Organisation(authority=each, name=f"{number} by {order[0]}", kind="nhs")
                        for number in range(300)
                    ]
                    Organisation.objects.bulk_create(bodies)
                both_written.wait()
        except DatabaseError as error:
            stopped.append(error)
        finally:
            connections.close_all()

    pairs = [(northmoor, southmoor), (southmoor, northmoor)]
    threads = [threading.Thread(target=write, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stopped == []
    assert sorted(positions(northmoor)) == sorted(positions(southmoor)) == list(range(1, 602))
    assert chain.verify() == []


def test_five_thousand_rows_are_written_and_checked_in_seconds(northmoor: Authority):
    rows = [Organisation(authority=northmoor, name=f"Body {number}", kind="nhs") for number in range(5000)]
    began = time.perf_counter()
    with scope.of_authority(northmoor.pk):
        Organisation.objects.bulk_create(rows)
    written = time.perf_counter()
    assert chain.verify() == []
    assert (written - began, time.perf_counter() - written) < (10, 5)
