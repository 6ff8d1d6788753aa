"""One demo and one browser for all journeys; each journey has its people sign in for themselves."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.demo import Demo, running
from tests.journeys.person import Person

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-smooth-scrolling",
]


# For the package, not the session: while Playwright runs, Django refuses the database to this thread's other tests.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The machine's own browser, without a window."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("Chromium is not here")
    # Chromium refuses to fence itself in for root.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET + as_root)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def demo(chromium: Browser) -> Iterator[Demo]:
    """The demo, served; not started where there is no browser to see it."""
    with running() as found:
        yield found


@pytest.fixture
def somebody(chromium: Browser, demo: Demo) -> Iterator[Callable[..., Person]]:
    """Give a browser to each person a story needs, signed in if a role is named; take them back when it is over."""
    here: list[Person] = []

    def comes(role: str = "", *, scripts: bool = True, phone: bool = False) -> Person:
        person = Person(chromium, demo, scripts=scripts, phone=phone)
        here.append(person)
        if role:
            person.signs_in(role)
        return person

    yield comes
    for person in here:
        person.leaves()
