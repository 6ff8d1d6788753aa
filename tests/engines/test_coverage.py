"""The coverage matrix, beside a slow twin that adds up one service, place and group at a time."""

import random
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from math import isnan, nan
from typing import Any

import numpy as np
import pytest

from mainstay.engines.coverage import GAP, GENERAL, OVER, THIN, UNSAID, Ground, Offer, Thresholds, matrix
from mainstay.engines.coverage.judging import ENOUGH
from mainstay.engines.estimate import Triple

TODAY_IN_A_YEAR = date(2027, 11, 22)
INTERVENTIONS = ("I06", "I09")
HALF = Triple(0.4, 0.5, 0.6)


def an_offer(**changes) -> Offer:
    """Return a sitting service for everybody, in both places, that reaches 100 carers."""
    ordinary = {
        "key": 1,
        "provider": 1,
        "interventions": ("I06",),
        "parts": (0, 1),
        "carers": Triple.exactly(100),
        "places": 20.0,
        "pence": 1_000_00,
        "route": "commissioned",
    }
    return Offer(**(ordinary | changes))


def a_ground(**changes) -> Ground:
    """Return two places, of 300 carers and of 100."""
    ordinary = {
        "weights": np.array([300.0, 100.0]),
        "places": ((0,), (1,)),
        "carers": np.array([[290.0, 300.0, 310.0], [90.0, 100.0, 110.0]]),
    }
    return Ground(**(ordinary | changes))


def thresholds(enough=0.2, over=0.5) -> Thresholds:
    return Thresholds(dict.fromkeys(INTERVENTIONS, enough), dict.fromkeys(INTERVENTIONS, over))


def a_matrix(*offers, ground=None, limits=None):
    return matrix(
        INTERVENTIONS, offers, ground or a_ground(), limits or thresholds(), ending_before=TODAY_IN_A_YEAR
    )


def a_cell(*offers, at=(0, 0, 0), ground=None, limits=None):
    return a_matrix(*offers, ground=ground, limits=limits).cell(*at)


# How one service is divided


def test_a_service_falls_to_places_by_the_carers_who_live_there():
    found = a_matrix(an_offer())
    assert found.cell(0, 0, 0).meant.carers.central == pytest.approx(75)
    assert found.cell(0, 1, 0).meant.carers.central == pytest.approx(25)
    assert found.cell(0, 1, 0).meant.places == pytest.approx(5)
    assert found.cell(0, 1, 0).meant.pence == pytest.approx({"commissioned": 250_00})


def test_a_service_falls_equally_to_its_interventions():
    found = a_matrix(an_offer(interventions=INTERVENTIONS, parts=(0,)))
    assert [found.cell(i, 0, 0).meant.carers.central for i in (0, 1)] == pytest.approx([50, 50])


def test_what_a_service_does_elsewhere_stays_there():
    assert a_cell(an_offer(elsewhere=400.0)).meant.carers.central == pytest.approx(37.5)


def test_nobody_can_say_how_much_is_here_of_a_service_that_serves_uncounted_carers_elsewhere():
    cell = a_cell(an_offer(elsewhere=nan))
    assert (cell.meant.services, cell.meant.carers, cell.meant.unsaid_carers) == (1, None, 1)
    assert cell.meant.unpriced == {"commissioned": 1}
    assert cell.level == UNSAID


def test_parts_without_a_known_carer_share_equally():
    ground = a_ground(weights=np.array([nan, nan]), carers=np.full((2, 3), nan))
    cell = a_cell(an_offer(), ground=ground)
    assert (cell.meant.carers.central, cell.expected, cell.level) == (pytest.approx(50), None, UNSAID)


def test_places_that_overlap_each_have_the_whole_of_what_falls_to_them():
    ground = a_ground(places=((0,), (0, 1)))
    found = a_matrix(an_offer(), ground=ground)
    assert [found.cell(0, p, 0).meant.carers.central for p in (0, 1)] == pytest.approx([75, 100])


GROUPS = ("", "young", "older")


def for_groups(**changes) -> Ground:
    shares = {"young": Triple(0.05, 0.1, 0.2), "older": Triple(0.2, 0.3, 0.4)}
    return a_ground(**({"groups": GROUPS, "group_shares": shares} | changes))


def test_a_service_for_two_groups_is_divided_by_their_shares():
    found = a_matrix(an_offer(groups=frozenset({"young", "older"}), parts=(0,)), ground=for_groups())
    assert [found.cell(0, 0, g).meant.carers.central for g in range(3)] == pytest.approx([100, 25, 75])


