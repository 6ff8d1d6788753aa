from dataclasses import replace
from math import nan, sqrt
from statistics import mean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.neighbours import OTHER_NATION, Candidates, nearest


def places(**changes) -> Candidates:
    """Five places: c is most like a, and d is in Scotland."""
    ordinary = Candidates(
        codes=["a", "b", "c", "d", "e"],
        nations=["E", "E", "E", "S", "E"],
        values={"over_65": [20, 30, 21, 20, 10], "deprivation": [25, 10, 24, 25, 40]},
    )
    return replace(ordinary, **changes)


def codes(found) -> list[str]:
    return [neighbour.code for neighbour in found.nearest]


def test_the_most_alike_place_comes_first_and_the_place_itself_is_not_its_neighbour():
    assert codes(nearest("a", places(), count=5)) == ["d", "c", "b", "e"]


def test_only_as_many_as_asked():
    found = nearest("a", places(), count=2)
    assert (codes(found), found.compared) == (["d", "c"], 4)


def test_an_index_that_differs_between_nations_keeps_other_nations_out():
    found = nearest("a", places(within_nation=frozenset({"deprivation"})), count=5)
    assert codes(found) == ["c", "b", "e"]
    assert [(place.code, place.why) for place in found.left_out] == [("d", (OTHER_NATION,))]


def test_leaving_that_index_out_lets_other_nations_in():
    over_65 = {"over_65": [20, 30, 21, 20, 10]}
    found = nearest("a", places(values=over_65, within_nation=frozenset({"deprivation"})), count=1)
    assert codes(found) == ["d"]


def test_weight_nothing_leaves_the_index_out_too():
    found = nearest(
        "a", places(within_nation=frozenset({"deprivation"})), count=1, weights={"deprivation": 0}
    )
    assert codes(found) == ["d"]


def test_a_place_without_a_number_is_left_out_by_name_and_reason():
    found = nearest(
        "a", places(values={"over_65": [20, nan, 21, 20, 10], "rate": [1, nan, 3, 4, 5]}), count=5
    )
    assert [(place.code, place.why) for place in found.left_out] == [("b", ("over_65", "rate"))]
    assert "b" not in codes(found)


def test_a_place_that_itself_lacks_a_number_is_told_which():
    with pytest.raises(ValueError, match="a has no number for over_65"):
        nearest("a", places(values={"over_65": [nan, 1, 2, 3, 4]}), count=5)


def test_a_place_that_is_not_there_is_refused():
    with pytest.raises(KeyError, match="z is not among the 5 places"):
        nearest("z", places(), count=5)


def test_no_variable_in_use_is_refused():
    with pytest.raises(ValueError, match="at least one variable"):
        nearest("a", places(), count=5, weights={"over_65": 0, "deprivation": 0})


def test_a_variable_that_is_the_same_everywhere_tells_nothing():
    found = nearest("a", places(values={"same": [7] * 5}), count=5)
    assert {neighbour.distance for neighbour in found.nearest} == {0}
    assert found.nearest[0].contributions == {"same": 0}


def test_equal_distances_come_by_code():
    assert codes(nearest("a", places(values={"same": [7] * 5}), count=5)) == ["b", "c", "d", "e"]


def test_one_area_alone_has_no_neighbours():
    assert nearest("a", Candidates(["a"], ["E"], {"x": [1]}), count=5).nearest == ()


columns = st.integers(3, 8).flatmap(
    lambda many: st.lists(st.lists(st.integers(0, 100), min_size=many, max_size=many), min_size=1, max_size=4)
)


@given(columns, st.lists(st.integers(1, 9), min_size=4, max_size=4))
@settings(max_examples=50, deadline=None)
def test_distances_agree_with_plain_loops(table, heavy):
    names = [f"v{i}" for i in range(len(table))]
    weights = dict(zip(names, heavy, strict=False))
    many = len(table[0])
    found = nearest(
        "0",
        Candidates([str(n) for n in range(many)], ["E"] * many, dict(zip(names, table, strict=True))),
        count=many,
        weights=weights,
    )
    for neighbour in found.nearest:
        squares = {}
        for name, column in zip(names, table, strict=True):
            spread = pstdev(column)
            z = [(value - mean(column)) / spread if spread else 0 for value in column]
            squares[name] = weights[name] * (z[int(neighbour.code)] - z[0]) ** 2 / sum(weights.values())
        assert neighbour.distance == pytest.approx(sqrt(sum(squares.values())), abs=1e-9)
        if neighbour.distance > 1e-9:
            assert sum(neighbour.contributions.values()) == pytest.approx(1)
            assert neighbour.contributions == pytest.approx(
                {n: s / sum(squares.values()) for n, s in squares.items()}
            )
