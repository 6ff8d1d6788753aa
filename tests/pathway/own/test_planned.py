"""A carer reads the same of their budget and their emergency plan as whoever works with them."""

import pytest
from django.urls import reverse

from mainstay.pathway import models
from mainstay.pathway.queries.budgets import standing
from mainstay.pathway.queries.emergency import sections
from tests.cast import Cast, browser_of
from tests.pathway.budgets.ordinary import agreed
from tests.pathway.carers import TODAY, a_carer, in_records_of, own_account

pytestmark = pytest.mark.django_db


def test_what_is_left_is_what_the_authoritys_own_pages_say(cast: Cast):
    carer = a_carer(cast)
    own_account(cast, carer)
    budget = agreed(cast, carer=carer)
    of = {"authority": cast.northmoor, "carer": carer, "budget": budget, "on": TODAY}
    with in_records_of(cast.worker):
        for kind, pence in (("committed", 600_00), ("released", 100_00), ("spent", 250_00)):
            models.LedgerEntry.objects.create(**of, kind=kind, pence=pence)
        wrong = models.LedgerEntry.objects.create(**of, kind="spent", pence=99_00)
        models.LedgerEntry.objects.create(**of, kind="spent", pence=99_00, undoes=wrong)
        assert standing(budget).left == 1250_00
    page = browser_of(cast.carer).get(reverse("pathway:my_budget")).content.decode()
    assert "What is left: £1,250.00" in page
    assert "£500.00" in page  # promised and not spent yet


def test_an_emergency_plan_is_read_in_the_order_in_which_it_is_needed(cast: Cast):
    carer = a_carer(cast)
    own_account(cast, carer)
    needed = sections(TODAY)
    with in_records_of(cast.worker):
        models.EmergencyPlan.objects.create(
            authority=cast.northmoor,
            carer=carer,
            content={each.code: f"Says {each.code}" for each in reversed(needed)},
        )
    page = browser_of(cast.carer).get(reverse("pathway:my_emergency_plan")).content.decode()
    places = [page.index(f"Says {each.code}") for each in needed]
    assert places == sorted(places)
    assert needed[0].title in page
