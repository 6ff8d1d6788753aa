"""What is wrong with a page, wherever it is: WCAG by axe, what every page has, and whether it fits a phone."""

import re
from importlib.resources import files

from playwright.sync_api import Page

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
# WCAG 2.2 at levels A and AA. Colours are the same at every width, and judging them takes longest: on the phone only.
RUN = """colours => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    rules: {"color-contrast": {enabled: colours}},
    resultTypes: ["violations"],
})"""
# How far the page reaches beyond the window, and the innermost thing that does; what scrolls by itself may be wide.
TOO_WIDE = """() => {
    const page = document.documentElement, over = page.scrollWidth - page.clientWidth
    const beyond = [...document.body.querySelectorAll(":not(.mainstay-scroll *)")]
        .filter(each => each.getBoundingClientRect().right > page.clientWidth)
    return over > 0 ? `${over} pixels too wide: ${beyond.at(-1)?.outerHTML.slice(0, 300)}` : ""
}"""
OF_ONE_VISIT = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')

_looked_at: set[int] = set()


def what_is_wrong(page: Page, *, scripts: bool = True) -> list[str]:
    """Every fault of the page as it stands, as sentences; none where the same was looked at before.

    scripts: whether the browser runs any; axe is one.
    """
    # What is around the page's own part differs by who is signed in, and is looked at often enough.
    seen = hash((scripts, page.title(), OF_ONE_VISIT.sub("", page.locator("main").inner_html())))
    if seen in _looked_at:
        return []
    faults = _of_every_page(page)
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)
        width = size["width"]
        if wider := page.evaluate(TOO_WIDE):
            faults.append(f"At {width} pixels it is {wider}")
        if scripts:
            faults += [f"At {width} pixels, {found}" for found in _by_axe(page, colours=size == PHONE)]
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


def _by_axe(page: Page, *, colours: bool) -> list[str]:
    # Evaluated from outside the page, whose own policy lets no other script in.
    page.evaluate(AXE)
    return [
        f"{fault['id']} ({fault['help']}), {len(fault['nodes'])} times, first {fault['nodes'][0]['html']}"
        for fault in page.evaluate(RUN, colours)["violations"]
    ]
