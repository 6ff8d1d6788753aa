"""Somebody at a browser: what they do, and what they see. Each page they come to is looked at."""

import re
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Error, Locator, Page, Response

from tests.journeys.demo import Demo
from tests.journeys.looking import PHONE, WIDE, what_is_wrong

PATIENCE = 60_000  # milliseconds, for a large file on a busy machine
WATCH = "look every few seconds until it is done"
Name = str | re.Pattern[str]
Role = Literal["link", "button"]


class Person:
    """One browser with nobody signed in to begin with.

    scripts: whether the browser runs any. phone: whether they hold a phone, not sit at a desk.
    A name is the whole name as a screen reader says it, or a pattern.
    """

    def __init__(self, browser: Browser, demo: Demo, *, scripts: bool = True, phone: bool = False) -> None:
        self.demo, self.scripts, self.size = demo, scripts, PHONE if phone else WIDE
        self.context = browser.new_context(
            base_url=demo.address, java_script_enabled=scripts, viewport=self.size, locale="en-GB"
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
        """Open the start page, and sign in there with what the demo printed for this role, or as this address."""
        self.opens("/")
        self.writes("E-mail address", self.demo.people.get(role, role))
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

    def answers(self, **given: str | list[str]) -> None:
        """Answer questions by their codes: one choice or several by theirs, a day as 2026-04-01, or words."""
        for code, answer in given.items():
            fields = self.page.locator(f"main [name='{code}']")
            if fields.count() and fields.first.get_attribute("type") in ("radio", "checkbox"):
                for one in [answer] if isinstance(answer, str) else answer:
                    self.page.locator(f"main [name='{code}'][value='{one}']").check()
            elif fields.count() and fields.evaluate("field => field.tagName") == "SELECT":
                fields.select_option(answer)
            elif fields.count():
                fields.fill(str(answer))
            else:
                for part, text in zip(("year", "month", "day"), str(answer).split("-"), strict=True):
                    self.page.locator(f"main [name='{code}-{part}']").fill(text)

    def attaches(self, label: Name, file: Path) -> None:
        """Choose a file to send."""
        self._field(label).set_input_files(file)

    def types(self, *keys: str) -> None:
        """Press keys, one after another, and wait for nothing."""
        for key in keys:
            self.page.keyboard.press(key)

    def goes_on_by(self, key: str) -> None:
        """Press the key that follows the link, or presses the button, that has the focus."""
        with self.page.expect_navigation() as going:
            self.page.keyboard.press(key)
        self._came(going.value, 200)

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
        """Fail if one of the texts is in the page's own part, folded away or not."""
        everything = self.page.locator("main").text_content() or ""
        found = [text for text in texts if text in everything]
        assert not found, f"{self.page.url} says {found}."

    def reads(self) -> str:
        """What can be read in the page's own part, with each stretch of white space as one space."""
        return " ".join(self.page.locator("main").inner_text().split())

    def reads_table(self, name: str) -> list[list[str]]:
        """The cells of a table, row by row, without its headings."""
        rows = self.page.locator(f"table#{name} tbody tr")
        return rows.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))")

    def addresses(self) -> list[str]:
        """Where the links of the page lead, within Mainstay, without what sorts a table or leads down the page."""
        links = self.page.locator("a[href]").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        return [link for link in dict.fromkeys(links) if link.startswith("/")]

    def waits_until_it_says(self, text: str) -> None:
        """Wait for work in hand, asking the page to look again by itself if it offers that; then look at it."""
        if self.may("link", WATCH):
            self.follows(WATCH)
        self.page.locator("main").get_by_text(text).first.wait_for(timeout=PATIENCE)
        self.looks()

    def may(self, role: Role, name: Name) -> bool:
        """Whether the page offers a link or button of this name."""
        return self.page.get_by_role(role, name=name, exact=True).count() > 0

    def looks(self) -> None:
        """Look at the page as it stands, on a desk and on a phone."""
        try:
            faults = what_is_wrong(self.page, scripts=self.scripts)
        except Error:
            # The page was just replaced by what it was waiting for: that is what there is to look at.
            self.page.wait_for_load_state()
            faults = what_is_wrong(self.page, scripts=self.scripts)
        assert not faults, "\n".join([self.page.url, *faults])
        self.page.set_viewport_size(self.size)

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

    def _find(self, role: Role, name: Name) -> Locator:
        within = self.page.locator("main").get_by_role(role, name=name, exact=True)
        return (within if within.count() else self.page.get_by_role(role, name=name, exact=True)).first
