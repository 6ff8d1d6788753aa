"""The emergency plan: complete before it is relied on, opened by its card, and known to whoever holds a copy."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.test import Client

from mainstay.accounts.middleware.scoping import enter_scope_of
from mainstay.pathway.actions import emergency as actions
from mainstay.pathway.actions import emergency_cards as cards
from mainstay.pathway.models import Access, CardUse, Carer, Clock, CopyHolder, EmergencyPlan
from mainstay.pathway.queries import emergency as queries
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import TODAY, in_records_of, own_account

pytestmark = pytest.mark.django_db

CONTENT = {each.code: f"About {each.code}." for each in queries.sections(TODAY)}
SOON = TODAY + timedelta(days=90)


@pytest.fixture
def cast() -> Cast:
    cache.clear()
    return assemble()


def in_force(cast: Cast, carer: Carer, content: dict[str, str] = CONTENT, *, seen: int = 0) -> EmergencyPlan:
    with in_records_of(cast.worker):
        draft = actions.write_plan(carer, content, seen=seen, by=cast.worker, today=TODAY)
        return actions.put_in_force(draft, review_on=SOON, by=cast.worker, today=TODAY)


def a_card(cast: Cast, plan: EmergencyPlan) -> str:
    with in_records_of(cast.worker):
        return cards.make_card(plan, by=cast.worker, today=TODAY)


def open_with(code: str, who: str = "Nia, neighbour"):
    return Client().post("/emergency/", {"code": code, "who": who, "why": "Ida is in hospital"})


def test_a_plan_says_everything_it_still_lacks_at_once(cast: Cast, carer: Carer):
    content = CONTENT | {"first": "", "people": " ", "keys": "Key safe 4711 by the door"}
    with in_records_of(cast.worker):
        draft = actions.write_plan(carer, content, seen=0, by=cast.worker, today=TODAY)
        with pytest.raises(actions.CannotPlan) as refused:
            actions.put_in_force(draft, review_on=TODAY, by=cast.worker, today=TODAY)
    said = " ".join(refused.value.reasons)
    for words in ("Do this first", "Ring in this order", "Take the number out of “Getting in”", "lie ahead"):
        assert words in said
    assert len(refused.value.reasons) == 4


def test_what_is_optional_may_be_left_out(cast: Cast, carer: Carer):
    needed = {each.code: "x" for each in queries.sections(TODAY) if each.needed}
    assert in_force(cast, carer, needed).state == "in_force"


def test_a_page_that_would_not_fit_on_one_sheet_is_not_put_in_force(cast: Cast, carer: Carer):
    content = {each.code: "x" * each.most for each in queries.sections(TODAY)}
    with in_records_of(cast.worker):
        draft = actions.write_plan(carer, content, seen=0, by=cast.worker, today=TODAY)
        with pytest.raises(actions.CannotPlan, match="fits on one page"):
            actions.put_in_force(draft, review_on=SOON, by=cast.worker, today=TODAY)


def test_it_has_to_be_looked_at_again_within_half_a_year(cast: Cast, carer: Carer):
    with in_records_of(cast.worker):
        draft = actions.write_plan(carer, CONTENT, seen=0, by=cast.worker, today=TODAY)
        with pytest.raises(actions.CannotPlan, match="by 1 October 2026 at the latest"):
            actions.put_in_force(draft, review_on=date(2027, 1, 1), by=cast.worker, today=TODAY)


def test_the_day_it_is_looked_at_again_runs_as_a_clock(cast: Cast, carer: Carer):
    plan = in_force(cast, carer)
    with in_records_of(cast.worker):
        assert Clock.objects.get(done_on=None).due_on == SOON
        actions.still_holds(plan, review_on=SOON + timedelta(days=30), by=cast.worker, today=TODAY)
        assert Clock.objects.get(done_on=None).due_on == SOON + timedelta(days=30)
        assert Clock.objects.filter(done_on=TODAY).count() == 1


def test_two_who_write_at_once_lose_nothing(cast: Cast, carer: Carer):
    address = f"/carers/{carer.pk}/emergency/write/"
    browser = browser_of(cast.worker)
    browser.post(address, CONTENT | {"seen": "0", "first": "Theirs"})
    page = browser.post(address, CONTENT | {"seen": "0", "first": "Mine"}).content.decode()
    assert "Somebody else saved this" in page
    assert "Theirs" in page
    assert "Mine" in page
    with in_records_of(cast.worker):
        assert EmergencyPlan.objects.get().content["first"] == "Theirs"


def test_a_card_opens_the_page_without_an_account_and_keeps_nothing(cast: Cast, carer: Carer):
    plan = in_force(cast, carer, CONTENT | {"people": "1. Maria 01632 960001"})
    browser = Client()
    answer = browser.post(
        "/emergency/", {"code": a_card(cast, plan).lower(), "who": "Nia, neighbour", "why": "Hospital"}
    )
    page = answer.content.decode()
    assert "About first." in page
    assert 'href="tel:01632960001"' in page
    assert "Rowan" not in page
    assert answer["Cache-Control"] == "no-store, private"
    assert not dict(browser.session)
    with in_records_of(cast.worker):
        use = CardUse.objects.get()
        assert (use.who, use.why, use.plan) == ("Nia, neighbour", "Hospital", plan)
    assert "Nia, neighbour" in browser_of(cast.worker).get(f"/carers/{carer.pk}/emergency/").content.decode()


def test_the_code_itself_is_kept_nowhere(cast: Cast, carer: Carer):
    plan = in_force(cast, carer)
    code = a_card(cast, plan).replace(" ", "")
    with in_records_of(cast.worker):
        plan.refresh_from_db()
    assert len(code) == 12
    assert code not in plan.code_hash
    assert len(plan.code_hash) == 64


@pytest.mark.parametrize("code", ["", "AAAA AAAA AAAA", "' OR 1=1", "ÄÖÜ", "0" * 12])
def test_a_code_that_was_never_made_opens_nothing_and_says_so_alike(cast: Cast, carer: Carer, code: str):
    in_force(cast, carer)
    page = open_with(code).content.decode()
    assert "No plan opens with this code" in page or "Enter the code" in page
    assert "About first" not in page
    with in_records_of(cast.worker):
        assert not CardUse.objects.exists()


def test_whoever_does_not_say_who_they_are_reads_nothing(cast: Cast, carer: Carer):
    code = a_card(cast, in_force(cast, carer))
    assert "Write who you are" in open_with(code, who="  ").content.decode()
    with in_records_of(cast.worker):
        assert not CardUse.objects.exists()


def test_guessing_is_held_off(cast: Cast, carer: Carer):
    answers = [open_with("AAAA AAAA AAAA").status_code for _ in range(11)]
    assert answers[-1] == 429
    cache.clear()


def test_a_lost_card_opens_nothing_once_another_is_made(cast: Cast, carer: Carer):
    plan = in_force(cast, carer)
    lost, new = a_card(cast, plan), a_card(cast, plan)
    assert "About first" not in open_with(lost).content.decode()
    assert "About first" in open_with(new).content.decode()


def test_a_card_that_was_given_opens_the_newest_edition(cast: Cast, carer: Carer):
    code = a_card(cast, in_force(cast, carer))
    in_force(cast, carer, CONTENT | {"first": "The newest."})
    page = open_with(code).content.decode()
    assert "The newest." in page
    assert "edition 2" in page


def test_an_ended_plan_opens_with_no_card(cast: Cast, carer: Carer):
    plan = in_force(cast, carer)
    code = a_card(cast, plan)
    with in_records_of(cast.worker):
        actions.end_plan(plan, by=cast.worker, today=TODAY)
        assert not Clock.objects.filter(done_on=None, stopped_on=None).exists()
    assert "No plan opens with this code" in open_with(code).content.decode()


def test_a_use_of_the_card_cannot_be_unwritten(cast: Cast, carer: Carer):
    open_with(a_card(cast, in_force(cast, carer)))
    with in_records_of(cast.worker), pytest.raises(DatabaseError), transaction.atomic():
        CardUse.objects.update(who="Somebody else")


def test_whoever_holds_the_older_page_is_listed_until_they_have_the_newest(cast: Cast, carer: Carer):
    plan = in_force(cast, carer)
    with in_records_of(cast.worker):
        for name, what in (("Surgery", "file"), ("Nia", "card")):
            cards.give_copy(plan, name=name, what=what, by=cast.worker, on=TODAY)
    in_force(cast, carer)
    address = f"/carers/{carer.pk}/emergency/"
    browser = browser_of(cast.worker)
    with in_records_of(cast.worker):
        plans = queries.plans_of(carer)
        assert [each.copy.name for each in plans.to_replace] == ["Surgery"]
        holder = plans.to_replace[0].copy
    assert "Has the older page" in browser.get(address).content.decode()
    browser.post(f"{address}copies/{holder.pk}/", {"do": "newest"})
    assert "Has the older page" not in browser.get(address).content.decode()
    with in_records_of(cast.worker):
        assert CopyHolder.objects.filter(name="Surgery").count() == 2  # what they held before stays known


def test_the_record_asks_as_many_questions_for_many_copies_as_for_none(
    cast: Cast, carer: Carer, django_assert_max_num_queries
):
    plan = in_force(cast, carer)
    with in_records_of(cast.worker):
        for number in range(30):
            cards.give_copy(plan, name=f"Holder {number}", what="page", by=cast.worker, on=TODAY)
    browser = browser_of(cast.worker)
    with django_assert_max_num_queries(22):
        assert browser.get(f"/carers/{carer.pk}/emergency/").status_code == 200


def test_a_carer_sees_and_prints_their_own_and_makes_a_card_when_one_is_lost(cast: Cast, carer: Carer):
    own_account(cast, carer)
    plan = in_force(cast, carer)
    with in_records_of(cast.worker):
        cards.give_copy(plan, name="Surgery", what="file", by=cast.worker, on=TODAY)
    browser = browser_of(cast.carer)
    page = browser.get("/my/emergency/").content.decode()
    assert "About first." in page
    assert "Surgery" in page
    page = browser.post("/my/emergency/card/").content.decode()
    with in_records_of(cast.worker):
        plan.refresh_from_db()
    assert plan.code_hash
    assert "card-to-carry__code" in page
    assert browser.get(f"/carers/{carer.pk}/emergency/").status_code == 403


def test_a_carer_whose_family_may_only_look_gives_them_no_card(cast: Cast, carer: Carer):
    own_account(cast, carer)
    in_force(cast, carer)
    with in_records_of(cast.worker):
        Access.objects.update(as_whom="family", acts=False)
    browser = browser_of(cast.carer)
    assert browser.get("/my/emergency/").status_code == 200
    assert browser.post("/my/emergency/card/").status_code == 404


def test_nobody_else_reads_it(cast: Cast, carer: Carer):
    plan = in_force(cast, carer)
    for user in (cast.commissioner, cast.member, cast.provider):
        assert browser_of(user).get(f"/carers/{carer.pk}/emergency/{plan.pk}/").status_code == 403
    with transaction.atomic():
        enter_scope_of(cast.outsider)
        assert not EmergencyPlan.objects.exists()
