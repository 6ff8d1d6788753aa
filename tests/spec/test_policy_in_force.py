"""Which value of policy is in force, by day and by nation: the specification, as a table."""

from datetime import date

import pytest

from mainstay import policy

NOT_IN_FORCE = "not in force"

CASES = [
    # key, day, nation, value
    ("england.duties.assessment_offer_days", "2025-03-31", "england", NOT_IN_FORCE),
    ("england.duties.assessment_offer_days", "2025-04-01", "england", 28),
    ("england.duties.assessment_offer_days", "2025-04-01", "scotland", NOT_IN_FORCE),
    ("england.duties.assessment_offer_days", "2025-04-01", "invented", 28),
    ("estimation.price.homecare_minimum", "2024-03-31", "england", NOT_IN_FORCE),
    ("estimation.price.homecare_minimum", "2025-03-31", "england", 2853),
    ("estimation.price.homecare_minimum", "2025-04-01", "england", 3214),
    ("estimation.price.national_living_wage", "2026-03-31", "wales", 1221),
    ("estimation.price.national_living_wage", "2026-04-01", "wales", 1271),
    ("estimation.price.short_stay", "2026-11-01", "england", None),
    ("estimation.carers.scotland_total", "2022-12-30", "scotland", NOT_IN_FORCE),
    ("estimation.carers.scotland_total", "2022-12-31", "scotland", 627_700),
    ("estimation.carers.scotland_total", "2022-12-31", "england", NOT_IN_FORCE),
    ("estimation.funnel.scotland_short_breaks", "2020-03-31", "scotland", 4_450),
    ("estimation.funnel.scotland_short_breaks", "2021-03-31", "scotland", 5_360),
    ("estimation.funnel.scotland_short_breaks", "2026-11-01", "scotland", 11_570),
    ("scotland.duties.terminal_offer_days", "2026-11-01", "scotland", 2),
    ("scotland.duties.terminal_conversation_days", "2026-11-01", "scotland", 5),
    ("scotland.duties.terminal_plan_days", "2026-11-01", "scotland", 10),
    ("scotland.duties.sufficient_breaks_in_force_from", "2026-11-01", "scotland", None),
    ("statistics.disclosure.suppress_below", "2026-01-01", "northern_ireland", 5),
    ("statistics.disclosure.round_to", "2026-01-01", "northern_ireland", 5),
]


@pytest.mark.parametrize(("key", "day", "nation", "value"), CASES)
def test_the_value_in_force_is_as_the_table_says(key: str, day: str, nation: str, value: object):
    on = date.fromisoformat(day)
    if value == NOT_IN_FORCE:
        with pytest.raises(policy.NotInForce):
            policy.value(key, on, nation)
    else:
        assert policy.value(key, on, nation) == value
