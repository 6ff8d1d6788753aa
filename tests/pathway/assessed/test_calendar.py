"""The working calendar of an authority: bank holidays of its nation, and days of its own."""

from datetime import date

import pytest

from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.pathway.actions.calendar import CannotClose, add_holiday
from mainstay.pathway.models import LocalHoliday
from mainstay.pathway.queries.calendar import (
    days_after,
    due_by,
    working_day_after,
    working_days_left,
)
from tests.cast import Cast, browser_of

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 4, 30)  # the Monday after it is a bank holiday in every nation


@pytest.fixture
def scottish(cast: Cast) -> Authority:
    with scope.of_authority(None, sharing=True):
        return Authority.objects.create(name="Glen Council", area_code="X06000003", nation="scotland")


def closed(authority: Authority, *days: date) -> None:
    for day in days:
        LocalHoliday.objects.create(authority=authority, day=day, name="Closed")


def test_five_working_days_from_a_thursday_before_a_bank_holiday_end_on_the_friday_of_the_week_after(cast):
    with scope.of_authority(cast.northmoor.pk):
        assert working_day_after(cast.northmoor, THURSDAY, 5) == date(2026, 5, 8)


def test_the_authoritys_own_days_are_not_counted_and_another_authoritys_are(cast):
    with scope.of_authority(cast.outsider.authority_id):
        closed(cast.outsider.authority, date(2026, 5, 6))
    with scope.of_authority(cast.northmoor.pk):
        closed(cast.northmoor, date(2026, 5, 5))
        assert working_day_after(cast.northmoor, THURSDAY, 5) == date(2026, 5, 11)


def test_days_that_end_on_a_day_nobody_works_end_on_the_last_working_day_before(cast):
    with scope.of_authority(cast.northmoor.pk):
        assert days_after(cast.northmoor, THURSDAY, 3) == date(2026, 5, 1)
        assert days_after(cast.northmoor, THURSDAY, 7) == date(2026, 5, 7)
        assert days_after(cast.northmoor, date(2026, 5, 2), 1) == date(2026, 5, 2)


def test_easter_monday_is_worked_in_scotland_and_not_in_england(cast, scottish):
    with scope.of_authority(cast.northmoor.pk):
        assert working_day_after(cast.northmoor, date(2026, 4, 2), 1) == date(2026, 4, 7)
        assert working_day_after(scottish, date(2026, 4, 2), 1) == date(2026, 4, 6)


def test_the_pack_says_how_many_days_and_of_which_kind(cast, scottish):
    with scope.of_authority(cast.northmoor.pk):
        assert due_by(scottish, "scotland.duties.terminal_plan_days", THURSDAY) == date(2026, 5, 15)
        assert due_by(cast.northmoor, "england.duties.assessment_offer_days", THURSDAY) == date(2026, 5, 28)


def test_days_left_are_negative_once_the_day_has_passed(cast):
    with scope.of_authority(cast.northmoor.pk):
        assert working_days_left(cast.northmoor, THURSDAY, date(2026, 5, 8)) == 5
        assert working_days_left(cast.northmoor, date(2026, 5, 8), THURSDAY) == -5


@pytest.mark.parametrize(
    ("day", "name", "says"),
    [
        (date(2026, 5, 2), "Fair", "Saturday or a Sunday"),
        (date(2026, 5, 4), "Fair", "in the calendar already"),
        (date(2026, 4, 1), "Fair", "still to come"),
        (date(2026, 5, 5), " ", "what the day is called"),
    ],
)
def test_a_day_that_cannot_be_added_says_why(cast, day, name, says):
    with scope.of_authority(cast.northmoor.pk), pytest.raises(CannotClose, match=says):
        add_holiday(day, name, by=cast.practice_lead, today=THURSDAY)


def test_the_practice_lead_adds_a_day_and_takes_it_out(cast):
    browser = browser_of(cast.practice_lead)
    typed = {"day-day": "5", "day-month": "5", "day-year": "2099", "name": "Northmoor Fair"}
    assert browser.post("/carers/calendar/", typed).status_code == 302
    with scope.of_authority(cast.northmoor.pk):
        own = LocalHoliday.objects.get()
    assert "Northmoor Fair" in browser.get("/carers/calendar/").content.decode()
    assert "already" in browser.post("/carers/calendar/", typed).content.decode()
    assert browser.post(f"/carers/calendar/{own.pk}/take-out/").status_code == 302
    with scope.of_authority(cast.northmoor.pk):
        assert not LocalHoliday.objects.exists()
