"""Every change of the tables says why, and what becomes of old code and of the rows."""

import ast
from io import StringIO

import pytest
from django.core.management import call_command

from tests.house.source import MIGRATIONS, name, tree


@pytest.mark.parametrize("migration", MIGRATIONS, ids=name)
def test_it_opens_with_why_old_code_rows_and_undo(migration):
    said = ast.get_docstring(tree(migration)) or ""
    beginnings = [line.split(":")[0] for line in said.splitlines() if ":" in line]
    assert [word for word in beginnings if word in ("Why", "Old code", "Rows", "Undo")] == [
        "Why",
        "Old code",
        "Rows",
        "Undo",
    ]


@pytest.mark.parametrize("migration", MIGRATIONS, ids=name)
def test_it_is_named_for_the_change(migration):
    number, _, change = migration.stem.partition("_")
    assert number.isdigit()
    assert not change.startswith("auto"), "name it for what it changes"


@pytest.mark.django_db
def test_none_is_missing():
    said = StringIO()
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=said, verbosity=1)
    assert "No changes detected" in said.getvalue()
