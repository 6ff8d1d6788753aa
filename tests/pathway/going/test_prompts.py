"""What to think of comes by itself: birthdays, deaths, plans that nobody looked at."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from mainstay.pathway.rules.prompts import Ahead, Known, Somebody, birthday, born_between, prompts
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import a_carer, looked_after
from tests.pathway.going.test_going import a_plan, page

TODAY = date(2026, 4, 1)
AHEAD = Ahead(days=182, adult_age=18, older_age=65, new_carer_days=182, unlooked_days=420)
ORDINARY = Known(
    carer=Somebody(date(1970, 1, 1)), looks_after=(Somebody(date(1945, 1, 1)),), looked_after_before=True
)


def thought_of(**changed: object) -> list[tuple[str, str]]:
    return [(each.why, each.kind) for each in prompts(replace(ORDINARY, **changed), AHEAD, TODAY)]


def test_of_a_carer_to_whom_nothing_happens_nothing_is_said():
    assert thought_of() == []


def test_a_young_carer_who_comes_of_age_within_months_is_pointed_out_until_it_is_noted():
    young = Somebody(date(2008, 8, 1))
    assert thought_of(carer=young) == [("birthday", "T2")]
    assert thought_of(carer=young, noted={"T2"}) == []
    assert thought_of(carer=Somebody(date(2010, 8, 1))) == []


def test_somebody_looked_after_who_reaches_older_peoples_services_is_pointed_out():
    assert thought_of(looks_after=(Somebody(date(1961, 5, 1)),)) == [("birthday", "T3")]


def test_a_carer_who_grows_old_changes_no_service():
    assert thought_of(carer=Somebody(date(1961, 5, 1))) == []


def test_after_a_death_of_the_carer_nothing_else_matters():
    dead = Somebody(date(1970, 1, 1), died_on=TODAY)
    assert thought_of(carer=dead, cares_since=TODAY, looked_on=date(2020, 1, 1)) == [("died", "")]


def test_somebody_looked_after_who_died_and_nobody_left_stand_out():
    assert thought_of(looks_after=(Somebody(None, TODAY),)) == [("died", "")]
    assert thought_of(looks_after=()) == [("nobody", "")]
    assert thought_of(looks_after=(), looked_after_before=False) == []


def test_a_plan_that_nobody_looked_at_and_support_past_its_day_are_pointed_out():
    assert thought_of(looked_on=TODAY - timedelta(days=421)) == [("review", "")]
    assert thought_of(looked_on=TODAY - timedelta(days=420)) == []
    assert thought_of(resumes=((TODAY - timedelta(days=1), 7),)) == [("resume", "")]
    assert thought_of(resumes=((TODAY, 7),)) == []


def test_of_an_ended_record_only_its_open_budget_is_left():
    assert thought_of(ended=True, open_budget=True, looks_after=()) == [("budget", "")]


@pytest.mark.parametrize("age", [18, 65])
@pytest.mark.parametrize("today", [TODAY, date(2026, 3, 1), date(2024, 2, 29), date(2023, 12, 31)])
def test_days_of_birth_are_asked_for_so_that_nobody_is_missed(today: date, age: int):
    last = today + timedelta(days=182)
    first_born, last_born = born_between(age, today, last)
    first = date(today.year - age - 1, 1, 1)
    for born in (first + timedelta(days=number) for number in range(3 * 365)):
        if today <= birthday(born, age) <= last:
            assert first_born <= born <= last_born


@pytest.fixture
def cast() -> Cast:
    return assemble()


@pytest.mark.django_db
def test_the_record_says_what_to_think_of_and_leads_there(cast: Cast):
    today = localdate()
    carer = a_carer(cast, born_on=date(today.year - 18, today.month, 1) + timedelta(days=70))
    looked_after(cast, carer, died_on=today)
    shown = browser_of(cast.worker).get(page("going", carer.pk)).content.decode()
    assert "Somebody looked after died" in shown
    assert "The carer comes of age" in shown
    assert f"{page('begin_change', carer.pk)}?kind=T2" in shown


@pytest.mark.django_db
def test_what_is_coming_lists_every_kind_in_a_fixed_number_of_questions(
    cast: Cast, django_assert_max_num_queries
):
    today = localdate()
    young = a_carer(cast, "YY11YY", born_on=date(today.year - 18, today.month, 1) + timedelta(days=70))
    bereaved = a_carer(cast, "BB11BB", given_names="Bea")
    looked_after(cast, bereaved, died_on=today)
    for number in range(4):
        unlooked = a_carer(cast, f"U{number}11UU", given_names="Una")
        a_plan(cast, unlooked, agreed_on=today - timedelta(days=500), starts_on=today - timedelta(days=500))
    browser = browser_of(cast.worker)
    with django_assert_max_num_queries(20):
        shown = browser.get(page("coming")).content.decode()
    assert page("going", young.pk) in shown
    assert page("going", bereaved.pk) in shown
    assert shown.count("Una Rowan") == 4


@pytest.mark.django_db
def test_nothing_is_coming_for_nobody(cast: Cast):
    assert "Nothing is coming" in browser_of(cast.worker).get(page("coming")).content.decode()