def test_a_service_for_two_groups_is_divided_equally_where_a_share_is_not_known():
    ground = for_groups(group_shares={"young": HALF})
    found = a_matrix(an_offer(groups=frozenset({"young", "older"}), parts=(0,)), ground=ground)
    assert [found.cell(0, 0, g).meant.carers.central for g in (1, 2)] == pytest.approx([50, 50])


def test_a_service_for_everybody_is_general_provision_for_a_group_and_does_not_count_for_it():
    cell = a_cell(an_offer(parts=(0,)), at=(0, 0, 1), ground=for_groups())
    assert (cell.meant.services, cell.general.services) == (0, 1)
    assert cell.general.carers.central == pytest.approx(10)
    assert (cell.level, cell.empty) == (GENERAL, False)


def test_how_far_general_services_reach_a_group_is_not_known_where_its_share_is_not():
    cell = a_cell(an_offer(parts=(0,)), at=(0, 0, 1), ground=for_groups(group_shares={}))
    assert (cell.general.services, cell.general.carers, cell.general.unsaid_carers) == (1, None, 1)


def test_a_service_meant_for_another_group_is_not_there_for_this_one():
    cell = a_cell(an_offer(groups=frozenset({"older"})), at=(0, 0, 1), ground=for_groups())
    assert (cell.level, cell.empty) == (GAP, True)


def test_a_service_closed_to_a_group_by_age_is_no_general_provision_for_it():
    cell = a_cell(an_offer(closed_to=frozenset({"young"})), at=(0, 0, 1), ground=for_groups())
    assert cell.level == GAP


def test_for_a_condition_what_names_it_counts_and_what_is_for_every_condition_is_said_apart():
    ground = a_ground(condition="dementia", condition_shares={"dementia": HALF})
    cell = a_cell(
        an_offer(key=1, conditions=frozenset({"dementia"}), parts=(0,)),
        an_offer(key=2, parts=(0,)),
        an_offer(key=3, conditions=frozenset({"autism"}), parts=(0,)),
        ground=ground,
    )
    assert (cell.keys, cell.general_keys) == ((1,), (2,))
    assert (cell.meant.carers.central, cell.general.carers.central) == pytest.approx((100, 50))
    assert cell.expected == Triple(290 * 0.4, 150, 310 * 0.6)


# What a cell is judged


@pytest.mark.parametrize(
    ("carers", "level"),
    [(50, THIN), (60, ENOUGH), (150, ENOUGH), (151, OVER)],
    ids=["thin", "enough", "still", "over"],
)
def test_a_cell_is_judged_by_the_share_of_carers_reached(carers, level):
    assert a_cell(an_offer(parts=(0,), carers=Triple.exactly(carers))).level == level


def test_a_cell_without_any_service_is_a_gap():
    cell = a_cell()
    assert (cell.level, cell.firm, cell.empty, cell.providers, cell.reach) == (GAP, True, True, 0, None)


def test_nobody_commissions_a_walking_group_and_it_counts_like_the_rest():
    walking, bought = (
        an_offer(route=route, pence=None, parts=(0,)) for route in ("volunteer", "commissioned")
    )
    assert a_cell(walking).level == a_cell(bought).level
    assert a_cell(walking).meant.pence == {"volunteer": 0.0}
    assert a_cell(walking).meant.unpriced == {"volunteer": 1}


def test_a_service_that_says_no_numbers_is_there_and_cannot_be_judged():
    cell = a_cell(an_offer(carers=None, places=None))
    assert (cell.level, cell.meant.carers, cell.meant.places, cell.meant.services) == (UNSAID, None, None, 1)


def test_a_level_is_not_firm_where_the_range_crosses_a_threshold_or_a_service_says_nothing():
    assert not a_cell(an_offer(parts=(0,), carers=Triple(10, 50, 90))).firm
    assert a_cell(an_offer(parts=(0,), carers=Triple(10, 20, 30))).firm
    assert not a_cell(an_offer(parts=(0,), carers=Triple(10, 20, 30)), an_offer(key=2, carers=None)).firm


def test_an_intervention_that_reach_does_not_judge_is_there_or_it_is_not():
    limits = thresholds(nan, nan)
    assert a_cell(an_offer(), limits=limits).level == UNSAID
    assert a_cell(limits=limits).level == GAP


def test_reach_is_lowest_with_fewest_reached_of_most_carers():
    reach = a_cell(an_offer(parts=(0,), carers=Triple(62, 93, 124))).reach
    assert (reach.low, reach.central, reach.high) == pytest.approx((62 / 310, 93 / 300, 124 / 290))


# Flags


