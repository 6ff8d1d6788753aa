"""Links in the documents lead somewhere, and each decision has a number of its own."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.house.source import ROOT, name, under

DOCUMENTS = [path for path in under(ends=".md") if not path.is_relative_to(ROOT / "tests")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
DECISIONS = under("docs/adr", ends=".md")
# A path in a sentence, as `docs/how-to/x.md`, is a promise as well.
NAMED = re.compile(r"`((?:docs|mainstay|tests|packs|bench)/[\w./-]+\.(?:md|py|yaml|html))`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_in_the_checkout_leads_somewhere(document: Path):
    text = document.read_text("utf-8")
    links = [link for link in LINK.findall(CODE.sub("", text)) if not re.match(r"[a-z]+:|#|//", link)]
    lost = [link for link in links if not (document.parent / link.partition("#")[0]).exists()]
    lost += [link for link in NAMED.findall(text) if not (ROOT / link).exists()]
    assert not lost


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_a_link_to_a_heading_finds_it(document: Path):
    for link in LINK.findall(CODE.sub("", document.read_text("utf-8"))):
        to, _, heading = link.partition("#")
        target = document.parent / to if to else document
        if heading and not re.match(r"[a-z]+:", link) and target.suffix == ".md":
            assert heading in headings(target), link


def headings(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as readers of Markdown make them."""
    lines = re.findall(r"^#+ (.+)$", CODE.sub("", document.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).strip().replace(" ", "-") for line in lines}


def test_each_decision_has_its_own_number_and_says_it_in_its_title():
    numbers = Counter(path.name[:4] for path in DECISIONS)
    assert not [number for number, count in numbers.items() if count > 1]
    for path in DECISIONS:
        assert re.match(rf"# {int(path.name[:4])}\. \w", path.read_text("utf-8")), name(path)


@pytest.mark.parametrize("decision", DECISIONS, ids=name)
def test_a_decision_says_how_it_stands_why_and_what_follows(decision: Path):
    text = decision.read_text("utf-8")
    for needed in ("Status: ", "## Context", "## Decision", "## Consequences"):
        assert needed in text, needed
