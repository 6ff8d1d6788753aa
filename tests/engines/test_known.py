"""Carers known to services, as counts that may stand side by side."""

from mainstay.engines.disclosure import Sum
from mainstay.engines.estimate import Triple
from mainstay.engines.known import hidden_where_left_out, protected_together, room


def left_out(**changes: int) -> set[str]:
    """The ordinary case: a town of 100 with three wards that hold all of them."""
    known = {"town": 100, "north": 60, "east": 30, "south": 10} | changes
    shown = protected_together(known, [Sum("town", ["north", "east", "south"])], below=5, to=5)
    return {code for code, number in shown.items() if number is None}


def test_nothing_is_left_out_where_nothing_is_small():
    assert left_out() == set()


def test_a_second_ward_is_left_out_where_the_total_less_the_rest_would_give_a_small_one_back():
    assert left_out(south=3, east=37) == {"south", "east"}


def test_people_in_no_ward_hide_a_small_ward_by_themselves():
    assert left_out(south=3) == {"south"}


def test_few_people_in_no_ward_are_not_to_be_had_by_subtraction_either():
    assert len(left_out(south=8)) == 1


def test_nobody_is_shown_as_nobody():
    assert left_out(south=0, east=40) == set()


def test_parts_that_exceed_their_total_are_protected_alone():
    assert left_out(south=3, town=80) == {"south"}


SHOWN = {"town": Triple(98, 100, 102), "north": Triple(58, 60, 62), "south": None}


def test_a_part_left_out_has_room_for_what_is_not_shown_of_its_total():
    assert room(SHOWN, Sum("town", ["north", "south"])) == 44
    assert room(SHOWN | {"town": None}, Sum("town", ["north", "south"])) is None


def test_where_the_number_known_is_left_out_nobody_or_all_there_is_room_for_may_be_known():
    estimate = Triple(90, 100, 110)
    assert hidden_where_left_out(estimate, 44).hidden == Triple(46, 78, 110)
    assert hidden_where_left_out(estimate, None).hidden == Triple(0, 50, 110)
