"""The operator lists what is due and erases it, by number."""

from datetime import date

import pytest

from mainstay.pathway.erasing_told import due_of, erase_of
from mainstay.pathway.models import Carer
from tests.cast import assemble
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db


def test_what_is_due_is_listed_by_number_and_erased_once():
    cast = assemble()
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        Carer.objects.filter(pk=carer.pk).update(ended_on=date(2010, 1, 1), ended_because="moved")
    assert [each.line for each in due_of("Northmoor Council") or []] == ["AB12CD\t2013-01-01\tdue"]
    assert erase_of("Northmoor Council", ["NOBODY"]) == ["NOBODY: not due, or no such record."]
    assert erase_of("Northmoor Council", ["AB12CD"]) == []
    with in_records_of(cast.worker):
        assert Carer.objects.get(pk=carer.pk).erased_on is not None
    assert due_of("Northmoor Council") == []
    assert due_of("Nowhere") is None
