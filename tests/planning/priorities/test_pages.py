"""The pages of priorities: who opens them, what they say, how they are filled in, how often they ask the database."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.places.models import AreaGroup
from mainstay.planning.actions.priorities import propose
from mainstay.planning.models import CarersRanking, Option, Priority, RankedPriority, Score
from tests.cast import Cast, browser_of
from tests.planning.priorities.ordinary import CRITERIA, Ordinary, a_proposal, agree, give, rank


@pytest.fixture
def browser(found: Ordinary) -> Client:
    return browser_of(found.cast.commissioner)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def day(name: str, when) -> dict[str, int]:
    return {f"{name}-day": when.day, f"{name}-month": when.month, f"{name}-year": when.year}


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_page_opens_for_the_roles_that_may(found: Ordinary, part: str):
    person = found.cast.everybody()[part]
    own = person.authority_id == found.cast.northmoor.pk
    pk, option = found.priority.pk, found.option.pk
    ranking = rank(found).pk
    pages = {
        Permission.SEE_PLANS: ["", f"{pk}/", "orders/", "rankings/", "priorities.csv", "priorities.xlsx"],
        Permission.WRITE_PLANS: [
            "propose/",
            "rankings/record/",
            f"rankings/{ranking}/correct/",
            f"{pk}/change/",
            f"{pk}/evidence/",
            f"{pk}/options/add/",
            f"options/{option}/",
            f"options/{option}/remove/",
        ],
        Permission.SCORE_PRIORITIES: [f"{pk}/score/"],
        Permission.DECIDE_PRIORITIES: [f"{pk}/decide/", f"{pk}/reopen/"],
    }
    browser = browser_of(person)
    for permission, addresses in pages.items():
        for address in addresses:
            status = browser.get(f"/priorities/{address}").status_code
            if not may(person, permission):
                assert status == 403, (part, address)
            elif own:
                assert status == 200, (part, address)
            else:
                assert status in (200, 404), (part, address)


def test_the_list_shows_both_orders_and_says_what_stands_on_nothing(found: Ordinary, browser: Client):
    rank(found, found.other, found.priority)
    for pk, points in ((found.priority, 5), (found.other, 1)):
        give(found, pk, found.cast.commissioner, **dict.fromkeys(CRITERIA, points))
    said = text_of(browser.get("/priorities/"))
    assert "1 priority stands on no evidence yet." in said
    assert "£40,000 to £60,000" in said
    assert said.index("A carers' card".replace("'", "&#39;")) < said.index("Saturday sitting for carers")


def test_the_list_can_be_narrowed_and_sorted(found: Ordinary, browser: Client):
    for asked, there in (
        ("state=agreed", False),
        ("evidence=some", True),
        ("evidence=none", False),
        ("intervention=I06", True),
        ("intervention=I01", False),
        ("group=traveller", False),
        ("sort=-cost", True),
    ):
        said = browser.get(f"/priorities/?{asked}").content.decode()
        assert (f"/priorities/{found.priority.pk}/" in said) == there, asked


def test_the_csv_is_the_list_as_it_was_narrowed(found: Ordinary, browser: Client):
    answer = browser.get("/priorities/priorities.csv?evidence=none")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Priority,Need,")
    assert [line.split(",")[0] for line in lines[1:]] == ["A carers' card"]
    assert "40000.0,60000.0" in lines[1]


def test_from_an_empty_cell_a_proposal_is_filled_in(found: Ordinary, browser: Client):
    page = browser.get("/priorities/propose/?intervention=I09&group=traveller").content.decode()
    for value in ("I09", "traveller"):
        assert re.search(rf'value="{value}"\s+checked', page), value


def test_a_priority_is_proposed_and_leads_on_to_its_evidence(found: Ordinary, browser: Client):
    typed = {
        "title": "Night sitting",
        "need": "Nobody sleeps.",
        "interventions": ["I06"],
        "outcomes": ["N4"],
        "cost_low_pence": "£12,000",
        "cost_high_pence": "15000.50",
        "needs_equality": "yes",
        "risk_of_not_acting": "Carers fall ill.",
    }
    answer = browser.post("/priorities/propose/", typed)
    made = Priority.objects.get(title="Night sitting")
    assert answer["Location"] == f"/priorities/{made.pk}/evidence/"
    assert (made.cost_low_pence, made.cost_high_pence) == (1_200_000, 1_500_050)
    assert made.options.get().risk_of_not_doing == "Carers fall ill."
    browser.post(answer["Location"], {"evidence": [found.evidence.pk]})
    assert [each.evidence for each in made.grounds.all()] == [found.evidence]
    page = text_of(browser.get(f"/priorities/{made.pk}/"))
    assert "Also under: Saturday sitting for carers of people with dementia" in page


def test_an_empty_proposal_says_everything_that_is_missing_at_once(browser: Client, found: Ordinary):
    said = text_of(browser.post("/priorities/propose/", {"cost_low_pence": "lots"}))
    for sentence in (
        "Enter a title: what would be done, for whom.",
        "Say which need this answers.",
        "Choose at least one intervention that would meet the need.",
        "Choose at least one outcome for carers that this is for.",
        "Enter a number, like",
    ):
        assert sentence in said


def test_one_page_shows_the_thread_both_risks_and_who_scored_what(found: Ordinary, browser: Client):
    rank(found)
    give(found, found.priority, found.cast.commissioner, need=5)
    give(found, found.priority, found.cast.locality_lead, need=1)
    said = text_of(browser.get(f"/priorities/{found.priority.pk}/"))
    assert "Need Carers of people with dementia have no break at weekends." in said
    assert "Specification comes once it is agreed, in a later version" in said
    assert "More carers reach breaking point at weekends." in said
    assert "Connor Cedar 5 : Because." in said
    assert "Lola Juniper 1 : Because." in said
    assert "Scorers are far apart: talk before deciding." in said
    assert "Place 1 by Carers&#39; forum, 3 October 2026, 14 carers" in said


def test_a_priority_without_evidence_says_so_and_what_is_still_to_settle(found: Ordinary, browser: Client):
    said = text_of(browser.get(f"/priorities/{found.other.pk}/"))
    assert "This priority stands on no evidence." in said
    assert "The risk of not acting is not recorded." in said


def test_scores_are_ones_own_and_change_nothing_else(found: Ordinary):
    rank(found, found.other, found.priority)
    give(found, found.priority, found.cast.commissioner, need=2)
    before = list(RankedPriority.objects.values_list("priority", "position"))
    typed = {f"points_{code}": "5" for code in CRITERIA} | {"why_need": "I meet them every day."}
    browser_of(found.cast.locality_lead).post(f"/priorities/{found.priority.pk}/score/", typed)
    scores = Score.objects.filter(priority=found.priority, criterion="need")
    assert {each.scored_by.name: each.points for each in scores} == {"Connor Cedar": 2, "Lola Juniper": 5}
    assert list(RankedPriority.objects.values_list("priority", "position")) == before


def test_points_beyond_the_scale_are_refused(found: Ordinary, browser: Client):
    answer = browser.post(f"/priorities/{found.priority.pk}/score/", {"points_need": "6"})
    assert answer.status_code == 200
    assert not Score.objects.exists()


def test_a_decision_is_recorded_and_opened_again_with_the_first_one_kept(found: Ordinary, browser: Client):
    rank(found)
    page = f"/priorities/{found.priority.pk}/"
    today = localdate()
    typed = {"decision": "agreed", "option": found.option.pk, "reason": "It is due.", "body": "The board"}
    typed |= day("decided_on", today) | day("review_on", today + timedelta(days=365))
    assert browser.post(f"{page}decide/", typed)["Location"] == page
    assert Option.objects.get(chosen=True) == found.option
    browser.post(f"{page}reopen/", {"because": "The money did not come."})
    said = text_of(browser.get(page))
    assert "Round 1: agreed by The board on" in said
    assert "The money did not come." in said


def test_the_page_to_decide_says_from_the_start_what_stands_in_the_way(found: Ordinary, browser: Client):
    page = f"/priorities/{found.other.pk}/decide/"
    assert "No evidence is linked to this priority." in text_of(browser.get(page))
    typed = {"decision": "refused", "reason": "No.", "body": "The board"}
    typed |= day("decided_on", localdate()) | day("review_on", localdate() + timedelta(days=30))
    assert "There is a problem" in text_of(browser.post(page, typed))
    assert Priority.objects.get(pk=found.other.pk).state == "proposed"


def test_carers_ranking_is_recorded_and_a_gap_or_a_tie_is_told(found: Ordinary, browser: Client):
    one, other = found.priority.pk, found.other.pk
    typed = {"title": "Survey", "carers": 30, "not_using_services": 11} | day("held_on", localdate())
    tie = text_of(
        browser.post("/priorities/rankings/record/", typed | {f"place_{one}": 1, f"place_{other}": 1})
    )
    assert "Two priorities have the same place." in tie
    typed |= {f"place_{one}": 2, f"place_{other}": 1, f"words_{other}": "It opens doors."}
    assert browser.post("/priorities/rankings/record/", typed)["Location"] == "/priorities/rankings/"
    kept = CarersRanking.objects.get()
    assert [(each.priority_id, each.words) for each in kept.places.all()] == [
        (other, "It opens doors."),
        (one, ""),
    ]
    said = text_of(browser.get("/priorities/rankings/"))
    assert "30 carers took part in all" in said
    assert "11 of them using no service" in said


def test_both_orders_stand_side_by_side_with_how_firm_they_are(found: Ordinary, browser: Client):
    rank(found, found.other, found.priority)
    for priority, points in ((found.priority, 5), (found.other, 1)):
        give(found, priority, found.cast.commissioner, **dict.fromkeys(CRITERIA, points))
    said = text_of(browser.get("/priorities/orders/"))
    assert "scores and carers put 0 in the same order and 1 in the opposite order" in said
    assert "is never behind A carers&#39; card, whatever the weights." in said
    assert "No change of a single weight, and weighing all alike, changes the order." in said


@pytest.mark.parametrize("address", ["", "orders/", "rankings/", "priorities.csv", "{pk}/"])
def test_a_page_asks_the_database_as_often_for_many_priorities_as_for_few(
    found: Ordinary, browser: Client, address
):
    rank(found)
    give(found, found.priority, found.cast.commissioner)
    page = "/priorities/" + address.format(pk=found.priority.pk)
    browser.get(page)
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get(page)
    more = [propose(found.review, a_proposal(title=f"Number {n}"), by=found.cast.analyst) for n in range(8)]
    rank(found, *more)
    for priority in more:
        give(found, priority, found.cast.analyst if False else found.cast.practice_lead)
    with CaptureQueriesContext(connection) as many:
        browser.get(page)
    assert len(many) == len(few)


def test_without_a_review_the_pages_say_what_to_do_first(cast: Cast):
    browser = browser_of(cast.commissioner)
    for address in ("", "propose/", "orders/", "rankings/"):
        answer = browser.get(f"/priorities/{address}")
        assert answer.status_code == 200, address
    assert "No review is open" in text_of(browser.get("/priorities/"))


def test_an_agreed_priority_shows_who_decided(found: Ordinary, browser: Client):
    agree(found)
    said = text_of(browser.get(f"/priorities/{found.priority.pk}/"))
    assert "Agreed by Joint commissioning board on 20 November 2026." in said
    assert "Buy Saturday hours (agreed)" in said


def test_a_decided_priority_says_from_the_start_that_it_is_not_changed(found: Ordinary, browser: Client):
    agree(found)
    pk, option = found.priority.pk, found.option.pk
    for address in (
        f"{pk}/change/",
        f"{pk}/evidence/",
        f"{pk}/options/add/",
        f"{pk}/score/",
        f"options/{option}/",
    ):
        said = text_of(browser.get(f"/priorities/{address}"))
        assert "This priority is agreed. Open it again before anything it says is changed." in said, address


def test_a_place_that_is_no_ward_stays_when_the_priority_is_changed(found: Ordinary, browser: Client):
    with scope.of_authority(found.cast.northmoor.pk):
        group = AreaGroup.objects.create(
            authority=found.cast.northmoor, name="The moor", codes=["X01000001"], drawn_by=found.cast.analyst
        )
    Priority.objects.filter(pk=found.priority.pk).update(places=[group.code])
    page = browser.get(f"/priorities/{found.priority.pk}/change/").content.decode()
    assert re.search(rf'value="{group.code}"\s+checked', page)
    assert "The moor" in page
