"""Finding what a plan agreed: queued, matched with reasons, offered, chosen by the carer, or kept as unmet."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay.directory.models import Service
from mainstay.pathway.actions import brokering
from mainstay.pathway.models import BrokerRequest, Carer, Clock, OfferedMatch, Support, ToDo, UnmetNeed
from mainstay.pathway.queries.matching import found_for
from tests.cast import Cast, browser_of
from tests.directory.listed import a_provider, a_service
from tests.pathway.carers import TODAY, a_carer, in_records_of, looked_after
from tests.pathway.planned.a_plan import agreed

pytestmark = pytest.mark.django_db


@pytest.fixture
def carer(cast: Cast) -> Carer:
    return a_carer(cast, area_code="X05000001")


@pytest.fixture
def sitting(cast: Cast) -> Service:
    """Saturday sitting, £18.50 an hour, at home, for people with dementia."""
    return a_service(cast.analyst, capacity="taking")


@pytest.fixture
def request_(cast: Cast, carer: Carer, sitting: Service) -> BrokerRequest:
    agreed(cast, carer)
    return now(cast, BrokerRequest)


@pytest.fixture
def worker(cast: Cast) -> Client:
    return browser_of(cast.worker)


def now(cast: Cast, model, **which):
    with in_records_of(cast.worker):
        return model.objects.select_related(
            *(("support",) if model in (BrokerRequest, UnmetNeed) else ())
        ).get(**which)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()).replace("&#39;", "'")


def offered(cast: Cast, request: BrokerRequest, service: Service | None, **more) -> OfferedMatch:
    with in_records_of(cast.worker):
        return brokering.offer(request, service, **more, by=cast.worker, today=TODAY)


def clocks(cast: Cast) -> list[date]:
    with in_records_of(cast.worker):
        return list(
            Clock.objects.filter(what="broker", done_on=None, stopped_on=None).values_list(
                "due_on", flat=True
            )
        )


# The queue


def test_an_agreed_plan_puts_what_it_pays_for_into_the_queue(cast, request_):
    assert (request_.state, request_.support.state) == ("queued", "looking")
    # It is needed on the day the plan starts, which is today: so it is urgent.
    assert (request_.needed_by, request_.urgency) == (TODAY, 1)
    assert clocks(cast) == [date(2026, 4, 2)]


def test_a_request_is_taken_by_one_and_put_back_for_another(cast, request_):
    with in_records_of(cast.worker):
        brokering.take(request_, by=cast.worker, today=TODAY)
        with pytest.raises(brokering.CannotQueue, match="Somebody else has taken it"):
            brokering.take(request_, by=cast.practice_lead, today=TODAY)
        brokering.put_back(request_, by=cast.worker)
        assert brokering.take(request_, by=cast.practice_lead, today=TODAY).state == "looking"


def test_whoever_makes_it_less_urgent_says_why(cast, request_):
    with in_records_of(cast.worker):
        with pytest.raises(brokering.CannotQueue, match="Say why"):
            brokering.set_urgency(request_, 3, "", None, seen=request_.edition, by=cast.worker, today=TODAY)
        less = brokering.set_urgency(
            request_, 3, "Her sister stays", None, seen=request_.edition, by=cast.worker, today=TODAY
        )
    assert less.urgency == 3
    assert clocks(cast) > [date(2026, 4, 20)]


def test_the_queue_shows_the_most_urgent_first_and_only_ones_own_carers(cast, request_, worker):
    page = text_of(worker.get("/carers/broker/"))
    assert "Somebody sits with Tom" in page
    assert "Nobody has taken it" in page
    assert "Somebody sits" not in text_of(worker.get("/carers/broker/?whose=mine"))
    assert browser_of(cast.outsider).get("/carers/broker/").status_code == 403


# What suits


def test_a_service_that_suits_is_shown_with_why_and_what_is_ruled_out_with_why(
    cast, carer, request_, sitting, worker
):
    dear = a_provider(cast.analyst, "Dear Care")
    a_service(cast.analyst, dear, name="Dear sitting", cost_options=())
    with in_records_of(cast.worker):
        far = Service.objects.get(name="Dear sitting")
        far.areas, far.capacity = ["X05000009"], "full"
        far.save()
    page = text_of(worker.get(f"/carers/{carer.pk}/finding/{request_.pk}/"))
    assert "1. Saturday sitting" in page
    assert "It is the kind of help the plan asks for, and serves the outcome." in page
    assert "It costs £18.50 for one." in page
    assert "1 service was ruled out, and why" in page
    assert "It does not serve the ward." in page
    assert "It is full, and says of no day" in page


def test_what_the_person_lives_with_counts_where_support_is_given_to_them(cast, carer, request_, sitting):
    looked_after(cast, carer, conditions=["autism"])
    with in_records_of(cast.worker):
        support = request_.support
        support.for_person = True
        support.save()
        found = found_for(support, TODAY)
        assert [said.code for each in found.matched.ruled_out for said in each.reasons] == ["other_condition"]


@pytest.mark.parametrize(("together", "known"), [(True, True), (False, False), (None, False)])
def test_who_lives_with_the_carer_is_looked_for_from_the_carers_home(
    cast, carer, request_, sitting, together, known
):
    about = looked_after(cast, carer)
    with in_records_of(cast.worker):
        about.person.area_code = about.person.postcode = ""
        about.person.save()
        about.lives_together = together
        about.save()
        support = request_.support
        support.for_person = True
        support.save()
        assert found_for(support, TODAY).from_where == known


def test_a_price_above_what_the_plan_allows_rules_out(cast, request_, sitting):
    with in_records_of(cast.worker):
        support = request_.support
        support.price_pence = 1800
        support.save()
        found = found_for(support, TODAY)
        assert [said.code for each in found.matched.ruled_out for said in each.reasons] == ["too_dear"]


def test_matching_takes_as_many_queries_however_many_services_there_are(
    cast, carer, request_, sitting, worker
):
    page = f"/carers/{carer.pk}/finding/{request_.pk}/"
    worker.get(page)
    with CaptureQueriesContext(connection) as few:
        worker.get(page)
    for number in range(4):
        a_service(cast.analyst, a_provider(cast.analyst, f"Provider {number}"), name=f"Sitting {number}")
    with CaptureQueriesContext(connection) as many:
        assert "Sitting 3" in text_of(worker.get(page))
    assert len(many) == len(few)


# The carer chooses


def test_what_is_offered_keeps_its_reasons_and_ends_the_clock(cast, carer, request_, sitting, worker):
    page = f"/carers/{carer.pk}/finding/{request_.pk}/"
    worker.post(f"{page}offer/", {"service": sitting.pk})
    kept = now(cast, OfferedMatch)
    assert (kept.rank, kept.answer, kept.offered_by) == (1, "waiting", cast.worker)
    assert {part["criterion"] for part in kept.reasons["parts"]} >= {"help", "place", "cost", "room"}
    assert clocks(cast) == []
    with in_records_of(cast.worker):
        Service.objects.filter(pk=sitting.pk).update(capacity="full")
    assert "It takes people now." in text_of(worker.get(page))


def test_the_carer_chooses_and_the_rest_is_let_go(cast, carer, request_, sitting, worker):
    chosen = offered(cast, request_, sitting)
    other = offered(cast, request_, None, own_idea="Her sister comes")
    worker.post(f"/carers/{carer.pk}/matches/{chosen.pk}/", {"words": "She liked Jo.", "choose": ""})
    assert now(cast, OfferedMatch, pk=chosen.pk).answer == "chosen"
    assert now(cast, OfferedMatch, pk=other.pk).answer == "refused"
    support = now(cast, Support)
    assert (support.state, support.service_id) == ("chosen", sitting.pk)
    assert now(cast, BrokerRequest).state == "chosen"


def test_the_same_is_not_offered_twice_nor_answered_twice(cast, request_, sitting):
    match = offered(cast, request_, sitting)
    with in_records_of(cast.worker):
        with pytest.raises(brokering.CannotOffer, match="with the carer already"):
            brokering.offer(request_, sitting, by=cast.worker, today=TODAY)
        brokering.choose(match, by=cast.worker, today=TODAY)
        with pytest.raises(brokering.CannotOffer, match="answered already"):
            brokering.turn_down(match, by=cast.worker, today=TODAY)


def test_a_carer_may_choose_themselves(cast, carer, request_, sitting):
    from tests.pathway.carers import own_account

    match = offered(cast, request_, sitting)
    own_account(cast, carer)
    from django.db import transaction

    from mainstay.accounts.middleware.scoping import enter_scope_of

    with transaction.atomic():
        enter_scope_of(cast.carer)
        brokering.choose(match, by=cast.carer, words="Yes.", today=TODAY)
    assert now(cast, OfferedMatch).answer == "chosen"


def test_turned_down_with_nothing_left_the_search_goes_on(cast, carer, request_, sitting, worker):
    match = offered(cast, request_, sitting)
    worker.post(f"/carers/{carer.pk}/matches/{match.pk}/", {"words": "Not on Saturdays.", "turn_down": ""})
    assert now(cast, BrokerRequest).state == "queued"
    assert len(clocks(cast)) == 1


def test_what_was_chosen_is_arranged_by_hand(cast, carer, request_, sitting, worker):
    match = offered(cast, request_, sitting)
    with in_records_of(cast.worker):
        brokering.choose(match, by=cast.worker, today=TODAY)
    page = f"/carers/{carer.pk}/supports/{request_.support_id}/arrange/"
    on = {"on-day": "2", "on-month": "5", "on-year": "2026", "words": "Jo comes at ten"}
    assert worker.post(page, on).status_code == 302
    assert now(cast, Support).state == "arranged"
    made = now(cast, ToDo)
    assert (made.words, made.who, made.by_on) == ("Jo comes at ten", "Harbourlight Care", date(2026, 5, 2))


def test_a_service_can_be_ruled_out_by_hand_with_why(cast, carer, request_, sitting, worker):
    page = f"/carers/{carer.pk}/finding/{request_.pk}/rule-out/?service={sitting.pk}"
    assert "Say why this service does not do" in text_of(worker.post(page, {"words": ""}))
    worker.post(page, {"words": "They rang: no car."})
    assert "They rang: no car." in text_of(worker.get(f"/carers/{carer.pk}/finding/{request_.pk}/"))


# Nothing found


def test_nothing_found_is_kept_as_data_with_why_and_where(cast, carer, request_, worker):
    page = f"/carers/{carer.pk}/finding/{request_.pk}/not-found/"
    assert "Choose why it could not be had." in text_of(worker.post(page, {"words": ""}))
    worker.post(page, {"why": "full", "words": "Nobody on Saturdays."})
    need = now(cast, UnmetNeed)
    assert (need.intervention, need.why, need.area_code, need.units) == ("I06", "full", "X05000001", 4)
    assert now(cast, Support).state == "unmet"
    assert clocks(cast) == []


def test_what_was_unmet_can_be_looked_for_again_and_is_then_met_later(cast, request_, sitting):
    with in_records_of(cast.worker):
        brokering.note_unmet(request_, "full", "", by=cast.worker, today=TODAY)
        support = Support.objects.get()
        again = brokering.queue(support, by=cast.worker, today=TODAY)
        match = brokering.offer(again, sitting, by=cast.worker, today=TODAY)
        brokering.choose(match, by=cast.worker, today=TODAY + timedelta(days=9))
    assert now(cast, UnmetNeed).met_later_on == TODAY + timedelta(days=9)
