"""The commissioner walks one review: six questions, each answered from evidence or put aside with a reason."""

import re
from collections.abc import Callable

from tests.journeys.person import Person

TITLE = "Review of nights and weekends"
QUESTIONS = 6


def test_a_commissioner_walks_a_review_from_its_opening_to_priorities(somebody: Callable[..., Person]):
    commissioner = somebody("Strategic commissioner", scripts=False)
    opens_a_review(commissioner)
    answers_from_what_is_known(commissioner)
    puts_the_others_aside(commissioner)
    has_not_heard_from_those_who_use_nothing(commissioner)
    writes_down_carers_words(commissioner)
    moves_on(commissioner)


def opens_a_review(person: Person) -> None:
    person.opens("/reviews/")
    person.presses("Open a review")
    person.writes("Title", "")
    person.presses("Open")
    person.sees("There is a problem", "Enter a title for the review.")
    person.writes("Title", TITLE)
    person.chooses("Area", "Northmoor")
    person.presses("Open")
    person.sees(TITLE, "0 of 6", "No words from carers who use no service are recorded yet.")
    assert not person.may("button", "Move on to priorities")


def answers_from_what_is_known(person: Person) -> None:
    person.page.locator(".mainstay-question a").first.wait_for()
    person.follows(re.compile("missing out"))
    person.writes("Answer", "Carers on the moor.")
    person.presses("Keep this answer")
    person.follows(re.compile("missing out"))
    person.sees("The answer stands on nothing yet.")
    person.presses("Find evidence")
    person.sees("What Mainstay knows", "From the library")
    person.presses(re.compile("^Add as evidence"))
    person.follows("Back to the question")
    person.does_not_see("The answer stands on nothing yet.")
    person.follows(TITLE)
    person.sees("1 of 6")


def puts_the_others_aside(person: Person) -> None:
    for code in ("Q1", "Q2", "Q4", "Q5", "Q6"):
        review = person.page.url.removeprefix(person.demo.address)
        person.opens(f"{review}{code}/")
        person.writes("Why there is no answer", "Asked at the meeting in March.")
        person.presses("Keep this answer")
    person.sees("6 of 6")


def has_not_heard_from_those_who_use_nothing(person: Person) -> None:
    person.sees("Before it can move on to deciding priorities")
    assert not person.may("button", "Move on to priorities")


def writes_down_carers_words(person: Person) -> None:
    person.follows(re.compile("missing out"))
    person.follows("Add carers' words")
    person.presses("Add")
    person.sees("There is a problem", "Enter what was said.", "Choose whether they use any service.")
    person.writes("What was said", "I have not slept a night through since May.")
    person.writes("Title", "Said at the market")
    person.writes("Which carers said it, in general", "People who care, at a market stall")
    person.ticks("No, none")
    person.writes("How it was heard (optional)", "A stall on the quay")
    for part, written in (("day", "3"), ("month", "11"), ("year", "2025")):
        person.page.fill(f"[name=gathered_on-{part}]", written)
    person.presses("Add")
    person.sees("I have not slept a night through since May.", "who use no service")


def moves_on(person: Person) -> None:
    person.follows(TITLE)
    person.presses("Move on to priorities")
    person.presses("Move on")
    person.sees("Moved on to priorities")
