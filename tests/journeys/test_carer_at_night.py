"""A carer who is not signed in finds somebody to sit on Saturdays, at two in the morning, on a phone."""

import re
from collections.abc import Callable

from tests.journeys.person import Person

POSTCODE = "XN1 1AA"
SITTING, CAFE = "Saturday sitting for people with dementia", "Sandlow Memory Café"
RUNS_IT = "Harbourlight Care"
MORE = "More choices: kind of help, condition, day, cost, language"
WRONG = "They come on Sundays as well now."
USELESS = ("nav", "main button", ".mainstay-account", "footer a")  # on a sheet of paper
PRINTED = "them => them.filter(it => it.getClientRects().length).map(it => it.outerHTML.slice(0, 120))"


def test_a_carer_finds_a_saturday_sitting_service_and_takes_it_home(somebody: Callable[..., Person]):
    carer = somebody(phone=True, scripts=False)
    mistypes_the_postcode(carer)
    finds_it(carer)
    keeps_the_address_of_the_search_free_of_the_postcode(carer)
    opens_it_and_sees_the_phone_first(carer)
    keeps_it(carer)
    prints_it(carer)
    says_what_is_wrong_with_it(carer)
    is_heard(somebody("Strategic commissioner"))


def mistypes_the_postcode(carer: Person) -> None:
    carer.opens("/")
    carer.follows("Find support")
    carer.sees("You need no account")
    carer.writes("Where?", "XN9 9ZZZ")
    carer.presses("Find support")
    carer.sees("There is a problem")
    assert carer.page.get_by_label("Where?").input_value() == "XN9 9ZZZ"


def finds_it(carer: Person) -> None:
    carer.opens("/find/")
    carer.unfolds(MORE)
    carer.writes("Where?", POSTCODE)
    carer.ticks("Time for yourself")
    carer.chooses("Day", "Saturday")
    carer.chooses("The person lives with", "Dementia")
    carer.presses("Find support")
    carer.sees(SITTING, RUNS_IT, "comes to you", "Time for yourself", "Saturday", "Dementia")
    # A café on Fridays, and a service for other people on Saturdays.
    carer.does_not_see(CAFE, "Saturday club for adults")


def keeps_the_address_of_the_search_free_of_the_postcode(carer: Person) -> None:
    assert not re.search(r"1AA", carer.page.url), carer.page.url
    sent = carer.page.url
    carer.opens(sent.removeprefix(carer.demo.address))
    carer.sees(SITTING)


def opens_it_and_sees_the_phone_first(carer: Person) -> None:
    carer.follows(SITTING)
    phone = carer.page.locator("main a[href^='tel:']").first
    box = phone.bounding_box()
    assert box
    assert box["y"] + box["height"] < carer.size["height"], "The phone is not on the first screen."
    assert phone.get_attribute("href") == "tel:01632960118"
    carer.sees("What it costs", "£12 an hour", "Saturday", "Covers", "Harbour")


def keeps_it(carer: Person) -> None:
    carer.presses(f"Keep for later: {SITTING}")
    carer.follows("Your list")
    carer.sees(SITTING, "Share this list")
    assert not carer.page.locator("main script").count()


def prints_it(carer: Person) -> None:
    carer.page.emulate_media(media="print")
    for useless in USELESS:
        assert carer.page.locator(useless).evaluate_all(PRINTED) == [], f"{useless} would be printed."
    carer.sees(SITTING, "Phone", "£12 an hour", "ring before you go")
    carer.page.emulate_media(media="screen")


def says_what_is_wrong_with_it(carer: Person) -> None:
    carer.follows(SITTING)
    carer.follows("Something here is wrong")
    carer.presses("Send")
    carer.sees("There is a problem")
    carer.page.locator("input[name=about]").first.check()
    carer.writes("Tell us more", WRONG)
    carer.presses("Send")
    carer.sees(SITTING, "Thank you")


def is_heard(commissioner: Person) -> None:
    commissioner.opens("/directory/mistakes/")
    commissioner.sees(SITTING)
    commissioner.follows(re.compile(SITTING))
    commissioner.sees(WRONG)
