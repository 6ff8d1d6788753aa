"""The audit's functions run as its owner: nobody else may hang them on a table of their own."""

import pytest
from django.db import DatabaseError, connection

from mainstay.accounts.models import Authority
from mainstay.audit import chain
from mainstay.audit.models import Entry
from mainstay.database import scope
from tests.cast import authority


@pytest.fixture
def northmoor(emptied: None) -> Authority:
    return authority("Northmoor Council", "X06000001")


def run(of: Authority, *statements: str) -> None:
    """Run statements as the role that serves pages, in the scope of the authority."""
    with scope.of_authority(of.pk), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_no_entry_can_be_made_by_a_table_that_only_looks_like_one(northmoor: Authority):
    with pytest.raises(DatabaseError, match=r"permission denied for function (public.)?audit_write"):
        run(
            northmoor,
            "CREATE TEMP TABLE accounts_user (id bigint, authority_id bigint, name text)",
            "CREATE TRIGGER audit AFTER INSERT ON pg_temp.accounts_user "
            "FOR EACH ROW EXECUTE FUNCTION public.audit_write()",
            "INSERT INTO pg_temp.accounts_user VALUES (1, 4711, 'never there')",
        )
    with scope.of_authority(4711):
        assert not Entry.objects.exists()


def test_no_entry_can_be_given_another_place_in_the_chain(northmoor: Authority):
    with pytest.raises(DatabaseError, match=r"permission denied for function (public\.)?audit_seal"):
        run(
            northmoor,
            "CREATE TEMP TABLE entries AS SELECT * FROM audit_entry WITH NO DATA",
            "CREATE TRIGGER seal AFTER INSERT ON entries FOR EACH ROW EXECUTE FUNCTION public.audit_seal()",
            "INSERT INTO entries SELECT * FROM audit_entry",
        )
    assert chain.verify() == []
