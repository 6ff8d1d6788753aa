"""Sam makes a card; a neighbour who never met the family opens the page with its code, on a phone at night."""

import re
from collections.abc import Callable

from tests.journeys.person import Person

CODE = re.compile(r"\b[A-Z0-9]{4}(?: [A-Z0-9]{4})+\b")


def test_whoever_holds_the_card_reads_what_to_do_and_the_carer_sees_who_did(somebody: Callable[..., Person]):
    sam, neighbour = somebody("Carer", phone=True), somebody(phone=True)
    code = makes_a_card(sam)
    opens_nothing_with_another(neighbour)
    reads_what_to_do(neighbour, code)
    sam.opens("/my/emergency/")
    sam.sees("Opened with the card", "Joan from number 9", "Sam was taken ill")


def makes_a_card(sam: Person) -> str:
    sam.opens("/my/emergency/")
    sam.presses(re.compile("make another|Make a card with a code"))
    sam.presses("Make the card")
    found = CODE.search(sam.reads())
    assert found, sam.reads()
    sam.opens("/my/emergency/")
    sam.does_not_see(found[0])
    return found[0]


def opens_nothing_with_another(neighbour: Person) -> None:
    neighbour.opens("/find/")
    neighbour.opens("/emergency/")
    neighbour.writes("Code on the card", "ABCD EFGH JKLM")
    neighbour.writes("Who are you?", "Joan from number 9")
    neighbour.presses("Show me what to do")
    neighbour.sees("There is a problem")


def reads_what_to_do(neighbour: Person, code: str) -> None:
    neighbour.writes("Code on the card", code.lower())
    neighbour.writes(re.compile("What has happened"), "Sam was taken ill")
    neighbour.presses("Show me what to do")
    neighbour.sees("Do this first", "Sit with Jean; put the kettle on.", "Sing: she calms at once.")
    # Nothing else of the record, and no way into it.
    neighbour.does_not_see("Holloway, 12 June 1971", "£")
    assert neighbour.page.locator("main a[href^='tel:']").first.get_attribute("href") == "tel:01632960481"
    assert not [link for link in neighbour.addresses() if link.startswith(("/my/", "/carers/"))]
    assert code.replace(" ", "") not in neighbour.page.url.upper()
