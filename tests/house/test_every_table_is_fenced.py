"""Every table is behind a fence that its own owner obeys too, or is listed here with the reason why not."""

import pytest
from django.db import connection

# As in docs/adr/0009-sign-in.md: the beginning of a table's name, and why it has no fence.
UNFENCED = {
    "django_session": "read to learn who is asking; found only by a random key",
    "axes_": "wrong passwords are counted before anybody is signed in, under a hash",
    "socialaccount_socialapp": "other ways to sign in come from the environment: it is empty",
    "auth_": "Django's own permissions, which are not used",
    "django_content_type": "names of tables",
    "django_migrations": "names of migrations",
    "procrastinate_": "the job queue: ids, never records",
}

FENCES = """
SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
       (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""


@pytest.mark.django_db
def test_every_table_is_fenced_or_says_why_not():
    with connection.cursor() as cursor:
        cursor.execute(FENCES)
        tables = cursor.fetchall()
    assert tables
    open_tables = {name for name, forced, policies in tables if not forced or not policies}
    unexplained = {name for name in open_tables if not name.startswith(tuple(UNFENCED))}
    assert not unexplained, "fence them with rls.FenceByAuthority, or say here why not"


@pytest.mark.django_db
def test_views_ask_with_the_rights_of_whoever_asks():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND relkind = 'v' "
            "AND NOT coalesce(reloptions @> '{security_invoker=true}', false)"
        )
        assert cursor.fetchall() == []
