"""The carer chooses, on their own page, between what was found for them."""

import pytest
from django.urls import reverse

from mainstay.pathway.models import BrokerRequest, OfferedMatch, PersonalOutcome, Plan, Support
from tests.cast import Cast, browser_of
from tests.directory.listed import a_service
from tests.pathway.carers import TODAY, a_carer, in_records_of, own_account

pytestmark = pytest.mark.django_db


def two_offered(cast: Cast) -> list[OfferedMatch]:
    """Return two matches of one request: a service, and the carer's own idea."""
    carer, service = a_carer(cast), a_service(cast.analyst)
    of = {"authority": cast.northmoor, "carer": carer}
    with in_records_of(cast.worker):
        plan = Plan.objects.create(**of)
        outcome = PersonalOutcome.objects.create(**of, plan=plan, words="To row", outcomes=["N2"])
        support = Support.objects.create(
            **of, plan=plan, outcome=outcome, intervention="I06", words="A sitter on Saturdays"
        )
        asked = BrokerRequest.objects.create(
            **of, support=support, urgency=2, queued_on=TODAY, state=BrokerRequest.State.OFFERED
        )
        about = {**of, "request": asked, "offered_on": TODAY}
        return [
            OfferedMatch.objects.create(**about, service=service, rank=1),
            OfferedMatch.objects.create(**about, own_idea="My cousin comes", rank=2),
        ]


def test_the_carer_sees_what_waits_and_chooses(cast: Cast):
    first, second = two_offered(cast)
    own_account(cast, first.carer)
    browser = browser_of(cast.carer)
    page = reverse("pathway:my_choice", args=[second.pk])
    assert page in browser.get(reverse("pathway:my_choices")).content.decode()
    assert "My cousin comes" in browser.get(page).content.decode()
    assert browser.post(page, {"choose": "yes", "words": "She knows him"}).status_code == 302
    with in_records_of(cast.worker):
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.answer, second.answer, second.words) == ("refused", "chosen", "She knows him")
        assert second.request.support.state == "chosen"


def test_turning_one_down_leaves_the_other(cast: Cast):
    first, second = two_offered(cast)
    own_account(cast, first.carer)
    browser_of(cast.carer).post(
        reverse("pathway:my_choice", args=[first.pk]), {"turn_down": "yes", "words": ""}
    )
    with in_records_of(cast.worker):
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.answer, second.answer) == ("refused", "waiting")


def test_a_choice_is_nobody_elses(cast: Cast):
    first, _second = two_offered(cast)
    mine = a_carer(cast, "OTHER1")
    own_account(cast, mine)
    page = reverse("pathway:my_choice", args=[first.pk])
    assert browser_of(cast.carer).get(page).status_code == 404
    assert browser_of(cast.carer).post(page, {"choose": "yes"}).status_code == 404


def test_whoever_may_only_look_cannot_choose(cast: Cast):
    first, _second = two_offered(cast)
    own_account(cast, first.carer)
    with in_records_of(cast.worker):
        first.carer.access.update(acts=False)
    page = reverse("pathway:my_choice", args=[first.pk])
    assert "I choose this" not in browser_of(cast.carer).get(page).content.decode()
    assert browser_of(cast.carer).post(page, {"choose": "yes", "words": ""}).status_code == 403
