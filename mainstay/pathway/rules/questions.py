"""Questions of a form, as the packs hold them: read, checked, and answers put into words.

A form is a list in packs/questions or packs/assessment, each item one question:
  code, title (the question, in plain words), description (help; may be "");
  section: code of an item of the form's own list of sections, in whose order people are asked;
  kind: one | many | words | yes_no | number | day | level (level: one of several steps, in order);
  options: {code: words} (quote "yes", "no" and numbers), the code of a set in questions.scales, or null;
  more: {tells, from_record, look_first, afresh, must, nations, least, most, lines}, only those that are needed.
Ask ``questions_of("questions.self_assessment.questions", on=today, nation=nation)``; group them by ``sections_of``.
Answers are kept as JSON: code → "yes" | ["a", "b"] | "words" | 3 | "2026-04-01"; a question not answered is not there.
``faults`` says what is wrong with answers, ``said`` puts one answer into words,
``answers_in_words`` all of them, ``told`` hands on under the codes of another form (``more.tells``: tell us once).
The Django form for any of these questions is mainstay.pathway.forms.questions.QuestionsForm.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mainstay import policy
from mainstay.policy.entries import STANDS_FOR, Item

Answer = str | int | list[str]
Answers = Mapping[str, Any]

KINDS = frozenset({"one", "many", "words", "yes_no", "number", "day", "level"})
FURTHER = frozenset(
    {"tells", "from_record", "look_first", "afresh", "must", "nations", "least", "most", "lines"}
)
CHOSEN_ONE = frozenset({"one", "yes_no", "level"})
# As long as a carer's letter: whoever types more is told by how much, and keeps it on the page.
LONGEST_WORDS = 10_000


@dataclass(frozen=True)
class Question:
    """One question. options: code of an answer → its words, in order. See the module for the rest.

    tells: code of the question elsewhere that this one answers. from_record: what is known already that answers it.
    look_first: answers to read at once. afresh: never filled in from the last time. must: the form is not whole
    without it. lines: height of its box.
    """

    code: str
    title: str
    help: str
    section: str
    kind: str
    options: Mapping[str, str] = field(default_factory=dict)
    tells: str = ""
    from_record: str = ""
    look_first: tuple[str, ...] = ()
    afresh: bool = False
    must: bool = False
    least: int | None = None
    most: int | None = None
    lines: int = 6


@dataclass(frozen=True)
class Section:
    """One part of a form, with its questions in order."""

    code: str
    title: str
    help: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Said:
    """One answer in words: several lines where several things were chosen. look_first: whether to read it at once."""

    question: Question
    lines: tuple[str, ...]
    look_first: bool


def questions_of(key: str, *, on: date, nation: str) -> tuple[Question, ...]:
    """Return the questions of a form that are asked in this nation on that day, in the pack's order."""
    scales = {each.code: each.attributes["options"] for each in policy.items("questions.scales", on)}
    here = STANDS_FOR.get(nation, nation)
    listed = policy.items(key, on, nation)
    return tuple(as_question(each, scales) for each in listed if here in _more(each).get("nations", (here,)))


def sections_of(key: str, questions: Iterable[Question], *, on: date, nation: str) -> tuple[Section, ...]:
    """Return the parts of a form, each with its questions; a part in which nothing is asked is left out.

    key: of the list of sections ("questions.self_assessment.sections").
    """
    asked = tuple(questions)
    parts = [
        Section(
            part.code,
            part.title,
            part.description,
            tuple(each for each in asked if each.section == part.code),
        )
        for part in policy.items(key, on, nation)
    ]
    return tuple(part for part in parts if part.questions)


def in_order(sections: Iterable[Section]) -> tuple[Question, ...]:
    """Return the questions as people are asked them: part by part."""
    return tuple(question for section in sections for question in section.questions)


