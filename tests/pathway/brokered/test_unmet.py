"""What carers could not have, as counts alone: protected, and only for those who may see figures."""

import pytest

from mainstay.database import scope
from mainstay.engines.disclosure import TOTAL
from mainstay.pathway.models import UnmetNeed
from mainstay.pathway.queries.brokering import ELSEWHERE, unmet_by_area
from tests.cast import Cast, browser_of
from tests.pathway.carers import TODAY, a_carer, in_records_of

pytestmark = pytest.mark.django_db


def need(cast: Cast, number: int, area: str, intervention: str = "I06", why: str = "full") -> None:
    """Note an unmet need of a carer of its own."""
    carer = a_carer(cast, f"C{number}")
    with in_records_of(cast.worker):
        UnmetNeed.objects.create(
            authority=cast.northmoor,
            carer=carer,
            intervention=intervention,
            area_code=area,
            why=why,
            on=TODAY,
        )


def counted(cast: Cast):
    # As a commissioner asks, who sees no record.
    with scope.of_authority(cast.northmoor.pk):
        return unmet_by_area(cast.commissioner, TODAY)


def test_carers_are_counted_by_kind_of_help_and_area_and_rounded(cast):
    for number in range(12):
        need(cast, number, "X05000001" if number < 6 else "X05000002")
    found = counted(cast)
    assert found.counts["I06", "X05000001"] == 5
    assert found.counts["I06", TOTAL] == found.counts[TOTAL, TOTAL] == 10
    assert found.reasons == {"full": 10}


def test_a_carer_who_was_noted_twice_counts_once(cast):
    for number in range(6):
        need(cast, number, "X05000001")
    with in_records_of(cast.worker):
        first = UnmetNeed.objects.first()
        first.pk = None
        first.save(force_insert=True)
    assert counted(cast).counts["I06", TOTAL] == 5


def test_an_area_with_few_carers_is_shown_with_others(cast):
    for number in range(6):
        need(cast, number, "X05000001")
    for number in range(6, 9):
        need(cast, number, "X05000002")
    for number in range(9, 12):
        need(cast, number, "X05000003")
    found = counted(cast)
    assert set(found.areas) == {"X05000001", ELSEWHERE}
    assert found.counts["I06", ELSEWHERE] == 5


def test_one_carer_with_many_needs_is_not_to_be_found_in_any_sum(cast):
    for number in range(6):
        need(cast, number, "X05000001")
    lone = a_carer(cast, "LONE01")
    with in_records_of(cast.worker):
        for kind in ("I06", "I10", "I12", "I13", "I15", "I16"):
            UnmetNeed.objects.create(
                authority=cast.northmoor,
                carer=lone,
                intervention=kind,
                area_code="X05000002",
                why="full",
                on=TODAY,
            )
    # Their area is shown with the next smallest, so that no column is theirs alone.
    found = counted(cast)
    assert set(found.areas) == {ELSEWHERE}
    assert found.counts["I10", TOTAL] is None


def test_what_was_met_later_is_unmet_no_more(cast):
    for number in range(6):
        need(cast, number, "X05000001")
    with in_records_of(cast.worker):
        UnmetNeed.objects.update(met_later_on=TODAY)
    assert counted(cast).interventions == {}


def test_figures_are_for_those_who_may_see_them(cast):
    sees = {
        part: browser_of(user).get("/carers/unmet/").status_code == 200
        for part, user in cast.everybody().items()
        if part != "outsider"
    }
    assert {part for part, may in sees.items() if may} == {
        "commissioner",
        "locality_lead",
        "practice_lead",
        "worker",
        "analyst",
        "member",
    }


def test_another_authority_sees_none_of_it(cast):
    for number in range(6):
        need(cast, number, "X05000001")
    page = browser_of(cast.outsider).get("/carers/unmet/")
    assert "Nothing is recorded" in page.content.decode()


def test_the_csv_says_in_words_what_was_left_out(cast):
    for number in range(6):
        need(cast, number, "X05000001")
    need(cast, 7, "X05000001", "I10")
    text = browser_of(cast.member).get("/carers/unmet/unmet-needs.csv").content.decode()
    assert "too few to show" in text
    assert "Planned breaks and replacement care" in text