def test_two_services_of_one_provider_are_one_provider():
    assert a_cell(an_offer(), an_offer(key=2)).one_provider
    assert a_cell(an_offer(), an_offer(key=2, provider=2)).providers == 2


def test_money_that_ends_before_the_day_given_is_flagged_and_not_money_that_ends_on_it():
    ends = [date(2027, 11, 21), TODAY_IN_A_YEAR, None]
    assert a_cell(*(an_offer(key=n, ends_on=day) for n, day in enumerate(ends))).ending == 1


def test_stale_full_and_waiting_services_are_counted():
    cell = a_cell(
        an_offer(key=1, stale=True, capacity="full"), an_offer(key=2, capacity="waiting"), an_offer(key=3)
    )
    assert (cell.stale, cell.full, cell.waiting) == (1, 1, 1)


def test_each_service_can_be_followed_to_what_it_gives_a_cell():
    found = a_matrix(
        an_offer(key=1, interventions=INTERVENTIONS),
        an_offer(key=2, groups=frozenset({"young"})),
        ground=for_groups(),
    )
    (general,) = [each for each in found.contributions(0, 0, 1) if not each.meant]
    (meant,) = [each for each in found.contributions(0, 0, 1) if each.meant]
    assert (meant.offer.key, meant.of_place, meant.of_group) == (2, 0.75, 1)
    assert (general.interventions, general.of_place, general.of_group) == (2, 0.75, 0.1)
    assert general.carers.central == pytest.approx(100 / 2 * 0.75 * 0.1)
    assert found.cell(0, 0, 1).general.carers.central == pytest.approx(general.carers.central)


# The slow twin


def part_of(many: Collection[str], one: str, shares: Mapping[str, Triple]) -> float:
    """Return which part of a service falls to one of the many it is for; nan where nobody knows."""
    if one == "":
        return 1.0
    if not many:
        return shares[one].central if one in shares else nan
    if all(each in shares for each in many) and sum(shares[each].central for each in many) > 0:
        return shares[one].central / sum(shares[each].central for each in many)
    return 1 / len(many)


def slowly(
    intervention: str, place: int, group: str, offers: Sequence[Offer], ground: Ground, limits: Thresholds
) -> dict[str, Any]:
    """Return one cell as a dict, with nothing but loops over plain values."""
    said = {"carers": [0.0, 0.0, 0.0], "places": 0.0, "pence": {}, "services": 0, "unsaid": 0}
    meant, general, providers = (
        dict(said, pence={}, carers=[0.0] * 3),
        dict(said, pence={}, carers=[0.0] * 3),
        set(),
    )
    for offer in offers:
        if intervention not in offer.interventions or group in offer.closed_to:
            continue
        if not set(offer.parts) & set(ground.places[place]):
            continue
        if group and offer.groups and group not in offer.groups:
            continue
        if ground.condition and offer.conditions and ground.condition not in offer.conditions:
            continue
        names_group = group == "" or group in offer.groups
        names_condition = ground.condition == "" or ground.condition in offer.conditions
        into = meant if names_group and names_condition else general
        weights = {part: 0.0 if isnan(ground.weights[part]) else ground.weights[part] for part in offer.parts}
        if sum(weights.values()) == 0:
            weights = dict.fromkeys(weights, 1.0)
        inside = sum(weight for part, weight in weights.items() if part in ground.places[place])
        share = inside / (sum(weights.values()) + offer.elsewhere) / len(offer.interventions)
        share *= part_of(offer.groups, group, ground.group_shares)
        share *= part_of(offer.conditions, ground.condition, ground.condition_shares)
        into["services"] += 1
        if into is meant:
            providers.add(offer.provider)
        if offer.carers is None or isnan(share):
            into["unsaid"] += 1
        else:
            for end, value in enumerate((offer.carers.low, offer.carers.central, offer.carers.high)):
                into["carers"][end] += value * share
        if offer.places is not None and not isnan(share):
            into["places"] += offer.places * share
        known = 0.0 if offer.pence is None or isnan(share) else offer.pence * share
        into["pence"][offer.route] = into["pence"].get(offer.route, 0.0) + known
    central = ground.carers[place][1]
    central *= part_of((), group, ground.group_shares) * part_of(
        (), ground.condition, ground.condition_shares
    )
    reach = meant["carers"][1] / central if central and meant["services"] > meant["unsaid"] else nan
    if not meant["services"]:
        level = "general" if general["services"] else "gap"
    elif isnan(reach) or isnan(limits.enough[intervention]):
        level = "unsaid"
    elif reach < limits.enough[intervention]:
        level = "thin"
    else:
        level = "over" if reach > limits.over[intervention] else "enough"
    return {"meant": meant, "general": general, "providers": len(providers), "level": level}


