"""What is wrong with a page, wherever it is: WCAG by axe, what every page has, and whether it fits a phone."""

import re
from importlib.resources import files

from playwright.sync_api import Page

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 800}
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
# WCAG 2.2 at levels A and AA.
RUN = """axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"]
})"""
# Until the pages are as wide as the window they are seen in.
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OF_ONE_VISIT = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')

_looked_at: set[int] = set()


def what_is_wrong(page: Page, *, scripts: bool = True) -> list[str]:
    """Every fault of the page as it stands, as sentences; none where the very same page was looked at before.

    scripts: whether the browser runs any; axe is one.
    """
    seen = hash((scripts, OF_ONE_VISIT.sub("", page.content())))
    if seen in _looked_at:
        return []
    faults = _of_every_page(page)
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)
        width = size["width"]
        if wider := page.evaluate(WIDER):
            faults.append(f"At {width} pixels the page is {wider} too wide.")
        if scripts:
            faults += [f"At {width} pixels, {found}" for found in _by_axe(page)]
    _looked_at.add(seen)
    return faults


def _of_every_page(page: Page) -> list[str]:
    faults = []
    if (count := page.locator("h1").count()) != 1:
        faults.append(f"It has {count} headings of the first level.")
    if not re.fullmatch(r"\S.* – Mainstay", page.title()):
        faults.append(f"Its title is “{page.title()}”.")
    if page.locator("html").get_attribute("lang") != "en-gb":
        faults.append("It does not say that it is in British English.")
    return faults


def _by_axe(page: Page) -> list[str]:
    # Evaluated from outside the page, whose own policy lets no other script in.
    page.evaluate(AXE)
    return [
        f"{fault['id']} ({fault['help']}), {len(fault['nodes'])} times, first {fault['nodes'][0]['html']}"
        for fault in page.evaluate(RUN)["violations"]
    ]
