"""Every page of the documentation can be found from its index, and every decision from the first."""

import re
from pathlib import Path

from mainstay.config.settings import ROOT

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\(([^)#\s]+\.md)[^)]*\)")


def linked_from(page: Path) -> set[Path]:
    found = LINK.findall(page.read_text("utf-8"))
    return {(page.parent / each).resolve() for each in found if not each.startswith("http")}


def test_the_index_names_every_page():
    named = linked_from(DOCS / "README.md")
    pages = {page for page in DOCS.glob("*/*.md") if page.parent.name != "adr"}
    assert sorted(page.name for page in pages - named) == [], "name them in docs/README.md"


def test_the_first_decision_lists_all_of_them_by_their_titles():
    listed = (DOCS / "adr" / "0001-record-decisions.md").read_text("utf-8")
    for page in DOCS.glob("adr/*.md"):
        title = page.read_text("utf-8").splitlines()[0].partition(". ")[2]
        assert f"[{title}]({page.name})" in listed, f"list {page.name} in 0001-record-decisions.md"