def random_world(seed):
    """Return services, a ground and thresholds, with everything that can be missing missing now and then."""
    chance = random.Random(seed)
    many, codes = chance.randint(1, 9), [f"I{n:02}" for n in range(1, 6)]
    groups, conditions = ["a", "b", "c"], ["x", "y", "z"]

    def some(of, least=0):
        return frozenset(chance.sample(of, chance.randint(least, len(of))))

    def maybe(value, often=0.8):
        return value if chance.random() < often else None

    def ends():
        return Triple(*sorted(chance.uniform(0, 300) for _ in range(3)))

    offers = [
        Offer(
            key=key,
            provider=chance.randint(1, 6),
            interventions=tuple(some(codes, 1)),
            parts=tuple(chance.sample(range(many), chance.randint(1, many))),
            elsewhere=chance.choice([0.0, 0.0, 0.0, 250.0, nan]),
            groups=some(groups) if chance.random() < 0.4 else frozenset(),
            conditions=some(conditions) if chance.random() < 0.4 else frozenset(),
            closed_to=some(groups) if chance.random() < 0.2 else frozenset(),
            carers=maybe(ends()),
            places=maybe(chance.uniform(0, 50)),
            pence=maybe(chance.randint(0, 10**7)),
            route=chance.choice(["grant", "volunteer", ""]),
        )
        for key in range(chance.randint(0, 15))
    ]
    weights = np.array([chance.choice([nan, 0.0, *[chance.uniform(1, 500)] * 6]) for _ in range(many)])
    places = tuple(tuple(chance.sample(range(many), chance.randint(1, many))) for _ in range(4))
    carers = np.array([sorted(chance.uniform(1, 900) for _ in range(3)) for _ in places])
    if chance.random() < 0.3:
        carers[0] = nan
    ground = Ground(
        weights,
        places,
        carers,
        ("", *groups),
        {each: HALF * chance.uniform(0.1, 1) for each in groups if chance.random() < 0.7},
        chance.choice(["", "x"]),
        {each: HALF * chance.uniform(0.1, 1) for each in conditions if chance.random() < 0.8},
    )
    enough = {code: chance.choice([nan, 0.05, 0.2]) for code in codes}
    return codes, offers, ground, Thresholds(enough, {code: 4 * value for code, value in enough.items()})


@pytest.mark.parametrize("seed", range(60))
def test_every_cell_is_what_the_slow_twin_makes_of_it(seed):
    codes, offers, ground, limits = random_world(seed)
    found = matrix(codes, offers, ground, limits, ending_before=TODAY_IN_A_YEAR)
    for i, code in enumerate(codes):
        for p in range(len(ground.places)):
            for g, group in enumerate(ground.groups):
                cell, slow = found.cell(i, p, g), slowly(code, p, group, offers, ground, limits)
                assert (cell.level, cell.providers) == (slow["level"], slow["providers"]), (code, p, group)
                for volume, other in ((cell.meant, slow["meant"]), (cell.general, slow["general"])):
                    assert (volume.services, volume.unsaid_carers) == (other["services"], other["unsaid"])
                    if volume.carers:
                        ends = (volume.carers.low, volume.carers.central, volume.carers.high)
                        assert ends == pytest.approx(other["carers"])
                    assert (volume.places or 0) == pytest.approx(other["places"])
                    assert volume.pence == pytest.approx(other["pence"])


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_counted_twice_over_the_parts_and_interventions(seed):
    codes, offers, ground, limits = random_world(seed)
    apart = Ground(
        ground.weights, tuple((n,) for n in range(len(ground.weights))), np.ones((len(ground.weights), 3))
    )
    found = matrix(codes, offers, apart, limits, ending_before=TODAY_IN_A_YEAR)
    here = [offer for offer in offers if offer.pence is not None and offer.elsewhere == 0]
    whole = sum(offer.pence * sum(weight_of(offer, apart)) / sum(weight_of(offer, apart)) for offer in here)
    beyond = sum(
        offer.pence * sum(weight_of(offer, apart)) / (sum(weight_of(offer, apart)) + offer.elsewhere)
        for offer in offers
        if offer.pence is not None and offer.elsewhere == 250
    )
    added = sum(
        sum(found.cell(i, p, 0).meant.pence.values())
        for i in range(len(codes))
        for p in range(len(apart.places))
    )
    assert added == pytest.approx(whole + beyond)


def weight_of(offer, ground):
    weights = [0.0 if isnan(ground.weights[part]) else float(ground.weights[part]) for part in offer.parts]
    return weights if sum(weights) else [1.0] * len(weights)
