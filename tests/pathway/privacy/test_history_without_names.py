"""Whoever reads what was done in the authority reads of no carer by name."""

import pytest
from django.urls import reverse

from tests.cast import assemble, browser_of
from tests.pathway.carers import a_carer, own_account

pytestmark = pytest.mark.django_db


def test_a_commissioner_reads_that_a_carer_did_something_and_not_which():
    cast = assemble()
    own_account(cast, a_carer(cast))
    browser_of(cast.carer).post(reverse("pathway:my_messages"), {"words": "Hello"})
    page = browser_of(cast.commissioner).get(reverse("accounts:history")).content.decode()
    assert "Send a message about support" in page
    assert "a carer" in page
    for name in (cast.carer.name, cast.carer.email, "Rowan", "Hello"):
        assert name not in page, name
