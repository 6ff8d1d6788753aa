"""Everything by the keyboard alone: past the masthead, round the start page, into the account, and out."""

import re
from collections.abc import Callable

from tests.journeys.person import Person

MOST_STOPS = 60
# What has the focus: its words, whether it can be seen in the window, and whether it looks different for having it.
FOCUS = """() => {
    const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect()
    const shown = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
    const marked = style.outlineStyle !== "none" || style.boxShadow !== "none" || it.closest("svg") !== null
    return [(it.getAttribute("aria-label") || it.textContent).trim().replace(/\\s+/g, " "), shown, marked]
}"""


def test_the_start_page_can_be_walked_by_the_keyboard_alone(somebody: Callable[..., Person]):
    commissioner = somebody("Strategic commissioner")
    commissioner.opens("/")
    skips_to_the_main_part(commissioner)
    stops = goes_round(commissioner)
    assert stops["Skip to main content"] == (True, True)
    assert {"Start", "Areas", "Files", "Ailsa Brook", "Sign out", "Open your area"} <= stops.keys()
    assert any(re.match("A1 .*Assess needs", stop) for stop in stops)
    assert not {name for name, (shown, marked) in stops.items() if not (shown and marked)}


def test_the_account_is_opened_and_left_by_the_keyboard_alone(somebody: Callable[..., Person]):
    commissioner = somebody("Strategic commissioner")
    goes_to(commissioner, "Ailsa Brook")
    commissioner.goes_on_by("Enter")
    commissioner.sees("Your account", "Strategic commissioner")
    goes_to(commissioner, "Sign out")
    commissioner.goes_on_by("Enter")
    commissioner.opens("/areas/")
    commissioner.sees("Sign in")


def skips_to_the_main_part(person: Person) -> None:
    person.types("Tab")
    assert person.page.evaluate(FOCUS) == ["Skip to main content", True, True]
    person.types("Enter")
    assert person.page.evaluate("document.activeElement.id") == "main-content"


def goes_round(person: Person) -> dict[str, tuple[bool, bool]]:
    """Where Tab stops from the top of the page: whether it is seen there, and marked."""
    person.opens("/")
    stops: dict[str, tuple[bool, bool]] = {}
    for _ in range(MOST_STOPS):
        person.types("Tab")
        name, shown, marked = person.page.evaluate(FOCUS)
        if name in stops:
            break
        stops[name] = (shown, marked)
        if name == "About Mainstay":
            break
    return stops


def goes_to(person: Person, name: str) -> None:
    person.opens("/")
    for _ in range(MOST_STOPS):
        person.types("Tab")
        if person.page.evaluate(FOCUS)[0] == name:
            return
    raise AssertionError(f"Tab never comes to {name}.")
