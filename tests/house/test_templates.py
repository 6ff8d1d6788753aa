"""Pages work under a strict Content-Security-Policy, and every word on them can be translated."""

import re
from collections.abc import Iterator

import pytest

from tests.house.source import TEMPLATES, name

INLINE = re.compile(
    r"<style\b|<script\b(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE
)
SPOKEN = re.compile(r"\b(?:aria-label|title|alt|placeholder)\s*=\s*\"([^\"{]*[A-Za-z]{2}[^\"{]*)\"")
# "text": "Save" in a call of a component; "text": _("Save") is how it is done.
GIVEN = re.compile(
    r"\"(?:text|html|label|legend|hint|heading|titleText|summaryText)\"\s*:\s*\"([^\"]*[A-Za-z]{2}[^\"]*)\""
)
SAME_EVERYWHERE = {"Mainstay", "SHA-256"}


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_nothing_in_the_page_needs_unsafe_inline(template):
    page = re.sub(
        r"\{\{.*?\}\}|\{%.*?%\}", "", without_comments(template.read_text("utf-8")), flags=re.DOTALL
    )
    assert not INLINE.findall(page)


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_word_on_the_page_can_be_translated(template):
    assert not list(untranslated(template.read_text("utf-8"))), 'write _("…") or {% trans %}…{% endtrans %}'


def test_the_search_for_untranslated_words_finds_them():
    page = '<h1>Hello</h1><p>{{ _("Yes") }}</p><a title="More">{% trans %}Fine{% endtrans %}</a>{{ b({"text": "Go"}) }}'
    assert list(untranslated(page)) == ["More", "Go", "Hello"]


def without_comments(page: str) -> str:
    return re.sub(r"\{#.*?#\}|<!--.*?-->", "", page, flags=re.DOTALL)


def untranslated(page: str) -> Iterator[str]:
    """Yield the words that a reader sees, or hears, and that no translator is shown."""
    page = re.sub(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", "", without_comments(page), flags=re.DOTALL)
    found = SPOKEN.findall(page) + GIVEN.findall(page)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", page, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>|&\w+;|&#\d+;", " ", text)
    for words in found + text.splitlines():
        if re.search(r"[A-Za-z]{2}", words) and words.strip(" –-:") not in SAME_EVERYWHERE:
            yield words.strip()
