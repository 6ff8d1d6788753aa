"""When a review moves on, and what may be kept as carers' words."""

import pytest

from mainstay.planning.rules.evidence import reasons_to_refuse, reasons_to_refuse_words
from mainstay.planning.rules.reviews import (
    Question,
    reasons_not_to_answer,
    reasons_not_to_close,
    reasons_not_to_move_on,
)

ANSWERED = {"answer": "Mostly.", "evidence": 1}


def six(**changed) -> list[Question]:
    """Six answered questions; Q4 is changed."""
    return [
        Question(f"Q{number}", "Who?", **(changed if changed and number == 4 else ANSWERED))
        for number in range(1, 7)
    ]


def test_six_answers_with_evidence_and_the_voices_of_non_users_move_on():
    assert reasons_not_to_move_on(six(), heard_non_users=True) == []


def test_a_stated_reason_settles_a_question():
    assert reasons_not_to_move_on(six(why_not="The survey is still out."), heard_non_users=True) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"answer": "Yes."}, "Its answer has no evidence"),
        ({"evidence": 2}, "has evidence and no answer"),
        ({"answer": " ", "why_not": " "}, "Answer it with evidence"),
    ],
)
def test_an_open_question_keeps_it_back_and_says_what_to_do(changed, said):
    (reason,) = reasons_not_to_move_on(six(**changed), heard_non_users=True)
    assert reason.startswith("Q4 ")
    assert said in reason


def test_missing_voices_keep_it_back():
    (reason,) = reasons_not_to_move_on(six(), heard_non_users=False)
    assert "carers who use no service" in reason


def test_every_open_question_and_the_missing_voices_are_said_at_once():
    nothing = [Question(f"Q{number}", "Who?") for number in range(1, 7)]
    assert len(reasons_not_to_move_on(nothing, heard_non_users=False)) == 7


def test_a_review_moves_on_once():
    assert len(reasons_not_to_move_on(six(), heard_non_users=True, moved_on=True)) == 1
    assert len(reasons_not_to_move_on(six(), heard_non_users=True, closed=True)) == 1


def test_an_answer_or_a_reason_but_not_both_and_not_neither():
    def told(answer: str, why_not: str, **more: bool) -> list[str]:
        return reasons_not_to_answer(answer, why_not, **({"moved_on": False, "closed": False} | more))

    assert told("Yes.", "") == told("", "Not asked.") == []
    assert told("Yes.", "Not asked.")
    assert told("", " ")
    assert told("Yes.", "", moved_on=True)
    assert told("Yes.", "", closed=True)


# Carers' words


@pytest.mark.parametrize(
    "words",
    [
        "Write to me at jo.carer@example.org.",
        "Ring me on 07700 900123.",
        "My number is 0191 498 0000 after six",
        "NHS number 943 476 5919",
        "I live at NE12 9QQ by the church",
    ],
)
def test_words_that_would_tell_whose_they_are_are_refused(words):
    assert len(reasons_to_refuse_words(words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "I had 2 nights off in 2025 and 14 in 2019.",
        "It was better in 2024-2025 than in 2019-2020.",
        "It costs £1,250 a month, 24/7.",
        "“Nobody comes up here.” I'm 83, he's 85.",
        "The number 12 bus, 9.30 to 4.15",
    ],
)
def test_ordinary_words_may_be_kept(words):
    assert reasons_to_refuse_words(words) == []


def test_all_that_is_wrong_with_evidence_is_said_at_once():
    told = {"says": "jo@example.org 07700 900123", "heard_from": "", "heard_count": 0, "source": ""}
    assert len(reasons_to_refuse("words", **told)) == 4


def test_a_figure_and_a_document_say_where_they_come_from():
    told = {"says": "1 in 9", "heard_from": "", "heard_count": None, "source": ""}
    assert "where it comes from" in reasons_to_refuse("figure", **told)[0]
    assert "where it comes from" in reasons_to_refuse("document", **told)[0]
    assert reasons_to_refuse("service", **told) == []


def test_a_review_is_closed_once_and_with_nothing_left_undecided():
    assert reasons_not_to_close([], closed=False) == []
    assert len(reasons_not_to_close(["Nights", "Days"], closed=False)) == 2
    assert reasons_not_to_close(["Nights"], closed=True) == ["This review is closed already."]
