"""Somebody with no account and a phone: do I count as a carer? They ask for support, and later see how it stands."""

import re
from collections.abc import Callable

from tests.journeys.person import Person

RECEIPT = re.compile(r"The receipt is (\S+(?: \S+)*?) Write it down")


def test_somebody_without_an_account_asks_for_support_and_sees_how_it_stands(
    somebody: Callable[..., Person],
):
    asker = somebody(phone=True)
    finds_that_it_counts(asker)
    says_which_council_and_who(asker)
    says_how_to_get_in_touch(asker)
    says_whom_they_look_after(asker)
    receipt = reads_it_and_sends_it(asker)
    sees_how_it_stands(somebody(phone=True), receipt)


def finds_that_it_counts(asker: Person) -> None:
    asker.opens("/")
    asker.follows("Am I a carer?")
    asker.sees("There is no number of hours below which it does not count.", "friend or neighbour")
    asker.presses("Ask for support")


def says_which_council_and_who(asker: Person) -> None:
    asker.presses("Go on")
    asker.sees("There is a problem", "Choose the council, or “I do not know”.")
    asker.ticks("Northmoor Council")
    asker.presses("Go on")
    asker.writes("Your first name, or what you like to be called", "Bettina")
    asker.presses("Go on")


def says_how_to_get_in_touch(asker: Person) -> None:
    asker.ticks("By telephone")
    asker.ticks("Only at certain times, or not if somebody else answers")
    asker.presses("Go on")
    asker.sees("Enter the telephone number to ring or text.", "Write when it is safe, or what to say.")
    asker.page.locator("input[name=reach-phone]").fill("01632 960599")
    asker.writes(re.compile("When it is safe"), "After nine at night.")
    asker.presses("Back")
    assert asker.page.get_by_label("Your first name").input_value() == "Bettina"
    # What was answered on the page after it is kept, and not asked again.
    asker.presses("Go on")


def says_whom_they_look_after(asker: Person) -> None:
    asker.writes(re.compile("Who is looked after"), "Old Mr Finch")
    asker.page.locator("select[name=caring-kind]").select_option("neighbour")
    asker.writes(re.compile("What would help"), "I do his shopping and his tablets. I am worn out.")
    asker.ticks("Yes, it can wait a few days")
    asker.presses("Go on")


def reads_it_and_sends_it(asker: Person) -> str:
    asker.sees("Read it once more", "Bettina", "After nine at night.", "I am worn out.")
    asker.presses("Send")
    asker.sees("Tick the box if you agree.")
    asker.ticks("I agree that the council keeps this to get in touch with me about my caring")
    asker.presses("Send")
    asker.sees("It was sent")
    found = RECEIPT.search(asker.reads())
    assert found, asker.reads()
    assert found[1].replace(" ", "") not in asker.page.url
    return found[1]


def sees_how_it_stands(later: Person, receipt: str) -> None:
    later.opens("/caring/")
    later.follows("See how it stands")
    later.writes("Your receipt", "AAAA AAAA AAAA")
    later.presses("Show how it stands")
    later.sees("There is a problem")
    later.writes("Your receipt", receipt.lower().replace(" ", ""))
    later.presses("Show how it stands")
    later.sees("Northmoor Council")
    later.does_not_see("Bettina", "Mr Finch")
