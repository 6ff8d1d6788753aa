"""May two records be of one person? Compared with the same, worked out slowly in a few lines."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.likeness import Weights
from mainstay.engines.same_person import (
    Someone,
    compare,
    how_born,
    likely_pairs,
    name_of,
    pairs_among,
)

WEIGHTS = Weights(
    same={
        "name": 0.6,
        "born": 0.7,
        "turned": 0.45,
        "near": 0.25,
        "postcode": 0.4,
        "phone": 0.5,
        "mail": 0.5,
        "number": 0.97,
    },
    differs={"born": 0.4, "postcode": 0.85, "number": 0.3},
    at_least=0.74,
    name_at_least=0.5,
)
NAMES = ["Ida Rowan", "Ida Rowen", "Rowan Ida", "Tom Rowan", "李 秀英", "Ну Ли", ""]
DAYS = [None, date(1961, 5, 3), date(1961, 3, 5), date(1961, 5, 4), date(1990, 12, 31)]


def people():
    return st.builds(
        lambda name, born, postcode, phone, number: (name, born, postcode, phone, number),
        st.sampled_from(NAMES),
        st.sampled_from(DAYS),
        st.sampled_from(["", "ZZ1 1ZZ", "ZZ2 2ZZ"]),
        st.sampled_from(["", "01632960001"]),
        st.sampled_from(["", "C1", "C2"]),
    )


def slowly(one: tuple, other: tuple) -> float:
    """The score by hand: one less what each thing in common leaves unsure, times what tells them apart."""
    likeness = name_of(one[0]).like(name_of(other[0]))
    numbers = {one[4], other[4]}
    if likeness < 0.5 and not (numbers != {""} and len(numbers) == 1):
        return 0.0
    left, score = 1 - 0.6 * likeness, 1.0
    if one[1] and other[1]:
        a, b = one[1], other[1]
        alike = sum((a.day == b.day, a.month == b.month, a.year == b.year))
        if alike == 3:
            left *= 0.3
        elif a.year == b.year and (a.day, a.month) == (b.month, b.day):
            left *= 0.55
        elif alike == 2:
            left *= 0.75
        else:
            score *= 0.4
    if one[2] and other[2]:
        left, score = (left * 0.6, score) if one[2] == other[2] else (left, score * 0.85)
    if one[3] and one[3] == other[3]:
        left *= 0.5
    if "" not in numbers:
        left, score = (left * 0.03, score) if len(numbers) == 1 else (left, score * 0.3)
    return score * (1 - left)


def someone(key: int, told: tuple) -> Someone:
    name, born, postcode, phone, number = told
    return Someone(key, name_of(name), born, postcode, phone, "", number)


@given(people(), people())
def test_the_score_is_what_it_is_by_hand_and_the_same_both_ways(one: tuple, other: tuple):
    found = compare(someone(1, one), someone(2, other), WEIGHTS)
    assert found.score == pytest.approx(slowly(one, other), abs=1e-4)
    assert compare(someone(2, other), someone(1, one), WEIGHTS) == found


@given(st.lists(people(), max_size=8))
def test_what_is_found_among_many_is_what_comparing_every_two_finds(told: list[tuple]):
    everybody = [someone(key, each) for key, each in enumerate(told)]
    every = [compare(one, other, WEIGHTS) for one, other in combinations(everybody, 2)]
    wanted = {(each.one, each.other) for each in every if each.score >= WEIGHTS.at_least}
    assert {(each.one, each.other) for each in likely_pairs(everybody, WEIGHTS)} == wanted


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (date(1961, 5, 3), date(1961, 5, 3), "born"),
        (date(1961, 5, 3), date(1961, 3, 5), "turned"),
        (date(1961, 5, 3), date(1961, 5, 13), "near"),
        (date(1961, 5, 3), date(1971, 5, 3), "near"),
        (date(1961, 5, 3), date(1972, 5, 4), "apart"),
        (date(1961, 5, 3), None, ""),
    ],
)
def test_how_two_dates_of_birth_agree(one: date, other: date | None, how: str):
    assert how_born(one, other) == how


def test_what_a_crowd_shares_makes_no_pair_alone_and_is_counted():
    day = date(1970, 1, 1)
    crowd = [someone(key, (f"{chr(97 + key % 26) * 3}{key}", day, "", "", "")) for key in range(70)]
    twins = [someone(key, ("Ida Rowan", day, "", "", "")) for key in (100, 101)]
    found = pairs_among([*crowd, *twins], WEIGHTS)
    # Everybody's day of birth is one thing; the two who share a name besides are found.
    assert [(each.one, each.other) for each in found.found] == [(100, 101)]
    assert found.crowded == 1
    assert pairs_among(twins, WEIGHTS).crowded == 0
