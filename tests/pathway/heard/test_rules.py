"""Questions and answers, and two windows with the same page open, on plain values."""

from datetime import date
from itertools import product

import pytest

from mainstay import policy
from mainstay.pathway.rules.questions import (
    FURTHER,
    KINDS,
    Question,
    answers_in_words,
    fault_of,
    faults,
    in_order,
    questions_of,
    said,
    sections_of,
    told,
)
from mainstay.pathway.rules.self_assessment import (
    QUALITY,
    before,
    mark_of,
    merged,
    next_after,
    quality_of,
    reasons_not_to_send,
    reasons_not_to_take_back,
    where_to_go_on,
)

TODAY = date(2026, 4, 1)
NATIONS = ["england", "scotland", "wales", "northern_ireland", "invented"]


def asked_in(nation: str) -> tuple[Question, ...]:
    return questions_of("questions.self_assessment.questions", on=TODAY, nation=nation)


def question(kind: str, **more: object) -> Question:
    chosen = {"a": "Apples", "b": "Bread"} if kind in {"one", "many", "level", "yes_no"} else {}
    return Question("q", "Which?", "", "part", kind, chosen, **more)


@pytest.mark.parametrize("nation", NATIONS)
def test_every_question_can_be_asked_and_stands_in_a_part(nation: str):
    asked = asked_in(nation)
    parts = sections_of("questions.self_assessment.sections", asked, on=TODAY, nation=nation)
    assert {each.kind for each in asked} <= KINDS
    assert sorted(each.code for each in in_order(parts)) == sorted(each.code for each in asked)
    assert [
        each.code for each in asked if bool(each.options) != (each.kind not in {"words", "number", "day"})
    ] == []
    assert [each.code for each in asked if set(each.look_first) - set(each.options)] == []


def test_no_question_says_more_of_itself_than_is_read():
    items = policy.items("questions.self_assessment.questions", TODAY)
    assert {name for each in items for name in each.attributes["more"] or {}} <= FURTHER


@pytest.mark.parametrize("nation", NATIONS)
def test_the_six_on_quality_of_life_are_asked_everywhere_from_best_to_worst(nation: str):
    six = {each.code: list(each.options) for each in asked_in(nation) if each.section == "quality"}
    assert six == {f"qol_{area}": ["2", "1", "0"] for area in QUALITY}


def test_scotland_asks_its_seven_indicators_and_england_its_eight_outcomes():
    scottish, english = ({each.tells for each in asked_in(nation)} for nation in ("scotland", "england"))
    assert sum(code.startswith("indicator_") for code in scottish) == 7
    assert sum(code.startswith("outcome_") for code in english) == 8
    assert not any(code.startswith("indicator_") for code in english)


@pytest.mark.parametrize(
    ("kind", "answer", "fault"),
    [
        ("one", "a", ""),
        ("one", "z", "Choose one of the answers that are offered."),
        ("level", None, "Choose one of the answers that are offered."),
        ("many", ["a", "b"], ""),
        ("many", ["a", "z"], "Choose from the answers that are offered."),
        ("many", "a", "Choose from the answers that are offered."),
        ("words", "愛", ""),
        ("words", 3, "Write the answer in words."),
        ("words", "x" * 10_003, "Make it shorter by 3 characters, or tell us the rest when we talk."),
        ("day", "2026-02-28", ""),
        ("day", "2026-02-30", "Enter a day that exists, as numbers, like 27 3 2026."),
        ("number", True, "Enter a whole number, like 3."),
    ],
)
def test_an_answer_that_cannot_be_says_what_to_do(kind: str, answer: object, fault: str):
    assert fault_of(answer, question(kind)) == fault


@pytest.mark.parametrize(("answer", "sound"), [(-1, False), (0, True), (7, True), (8, False), ("7", False)])
def test_a_number_lies_where_it_can(answer: object, sound: bool):
    fault = fault_of(answer, question("number", least=0, most=7))
    assert fault == ("" if sound else "Enter a whole number from 0 to 7.")


def test_a_number_may_have_one_end_only():
    assert fault_of(-1, question("number", least=0)) == "Enter 0 or more."
    assert fault_of(9, question("number", most=8)) == "Enter 8 or less."


def test_every_fault_is_told_at_once_and_strangers_among_the_answers_too():
    found = faults({"q": "z", "other": 1}, [question("one")])
    assert set(found) == {"q", "other"}


def test_answers_are_read_in_words():
    assert said(["b", "a"], question("many")) == ("Bread", "Apples")
    assert said("2026-03-05", question("day")) == ("5 March 2026",)
    assert said("two\nlines", question("words")) == ("two", "lines")
    assert said("gone", question("one")) == ("gone",)


def test_what_to_read_first_is_marked_and_what_is_not_answered_is_left_out():
    asked = [question("one", look_first=("b",))]
    assert [each.look_first for each in answers_in_words({"q": "b"}, asked)] == [True]
    assert answers_in_words({}, asked) == []


def test_an_answer_is_handed_on_under_the_code_it_tells():
    assert told({"q": "a", "r": "b"}, [question("one", tells="health")]) == {"health": "a"}


ORDER = ("one", "two", "three")


def test_the_way_through_has_a_beginning_and_an_end():
    assert [next_after(code, ORDER) for code in ORDER] == ["two", "three", ""]
    assert [before(code, ORDER) for code in ORDER] == ["", "one", "two"]


@pytest.mark.parametrize(
    ("at", "answers", "on"),
    [("two", [], "two"), ("", ["one"], "two"), ("gone", ["one", "two"], "three"), ("", ORDER, "")],
)
def test_somebody_goes_on_where_they_left_off_or_at_the_first_gap(at: str, answers: list[str], on: str):
    assert where_to_go_on(at, answers, ORDER) == on


def test_the_six_are_numbers_where_they_were_answered():
    assert quality_of({"qol_safety": "0", "qol_social": 2, "health": "none"}) == {"safety": 0, "social": 2}


def test_nothing_cannot_be_sent_and_what_was_not_read_back_cannot_either():
    assert len(reasons_not_to_send({}, state="taken_back", read_back=False)) == 3
    assert reasons_not_to_send({"q": "a"}, state="open", read_back=True) == []


def test_what_an_assessment_was_begun_with_cannot_be_taken_back():
    assert reasons_not_to_take_back(state="sent", assessed=False) == []
    assert len(reasons_not_to_take_back(state="open", assessed=True)) == 2


EACH = [None, "a", "b", "c"]


@pytest.mark.parametrize(("opened", "stored", "typed"), list(product(EACH, repeat=3)))
def test_two_windows_lose_nothing(opened: str | None, stored: str | None, typed: str | None):
    found = merged(
        {"q": stored} if stored else {}, {"q": typed} if typed else {}, ["q"], {"q": mark_of(opened)}
    )
    # By hand: left alone, or the same said twice, keeps what is stored; alone in changing it wins; else it waits.
    if typed in (opened, stored):
        expected, waiting = stored, ()
    elif stored == opened:
        expected, waiting = typed, ()
    else:
        expected, waiting = stored, ("q",)
    assert (found.answers.get("q"), found.waiting) == (expected, waiting)


def test_a_page_that_lost_what_it_was_opened_with_is_saved_all_the_same():
    assert merged({"q": "a"}, {"q": "b"}, ["q"], {}).answers == {"q": "b"}
