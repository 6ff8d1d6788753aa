"""The third step on the start page: how many priorities are decided, and whether the plan is signed."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.home import queries
from mainstay.planning.actions.deciding import decide
from mainstay.planning.actions.priorities import propose
from mainstay.planning.models import Priority, Strategy
from tests.cast import Cast, assemble, browser_of
from tests.planning.priorities.ordinary import TODAY, Ordinary, a_decision, a_proposal, agree, ordinary, ready


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


@pytest.fixture
def found(cast: Cast) -> Iterator[Ordinary]:
    with scope.of_authority(cast.northmoor.pk, user_id=cast.commissioner.pk):
        yield ordinary(cast)


def third(user: User) -> tuple[str, str]:
    standing = queries.standings(user, TODAY)["A3"]
    return standing.state, standing.note


def tasks(user: User) -> list[str]:
    return [task.label for task in queries.tasks(user, queries.standings(user, TODAY), TODAY)]


def a_version(found: Ordinary, state: str = "draft") -> Strategy:
    return Strategy.objects.create(
        authority=found.cast.northmoor,
        review=found.review,
        number=1,
        title="Ours",
        content={},
        state=state,
        made_by=found.cast.commissioner,
    )


def decide_all(found: Ordinary) -> None:
    agree(found)
    Priority.objects.filter(state="proposed").update(
        state="deferred",
        reason="Later.",
        decided_on=TODAY,
        decided_by=found.cast.commissioner,
        decided_body="The board",
    )


def test_without_a_review_the_step_is_missing(cast: Cast):
    with scope.of_authority(cast.northmoor.pk):
        assert third(cast.commissioner) == ("missing", "No review opened")


def test_while_some_are_proposed_it_says_how_many_are_decided(found: Ordinary):
    assert third(found.cast.commissioner) == ("due", "0 of 2 decided")
    agree(found)
    assert third(found.cast.commissioner) == ("due", "1 of 2 decided")
    assert "Go on with priorities" in tasks(found.cast.commissioner)


def test_once_all_are_decided_the_plan_is_made_and_signed(found: Ordinary):
    decide_all(found)
    user = found.cast.commissioner
    assert third(user) == ("due", "Decided, no strategy made")
    a_version(found)
    assert third(user) == ("due", "Strategy not signed yet")
    Strategy.objects.update(state="signed")
    assert third(user) == ("done", "Strategy signed")


def test_a_member_is_led_to_what_waits_for_a_signature_and_to_the_papers(found: Ordinary):
    member = found.cast.member
    assert "Sign the strategy" not in tasks(member)
    a_version(found)
    assert "Sign the strategy" in tasks(member)
    assert "Read the paper for a ward" in tasks(member)
    assert "Go on with priorities" not in tasks(member)


def test_the_start_page_asks_as_often_for_many_priorities_as_for_few(found: Ordinary):
    browser = browser_of(found.cast.commissioner)
    browser.get("/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/")
    for number in range(6):
        propose(found.review, a_proposal(title=f"Number {number}"), by=found.cast.analyst)
    priority = ready(found.cast, found.review, found.evidence, title="Decided")
    decided = a_decision("deferred", no_ranking_reason="Asked too late.")
    decide(priority, decided, by=found.cast.commissioner, today=TODAY)
    with CaptureQueriesContext(connection) as many:
        browser.get("/")
    assert len(many) == len(few)
