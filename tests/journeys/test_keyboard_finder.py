"""The finder and the wheel by the keyboard alone: every stop is seen and marked, and the pictures can be skipped."""

from collections.abc import Callable

from tests.journeys.person import Person
from tests.journeys.test_keyboard import FOCUS

SITTING = "Saturday sitting for people with dementia"
MOST_STOPS = 90
# As FOCUS, but a field goes by its label.
NAMED = FOCUS.replace("(it.getAttribute", "(it.labels?.[0]?.textContent || it.getAttribute")
PICTURE = "() => document.activeElement.closest('svg') !== null"


def test_the_finder_is_used_by_the_keyboard_alone(somebody: Callable[..., Person]):
    carer = somebody()
    carer.opens("/find/")
    goes_on_to(carer, "What would help?")
    carer.types(*"sitting")
    carer.types("Tab")
    carer.types(*"XN1 1AA")
    carer.goes_on_by("Enter")
    carer.sees(SITTING)
    goes_on_to(carer, "Skip the map: the same services are in a list")
    carer.types("Enter", "Tab")
    assert not carer.page.evaluate(PICTURE), "The map was not skipped."
    goes_on_to(carer, SITTING)
    carer.goes_on_by("Enter")
    goes_on_to(carer, f"Keep for later: {SITTING}")
    carer.goes_on_by("Enter")
    carer.sees("Take off your list")


def test_the_wheel_is_walked_and_opened_by_the_keyboard_alone(somebody: Callable[..., Person]):
    member = somebody("Elected member")
    member.opens("/coverage/X06000001/wheel/")
    segments = member.page.locator(".mainstay-wheel__segment").count()
    goes_on_to(member, "Skip the wheel: the same is in a table")
    walked: list[str] = []
    for _ in range(segments):
        member.types("Tab")
        name, shown, marked = member.page.evaluate(FOCUS)
        assert member.page.evaluate(PICTURE), f"{name} is not in the wheel."
        assert shown, f"{name} is out of the window."
        assert marked, f"{name} does not look different."
        walked.append(name)
    assert len(set(walked)) == segments == 24
    member.goes_on_by("Enter")
    member.sees("Why", "Who delivers it")


def goes_on_to(person: Person, name: str) -> None:
    """Press Tab until something of this name has the focus; each stop on the way must be seen and marked."""
    for _ in range(MOST_STOPS):
        person.types("Tab")
        found, shown, marked = person.page.evaluate(NAMED)
        assert shown, f"{found} is out of the window."
        assert marked, f"{found} does not look different."
        if found == name:
            return
    raise AssertionError(f"Tab never comes to {name}.")
