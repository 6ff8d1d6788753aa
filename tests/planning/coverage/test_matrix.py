"""Coverage of Alderbrook: which services count where, how their volume is shared, and what is judged."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mainstay.database import scope
from mainstay.engines.coverage import GAP, GENERAL, OVER, THIN, UNSAID
from mainstay.engines.coverage.judging import ENOUGH
from mainstay.engines.estimate import Triple
from mainstay.places.models import AreaGroup, LoadedFile, Postcode
from mainstay.places.queries import area
from mainstay.planning.actions import coverage as actions
from mainstay.planning.coverage import matrix_for
from mainstay.policy import Override
from tests.cast import Cast
from tests.planning.coverage.there import LEISURE, TODAY, a_location, a_service, coverage_for, judged
from tests.planning.needs.town import NORTH, PARTS, SOUTH, TOWN


def carers(seen) -> float | None:
    found = seen.cell.meant.carers
    return found and found.central


# Where a service counts


def test_a_service_counts_for_the_ward_it_serves_and_for_the_whole_and_nowhere_else(everybody: Cast):
    a_service(everybody.commissioner)
    found = coverage_for(everybody.commissioner)
    assert [spot.name for spot in found.places] == ["Northgate", "Southgate"]
    assert carers(found.cell(LEISURE, NORTH)) == pytest.approx(100)
    assert carers(found.cell(LEISURE, TOWN)) == pytest.approx(100)
    assert found.cell(LEISURE, SOUTH).level == GAP


def test_a_service_of_the_whole_area_is_shared_over_the_wards_by_their_carers(everybody: Cast):
    a_service(everybody.commissioner, areas=[TOWN])
    found = coverage_for(everybody.commissioner)
    # 300 and 250 carers in the north, 230 and 222 in the south.
    assert carers(found.cell(LEISURE, NORTH)) == pytest.approx(100 * 550 / 1002)
    assert carers(found.cell(LEISURE, SOUTH)) == pytest.approx(100 * 452 / 1002)


def test_a_service_of_a_whole_nation_counts_and_nobody_can_say_how_much_of_it_is_here(everybody: Cast):
    a_service(everybody.commissioner, areas=["E92000001"])
    seen = coverage_for(everybody.commissioner).cell(LEISURE, NORTH)
    assert (seen.cell.meant.services, carers(seen), seen.level) == (1, None, UNSAID)


@pytest.mark.parametrize("code", ["K02000001", "K03000001"])
def test_a_service_of_the_whole_kingdom_counts_too(everybody: Cast, code):
    a_service(everybody.commissioner, areas=[code])
    assert coverage_for(everybody.commissioner).cell(LEISURE, NORTH).level == UNSAID


def test_a_service_that_also_serves_a_place_nobody_has_counted_is_here_by_an_unknown_part(everybody: Cast):
    a_service(everybody.commissioner, areas=[NORTH, "E05999999"])
    assert carers(coverage_for(everybody.commissioner).cell(LEISURE, NORTH)) is None


def test_a_service_somewhere_else_is_not_here(everybody: Cast):
    a_service(everybody.commissioner, areas=["E05999999"])
    found = coverage_for(everybody.commissioner)
    assert (found.cell(LEISURE, TOWN).level, dict(found.services)) == (GAP, {})


def test_a_location_counts_for_the_small_area_that_it_lies_in(everybody: Cast):
    a_location(a_service(everybody.commissioner, areas=[]), small_area=PARTS[2])
    found = coverage_for(everybody.commissioner, level="small")
    assert [part for part in PARTS if found.cell(LEISURE, part).level != GAP] == [PARTS[2]]
    assert not coverage_for(everybody.commissioner).cell(LEISURE, SOUTH).cell.empty


def test_a_location_is_found_by_its_postcode_where_its_small_area_is_not_given(everybody: Cast):
    with scope.of_authority(None, sharing=True):
        file = LoadedFile.objects.first()
        Postcode.objects.create(file=file, postcode="AL1 1AA", latitude=53, longitude=-2, small_area=PARTS[0])
    a_location(a_service(everybody.commissioner, areas=[]), postcode="AL1 1AA")
    assert not coverage_for(everybody.commissioner).cell(LEISURE, NORTH).cell.empty


def test_services_that_can_be_put_nowhere_are_set_aside_and_named(everybody: Cast):
    a_service(everybody.commissioner, areas=[], name="Somewhere")
    a_service(everybody.commissioner, interventions=[], name="Something")
    found = coverage_for(everybody.commissioner)
    assert [each.name for each in found.nowhere] == ["Somewhere"]
    assert [each.name for each in found.without_intervention] == ["Something"]


def test_a_group_that_somebody_drew_is_a_place_too(everybody: Cast):
    a_service(everybody.commissioner)
    with scope.of_authority(everybody.northmoor.pk):
        group = AreaGroup.objects.create(
            authority=everybody.northmoor,
            name="Across",
            codes=[PARTS[1], PARTS[2]],
            drawn_by=everybody.analyst,
        )
    found = coverage_for(everybody.commissioner, level="drawn")
    assert carers(found.cell(LEISURE, group.code)) == pytest.approx(100 * 250 / 550)
    assert found.spot(group.code).carers.central == 480
    assert not found.overlap


def test_of_a_drawn_group_a_ward_service_reaches_only_the_parts_in_the_ward(everybody: Cast):
    a_service(everybody.commissioner)
    with scope.of_authority(everybody.northmoor.pk):
        group = AreaGroup.objects.create(
            authority=everybody.northmoor,
            name="Across",
            codes=[PARTS[1], PARTS[2]],
            drawn_by=everybody.analyst,
        )
    found = coverage_for(everybody.commissioner, code=group.code, level="small")
    assert [found.cell(LEISURE, part).level for part in PARTS[1:3]] == [UNSAID, GAP]


def test_of_a_ward_a_service_of_the_whole_area_gives_the_wards_part(everybody: Cast):
    a_service(everybody.commissioner, areas=[TOWN])
    found = coverage_for(everybody.commissioner, code=NORTH)
    assert carers(found.cell(LEISURE, NORTH)) == pytest.approx(100 * 550 / 1000)


@pytest.mark.parametrize("state", ["paused", "withdrawn"])
def test_a_service_that_does_not_run_does_not_count(everybody: Cast, state):
    a_service(everybody.commissioner, state=state)
    assert coverage_for(everybody.commissioner).cell(LEISURE, NORTH).level == GAP


def test_another_authoritys_services_and_judgements_are_not_there(everybody: Cast):
    a_service(everybody.commissioner)
    judged("over", "We know better.", by=everybody.commissioner)
    seen = coverage_for(everybody.outsider).cell(LEISURE, NORTH)
    assert (seen.level, seen.judgement) == (GAP, None)


# What counts for whom


def test_a_service_for_everybody_is_general_for_a_group_and_one_for_adults_is_closed_to_young_carers(
    everybody: Cast,
):
    a_service(everybody.commissioner)
    asked = {"groups": ("young_carers", "older_carers")}
    found = coverage_for(everybody.commissioner, **asked)
    assert found.cell(LEISURE, NORTH, "young_carers").level == GENERAL
    a_service(everybody.commissioner, name="For adults", minimum_age=18, areas=[SOUTH])
    found = coverage_for(everybody.commissioner, **asked)
    assert found.cell(LEISURE, SOUTH, "young_carers").level == GAP
    assert found.cell(LEISURE, SOUTH, "older_carers").level == GENERAL


def test_a_condition_that_is_also_a_group_has_the_groups_share(everybody: Cast):
    local = {"estimation.groups.mental_health": an_override(0.1)}
    found = coverage_for(everybody.commissioner, condition="mental_health", local=local)
    assert found.cell(LEISURE, NORTH).cell.expected.central == pytest.approx(55)


def test_a_local_share_of_a_condition_lets_its_coverage_be_judged(everybody: Cast):
    a_service(everybody.commissioner, conditions=["dementia"], carers_a_year=5)
    asked = {"condition": "dementia"}
    assert coverage_for(everybody.commissioner, **asked).cell(LEISURE, NORTH).level == UNSAID
    local = {"estimation.conditions.dementia": an_override(0.2)}
    assert coverage_for(everybody.commissioner, local=local, **asked).cell(LEISURE, NORTH).level == THIN


def an_override(value: float) -> Override:
    return Override(value, "Asked at the carers' forum", "Ana Gorse", date(2026, 1, 1))


# What is judged


@pytest.mark.parametrize(("carers_a_year", "level"), [(25, THIN), (30, ENOUGH), (110, ENOUGH), (115, OVER)])
def test_leisure_is_enough_from_a_twentieth_of_carers_and_too_much_from_a_fifth(
    everybody, carers_a_year, level
):
    a_service(everybody.commissioner, carers_a_year=carers_a_year)
    assert coverage_for(everybody.commissioner).cell(LEISURE, NORTH).level == level


def test_an_authority_says_itself_what_is_enough(everybody: Cast):
    a_service(everybody.commissioner, carers_a_year=30)
    local = {"coverage.enough.pathway_3a": an_override(0.3)}
    assert coverage_for(everybody.commissioner, local=local).cell(LEISURE, NORTH).level == THIN


def test_places_a_week_stand_for_one_carer_a_year_or_a_new_one_every_week(everybody: Cast):
    a_service(everybody.commissioner, carers_a_year=None, places_per_week=2)
    seen = coverage_for(everybody.commissioner).cell(LEISURE, NORTH)
    assert (seen.cell.meant.carers.low, seen.cell.meant.carers.high) == pytest.approx((2, 104))
    assert not seen.cell.firm


def test_employer_engagement_is_not_judged_by_the_carers_it_reaches(everybody: Cast):
    a_service(everybody.commissioner, interventions=["I14"])
    assert coverage_for(everybody.commissioner).cell("I14", NORTH).level == UNSAID


def test_every_small_number_of_carers_looks_the_same(everybody: Cast):
    service = a_service(everybody.commissioner)
    seen = set()
    for number in (1, 2, 3, 4):
        service.carers_a_year = number
        with scope.of_authority(everybody.northmoor.pk):
            service.save()
        seen.add(coverage_for(everybody.commissioner).cell(LEISURE, NORTH).cell.meant.carers)
    (only,) = seen
    assert (only.low, only.central, only.high) == pytest.approx((1, 2.5, 4))


def test_stale_full_and_ending_services_are_flagged(everybody: Cast):
    a_service(
        everybody.commissioner,
        checked_on=date(2026, 5, 21),
        capacity="full",
        funding_ends_on=date(2027, 11, 21),
    )
    a_service(
        everybody.commissioner,
        provider="Other",
        checked_on=date(2026, 5, 22),
        funding_ends_on=date(2027, 11, 22),
    )
    cell = coverage_for(everybody.commissioner).cell(LEISURE, NORTH).cell
    assert (cell.stale, cell.full, cell.ending, cell.one_provider) == (1, 1, 1, False)


def test_merged_providers_are_one(everybody: Cast):
    kept, gone = (a_service(everybody.commissioner, provider=name) for name in ("Kept", "Gone"))
    with scope.of_authority(everybody.northmoor.pk):
        gone.provider.merged_into = kept.provider
        gone.provider.save()
    assert coverage_for(everybody.commissioner).cell(LEISURE, NORTH).cell.one_provider


# What is missing


def test_gaps_come_with_nothing_at_all_first_and_then_where_most_carers_live(everybody: Cast):
    a_service(everybody.commissioner, interventions=["I06"], areas=[TOWN])
    gaps = coverage_for(everybody.commissioner, groups=("older_carers",)).gaps("older_carers")
    assert len(gaps) == 48
    assert (gaps[0].intervention.code, gaps[0].spot.code, gaps[0].level) == ("I01", NORTH, GAP)
    assert [(each.intervention.code, each.spot.code, each.level) for each in gaps[-2:]] == [
        ("I06", NORTH, GENERAL),
        ("I06", SOUTH, GENERAL),
    ]


def test_a_judgement_counts_until_it_is_taken_back_and_an_earlier_one_does_not_come_back(everybody: Cast):
    by = everybody.commissioner
    judged("thin", "The hall is closing.", by=by)
    later = judged("enough", "Neighbours do it.", by=by)
    found = coverage_for(by)
    assert (found.cell(LEISURE, NORTH).level, found.cell(LEISURE, NORTH).cell.level) == (ENOUGH, GAP)
    assert len(found.gaps()) == 47
    with scope.of_authority(by.authority_id):
        actions.take_back(later, by=by)
        with pytest.raises(actions.CannotTakeBack):
            actions.take_back(later, by=by)
    assert coverage_for(by).cell(LEISURE, NORTH).level == GAP


def test_a_judgement_that_there_is_nothing_makes_a_gap_of_what_the_count_calls_enough(everybody: Cast):
    a_service(everybody.commissioner)
    judged("gap", "Nobody goes there.", by=everybody.commissioner)
    assert len(coverage_for(everybody.commissioner).gaps()) == 48


def test_a_judgement_is_not_about_one_condition_only(everybody: Cast):
    judged("enough", "Neighbours do it.", by=everybody.commissioner)
    assert coverage_for(everybody.commissioner, condition="dementia").cell(LEISURE, NORTH).level == GAP


def test_an_area_of_which_nothing_is_counted_still_shows_what_is_there(everybody: Cast):
    a_service(everybody.commissioner, areas=[PARTS[0]])
    found = coverage_for(everybody.commissioner, code=PARTS[0])
    assert [spot.code for spot in found.places] == [PARTS[0]]
    assert not found.cell(LEISURE, PARTS[0]).cell.empty


def test_there_are_as_many_queries_however_many_services_places_and_groups(everybody: Cast):
    user = everybody.commissioner
    a_location(a_service(user, areas=[SOUTH, "E05999999"]), small_area=PARTS[0])
    few = queries_of(user, level="wards")
    for number in range(6):
        a_location(a_service(user, name=f"Club {number}", areas=[SOUTH, "E05999999"]), small_area=PARTS[1])
    many = queries_of(user, level="small", groups=("", "young_carers", "older_carers"))
    assert len(many) == len(few) <= 16


def queries_of(user, **asked):
    with scope.of_authority(user.authority_id):
        found = area(TOWN)
        with CaptureQueriesContext(connection) as counted:
            matrix_for(found, on=TODAY, local={}, **asked)
        return counted.captured_queries


def test_a_range_of_carers_is_what_the_needs_assessment_says(everybody: Cast):
    found = coverage_for(everybody.commissioner)
    north = found.spot(NORTH).carers
    assert isinstance(north, Triple)
    assert (north.central, north.low < 550 < north.high) == (550, True)
