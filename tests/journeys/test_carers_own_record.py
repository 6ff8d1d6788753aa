"""Sam, who looks after his mother, with a phone: says how it is, reads what is held, chooses, writes and asks."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.person import Person

SLEEP = "To sleep. And an hour on the water."
STAIRS = "Is there news of somebody who manages stairs?"
SITTING = "Saturday sitting for people with dementia"


@pytest.fixture
def sam(somebody: Callable[..., Person]) -> Person:
    """A carer whose plan is agreed, at his own record."""
    sam = somebody("Carer", phone=True)
    sam.follows("Open my record")
    return sam


def test_a_carer_says_how_it_is_stops_comes_back_and_sends_it(somebody: Callable[..., Person], sam: Person):
    begins_and_stops(sam)
    back = somebody("Carer", phone=True)
    comes_back(back)
    reads_it_back_and_sends_it(back)


def begins_and_stops(sam: Person) -> None:
    sam.follows("What I said")
    sam.follows(re.compile("self-assessment", re.IGNORECASE))
    sam.presses("Start")
    sam.sees("How is it best to reach you?", "Is it still so?")
    sam.ticks("Text message")
    sam.presses("Save and go on")
    sam.sees("When is a good time?")
    sam.follows("Skip this question")
    sam.opens("/my/self-assessment/question/broken_nights/")
    sam.writes(re.compile("your sleep broken"), "9")
    sam.presses("Save and go on")
    sam.sees("There is a problem")
    sam.writes(re.compile("your sleep broken"), "6")
    sam.presses("Save and stop for now")
    sam.sees("2 of", "all of them saved")


def comes_back(sam: Person) -> None:
    sam.opens("/my/self-assessment/")
    sam.presses("Go on where you left off")
    sam.opens("/my/self-assessment/question/matters_most/")
    sam.writes("What matters most to you?", SLEEP)
    sam.presses("Save and stop for now")


def reads_it_back_and_sends_it(sam: Person) -> None:
    sam.presses("Read it and send it")
    sam.sees(SLEEP, "answers are known already")
    sam.presses("Keep them all")
    sam.does_not_see("answers are known already")
    sam.presses("Send it")
    sam.sees("It has been sent", SLEEP)


def test_a_carer_reads_decision_plan_and_budget_and_takes_part(sam: Person):
    sam.sees("What happens next", "In touch with you: Shanice Reed.")
    reads_what_was_decided_planned_and_paid(sam)
    chooses_one_of_two(sam)
    reads_the_emergency_plan(sam)
    writes_a_message(sam)
    sees_who_has_looked_and_asks_for_a_correction(sam)


def reads_what_was_decided_planned_and_paid(sam: Person) -> None:
    sam.follows("Decisions and reasons")
    sam.sees("The council must support you with what was found.", "because of the nights")
    sam.follows("Read the letter")
    sam.sees("That she is not frightened, and that I sleep.")
    sam.opens("/my/plan/")
    sam.sees("Saturdays on the water", "The same sitter on Saturdays, nine to four", "Looked at again by")
    sam.opens("/my/budget/")
    sam.sees("Agreed sum £11,036.00", "Spent so far £2,210.40", "What is left: £8,825.60")


def chooses_one_of_two(sam: Person) -> None:
    sam.opens("/my/")
    sam.follows("1 choice waits for you")
    sam.sees(SITTING)
    sam.follows(f"Look at “{SITTING}” and choose")
    sam.follows("Go back")
    sam.follows(f"Look at “{SITTING}” and choose")
    sam.sees("Why it was put before you", "It is your choice")
    sam.answers(words="She knows the stairs.")
    sam.presses("I choose this")
    sam.does_not_see("and choose")
    sam.sees(f"{SITTING}: Chosen")


def reads_the_emergency_plan(sam: Person) -> None:
    sam.opens("/my/")
    sam.follows("Emergency plan")
    sam.follows("Open my emergency plan")
    sam.sees("Do this first", "Sing: she calms at once.", "Who holds a copy", "Carol Finch, next door")


def writes_a_message(sam: Person) -> None:
    sam.opens("/my/messages/")
    sam.sees("Could it be somebody who can manage stairs with her?")
    sam.answers(words=STAIRS)
    sam.presses("Send")
    sam.sees(STAIRS)


def sees_who_has_looked_and_asks_for_a_correction(sam: Person) -> None:
    sam.opens("/my/")
    sam.follows("Who has opened my record")
    sam.sees("You", "on 1 day")
    sam.opens("/my/plan/")
    sam.follows("Something here is wrong")
    sam.presses("Ask")
    sam.sees("There is a problem")
    sam.answers(words="Carol lives at number 16 now.")
    sam.presses("Ask")
    sam.opens("/my/wishes/")
    sam.sees("Put something right", "Carol lives at number 16 now.")
