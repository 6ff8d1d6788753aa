"""The operator lists what is due and erases it, by number."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from mainstay.config.commands import cli
from mainstay.pathway.models import Carer
from tests.cast import assemble
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db


def test_what_is_due_is_listed_by_number_and_erased_once():
    cast = assemble()
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        Carer.objects.filter(pk=carer.pk).update(ended_on=date(2010, 1, 1), ended_because="moved")
    run = CliRunner()
    told = run.invoke(cli, ["records", "due", "Northmoor Council", "--format", "json"])
    assert (told.exit_code, json.loads(told.stdout)[0]["reference"]) == (1, "AB12CD")
    assert "Rowan" not in told.output
    assert run.invoke(cli, ["records", "erase", "Northmoor Council"]).exit_code == 2
    wrong = run.invoke(cli, ["records", "erase", "Northmoor Council", "NOBODY", "--yes"])
    assert (wrong.exit_code, "NOBODY: not due" in wrong.output) == (1, True)
    done = run.invoke(cli, ["records", "erase", "Northmoor Council", "--all-due", "--yes"])
    assert (done.exit_code, done.stdout) == (0, "1 erased.\n")
    with in_records_of(cast.worker):
        assert Carer.objects.get(pk=carer.pk).erased_on is not None
    assert run.invoke(cli, ["records", "due", "Northmoor Council"]).exit_code == 0
    assert run.invoke(cli, ["records", "due", "Nowhere"]).exit_code == 2
