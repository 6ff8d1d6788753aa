"""The start page: how the cycle stands, and what to do next."""

from datetime import date

import pytest
from django.test import Client

from mainstay.accounts.models import Authority, User
from mainstay.database import scope
from mainstay.home import queries
from mainstay.planning.models import NeedsAssessment
from mainstay.web.svg.cycle import Stage
from tests.cast import Cast, assemble, browser_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


def step_a1(user: User, today: date = TODAY) -> tuple[str, str]:
    with scope.of_authority(user.authority_id, user_id=user.pk):
        state, note, _href = queries.assess_needs(user, today)
    return state, note


def cycle_of(user: User) -> list[Stage]:
    return queries.stages(user, queries.standings(user, TODAY), TODAY)


def save(user: User, as_at: date) -> None:
    with scope.of_authority(user.authority_id, user_id=user.pk):
        NeedsAssessment.objects.create(
            authority=user.authority,
            area_code=user.authority.area_code,
            area_name="Northmoor",
            title="Needs",
            as_at=as_at,
            content={},
            saved_by=user,
        )


def test_with_nothing_loaded_the_first_step_is_missing(cast: Cast):
    assert step_a1(cast.commissioner) == ("missing", "No figures loaded")


def test_a_saved_assessment_makes_the_first_step_done(cast: Cast):
    save(cast.commissioner, TODAY)
    assert step_a1(cast.commissioner) == ("done", "Saved 22 November 2026")


def test_an_assessment_a_year_old_makes_the_first_step_due(cast: Cast):
    save(cast.commissioner, date(2025, 11, 1))
    assert step_a1(cast.commissioner) == ("due", "Last saved 1 November 2025")


def test_the_outsider_does_not_see_that_northmoor_saved_one(cast: Cast):
    save(cast.commissioner, TODAY)
    assert step_a1(cast.outsider) == ("missing", "No figures loaded")


def test_a_carer_is_not_led_to_a_page_that_their_role_does_not_open(cast: Cast):
    with scope.of_authority(cast.carer.authority_id, user_id=cast.carer.pk):
        steps = [step for stage in cycle_of(cast.carer) for step in stage.steps]
    assert {step.href for step in steps} == {None}


def test_scotland_calls_the_stages_by_its_own_names(cast: Cast):
    user = cast.commissioner
    user.authority = Authority(pk=user.authority_id, name="Glen Council", nation="scotland", area_code="")
    with scope.of_authority(user.authority_id, user_id=user.pk):
        labels = [stage.label for stage in cycle_of(user)]
    assert labels == ["Analyse", "Plan", "Do", "Review"]


@pytest.mark.parametrize("part", Cast.NAMES)
def test_everybody_has_a_start_page_with_only_links_their_role_opens(cast: Cast, part: str):
    browser = browser_of(getattr(cast, part))
    page = browser.get("/")
    assert page.status_code == 200
    for link in page.wsgi_request.navigation:
        assert browser.get(link.href).status_code == 200, link


def test_whoever_loads_services_is_led_to_their_sources(cast: Cast):
    link = b'href="/sources/"'
    assert link in browser_of(cast.commissioner).get("/").content
    assert link not in browser_of(cast.member).get("/").content


def test_somebody_not_signed_in_is_sent_to_sign_in(db: None, client: Client):
    assert client.get("/").headers["Location"] == "/sign-in/?next=/"


def test_anybody_can_read_what_mainstay_is(db: None, client: Client):
    assert client.get("/about/").status_code == 200
