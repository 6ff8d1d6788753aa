"""How far life has moved: the scores as ASCOF 1C reckons them, and what a missing answer does."""

from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.distance import ITEMS, distance, moved, of_an_area, score

ANSWERS = st.fixed_dictionaries({item: st.sampled_from([None, 0, 1, 2]) for item in ITEMS})


def answered(*values: int | None) -> dict[str, int | None]:
    return dict(zip(ITEMS, values, strict=True))


def test_scenario_11_leaves_out_whoever_did_not_answer_all_six():
    everybody = [answered(2, 2, 1, 1, 0, 1), answered(2, 2, 2, 2, 2, None), answered(0, 1, 1, 2, 1, 1)]
    assert of_an_area(everybody) == (6.5, 2)


def test_nobody_who_answered_makes_no_score():
    assert of_an_area([]) == (None, 0)
    assert of_an_area([answered(None, 2, 2, 2, 2, 2)]) == (None, 0)


@given(ANSWERS, ANSWERS)
def test_the_distance_is_the_sum_of_what_each_item_moved(then, now):
    steps = [each.by for each in moved(then, now)]
    whole = None not in then.values() and None not in now.values()
    assert distance(then, now) == (sum(steps) if whole else None)


@given(ANSWERS)
def test_a_score_is_what_adding_by_hand_gives(answers):
    total = 0
    for item in ITEMS:
        if answers[item] is None:
            total = None
            break
        total += answers[item]
    assert score(answers) == total