def as_question(item: Item, scales: Mapping[str, Mapping[str, str]]) -> Question:
    """Return one line of a list as a question; KeyError where it names a set of answers that is not there."""
    more, options = _more(item), item.attributes["options"] or {}
    return Question(
        code=item.code,
        title=item.title,
        help=item.description,
        section=item.attributes["section"],
        kind=item.attributes["kind"],
        options=scales[options] if isinstance(options, str) else options,
        tells=more.get("tells", ""),
        from_record=more.get("from_record", ""),
        look_first=more.get("look_first", ()),
        afresh=more.get("afresh", False),
        must=more.get("must", False),
        least=more.get("least"),
        most=more.get("most"),
        lines=more.get("lines", 6),
    )


def faults(answers: Answers, questions: Iterable[Question]) -> dict[str, str]:
    """Return code → what is the matter with its answer and what to do; empty where every answer can be kept."""
    asked = {each.code: each for each in questions}
    found = {code: "There is no such question in this form." for code in answers if code not in asked}
    for code, question in asked.items():
        if code in answers and (fault := fault_of(answers[code], question)):
            found[code] = fault
    return found


def fault_of(answer: Any, question: Question) -> str:
    """Return what is the matter with one answer, as a sentence to show; "" where nothing is."""
    match question.kind:
        case "many":
            known = isinstance(answer, list) and all(each in question.options for each in answer)
            return "" if known else "Choose from the answers that are offered."
        case "words":
            return _fault_of_words(answer, question.most or LONGEST_WORDS)
        case "number":
            return _fault_of_number(answer, question)
        case "day":
            return "" if _is_day(answer) else "Enter a day that exists, as numbers, like 27 3 2026."
        case _:
            known = isinstance(answer, str | int) and str(answer) in question.options
            return "" if known else "Choose one of the answers that are offered."


def said(answer: Any, question: Question) -> tuple[str, ...]:
    """Return an answer as lines to read; codes that the form no longer offers are shown as they are kept."""
    if isinstance(answer, list | tuple):
        return tuple(question.options.get(str(each), str(each)) for each in answer)
    if question.kind in CHOSEN_ONE:
        return (question.options.get(str(answer), str(answer)),)
    if question.kind == "day" and _is_day(answer):
        day = date.fromisoformat(str(answer))
        return (f"{day.day} {day:%B %Y}",)
    return tuple(str(answer).splitlines()) or ("",)


def answers_in_words(answers: Answers, questions: Iterable[Question]) -> list[Said]:
    """Return every answered question with its answer in words, in the order of the questions."""
    return [
        Said(each, said(answers[each.code], each), reads_first(answers[each.code], each))
        for each in questions
        if each.code in answers
    ]


def reads_first(answer: Any, question: Question) -> bool:
    """Return whether a worker should read this answer before anything else."""
    chosen = answer if isinstance(answer, list | tuple) else [answer]
    return any(str(each) in question.look_first for each in chosen)


def told(answers: Answers, questions: Iterable[Question]) -> dict[str, Any]:
    """Return the answers under the codes of the form that they tell once; those that tell nothing are left out."""
    return {each.tells: answers[each.code] for each in questions if each.tells and each.code in answers}


def _more(item: Item) -> Mapping[str, Any]:
    return item.attributes["more"] or {}


def _fault_of_words(answer: Any, longest: int) -> str:
    if not isinstance(answer, str):
        return "Write the answer in words."
    over = len(answer) - longest
    return f"Make it shorter by {over:,} characters, or tell us the rest when we talk." if over > 0 else ""


def _fault_of_number(answer: Any, question: Question) -> str:
    low, high = question.least, question.most
    whole = isinstance(answer, int) and not isinstance(answer, bool)
    if low is not None and high is not None:
        return "" if whole and low <= answer <= high else f"Enter a whole number from {low} to {high}."
    if not whole:
        return "Enter a whole number, like 3."
    if low is not None and answer < low:
        return f"Enter {low} or more."
    return f"Enter {high} or less." if high is not None and answer > high else ""


def _is_day(answer: Any) -> bool:
    try:
        return isinstance(answer, str) and bool(date.fromisoformat(answer))
    except ValueError:
        return False
