"""How long a record is kept, by the schedule of the authority."""

from datetime import date

import pytest

from mainstay.pathway.rules.retention import Schedule, kept_until, reasons_not_to_erase, years_after

SCHEDULE = Schedule(
    supported_years=6, advised_years=3, died_years=6, referral_years=1, young_until_age=25, young_under=18
)


def until(**changed: object) -> date | None:
    ordinary: dict[str, object] = {
        "ended_on": date(2020, 5, 1),
        "died": False,
        "had_plan": True,
        "advised": False,
        "last_on": date(2021, 1, 1),
        "found_on": date(2015, 1, 1),
        "born_on": date(1960, 1, 1),
    }
    return kept_until(SCHEDULE, **ordinary | changed)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, date(2026, 5, 1)),
        ({"had_plan": False}, date(2023, 5, 1)),
        ({"ended_on": None}, None),
        ({"ended_on": None, "advised": True, "had_plan": False}, date(2024, 1, 1)),
        ({"ended_on": None, "advised": True}, None),
        ({"born_on": date(2004, 8, 1)}, date(2029, 8, 1)),
        ({"born_on": date(2004, 8, 1), "died": True}, date(2026, 5, 1)),
        ({"born_on": date(1996, 12, 31)}, date(2026, 5, 1)),
        ({"born_on": None}, date(2026, 5, 1)),
    ],
    ids=str,
)
def test_a_record_is_kept_until(changed: dict[str, object], expected: date | None):
    assert until(**changed) == expected


def test_a_leap_day_has_its_year_too():
    assert years_after(date(2020, 2, 29), 6) == date(2026, 3, 1)


def test_everything_in_the_way_is_said_at_once():
    reasons = reasons_not_to_erase(held=True, erased=False, due_on=date(2030, 1, 2), today=date(2026, 1, 1))
    assert len(reasons) == 2
