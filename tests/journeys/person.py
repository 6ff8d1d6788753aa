"""Somebody at a browser: what they do, and what they see. Each page they come to is looked at."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Response

from tests.journeys.demo import Demo
from tests.journeys.looking import WIDE, what_is_wrong

Name = str | re.Pattern[str]


class Person:
    """One browser with nobody signed in to begin with.

    scripts: whether the browser runs any. A name is the whole name as a screen reader says it, or a pattern.
    """

    def __init__(self, browser: Browser, demo: Demo, *, scripts: bool = True) -> None:
        self.demo, self.scripts = demo, scripts
        self.context = browser.new_context(
            base_url=demo.address, java_script_enabled=scripts, viewport=WIDE, locale="en-GB"
        )
        self.context.set_default_timeout(30_000)
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda said: self._complaints.append(said.text))
        self._complaints: list[str] = []

    def leaves(self) -> None:
        """Close the browser; a story is over only if no page broke the content security policy."""
        self.context.close()
        assert not [said for said in self._complaints if "Content Security Policy" in said]

    # What they do

    def signs_in(self, role: str) -> None:
        """Open the start page, and sign in there with what the demo printed for this role."""
        self.opens("/")
        self.writes("E-mail address", self.demo.people[role])
        self.writes("Password", self.demo.password)
        self.presses("Sign in")

    def opens(self, address: str, *, status: int = 200) -> None:
        """Type an address; status is what the answer must be."""
        self._came(self.page.goto(address), status)

    def follows(self, link: Name) -> None:
        """Follow a link of the page, or of what is around it."""
        self._goes_by(self._find("link", link))

    def presses(self, button: Name, *, status: int = 200) -> None:
        """Press a button that sends a form, or looks like one and leads on."""
        self._goes_by(self._find("button", button), status)

    def writes(self, label: Name, text: str) -> None:
        """Write into a field."""
        self._field(label).fill(text)

    def chooses(self, label: Name, option: str) -> None:
        """Choose from a list."""
        self._field(label).select_option(label=option)

    def ticks(self, label: Name) -> None:
        """Tick a box, or choose one of several."""
        self._field(label).check()

    def attaches(self, label: Name, file: Path) -> None:
        """Choose a file to send."""
        self._field(label).set_input_files(file)

    def unfolds(self, summary: str) -> None:
        """Open what is folded away under these words."""
        self.page.locator("main summary").filter(has_text=summary).first.click()

    def downloads(self, link: Name) -> bytes:
        """Follow a link that sends a file; return what is in it."""
        with self.page.expect_download() as sent:
            self._find("link", link).click()
        return Path(sent.value.path()).read_bytes()

    # What they see

    def sees(self, *texts: str) -> None:
        """Fail unless each of the texts can be read on the page."""
        read = self.reads()
        missing = [text for text in texts if text not in read]
        assert not missing, f"{self.page.url} does not say {missing}. It says: {read}"

    def does_not_see(self, *texts: str) -> None:
        """Fail if one of the texts can be read anywhere on the page, folded away or not."""
        everything = self.page.content()
        found = [text for text in texts if text in everything]
        assert not found, f"{self.page.url} says {found}."

    def reads(self) -> str:
        """What can be read in the page's own part, with each stretch of white space as one space."""
        return " ".join(self.page.locator("main").inner_text().split())

    def may(self, role: str, name: Name) -> bool:
        """Whether the page offers a link or button of this name."""
        return self.page.get_by_role(role, name=name, exact=True).count() > 0  # type: ignore[arg-type]

    def looks(self) -> None:
        """Look at the page as it stands, on a desk and on a phone."""
        faults = what_is_wrong(self.page, scripts=self.scripts)
        assert not faults, "\n".join([self.page.url, *faults])

    def _goes_by(self, what: Locator, status: int = 200) -> None:
        with self.page.expect_navigation() as going:
            what.click()
        self._came(going.value, status)

    def _came(self, answer: Response | None, status: int) -> None:
        # There is no answer where a link leads to a part of the same page.
        assert answer is None or answer.status == status, f"{self.page.url}: {answer.status}"
        self.looks()

    def _field(self, label: Name) -> Locator:
        return self.page.get_by_label(label, exact=True)

    def _find(self, role: str, name: Name) -> Locator:
        within = self.page.locator("main").get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
        return (within if within.count() else self.page.get_by_role(role, name=name, exact=True)).first  # type: ignore[arg-type]
