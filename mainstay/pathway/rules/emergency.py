"""When an emergency plan can be relied on, and the code on its card."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mainstay.pathway.rules.found import LETTERS, plain

# Twelve letters of 29: nobody guesses one of them, and it can be typed with cold hands.
CODE = 12
# Letters in a line of one of the two columns in which it is printed.
_LINE = 40
# A number beside such a word is one that opens a door to whoever finds the page.
_SECRET = re.compile(r"(?:key\s?safe|alarm|code|pin)\b[^\d\n]{0,25}\d{3,}", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """One part of the page, as the packs have it. most: how many letters it may have."""

    code: str
    title: str
    description: str
    hint: str
    needed: bool
    most: int


def hash_of(code: str) -> str:
    """Return what is kept of a card's code, however it was typed; "" for what cannot be one.

    Without the installation's key, so that cards in wallets outlive a change of it: the code itself is random.
    """
    told = plain(code)
    if len(told) != CODE or not set(told) <= set(LETTERS):
        return ""
    return hashlib.sha256(told.encode()).hexdigest()


def reasons_not_to_keep(content: Mapping[str, str], sections: Sequence[Section]) -> list[str]:
    """Return every reason why what was written cannot be kept, even as a draft; empty if it can."""
    return [
        f"Shorten “{each.title}” to {each.most} letters. It has {len(content[each.code])}."
        for each in sections
        if len(content.get(each.code, "")) > each.most
    ]


def room(content: Mapping[str, str]) -> int:
    """Return how many letters of room a page takes: a title as much as two lines, an end of line half of one."""
    said = [text.strip() for text in content.values() if text.strip()]
    return sum(len(text) + text.count("\n") * _LINE // 2 + 2 * _LINE for text in said)


def reasons_not_in_force(
    content: Mapping[str, str],
    sections: Sequence[Section],
    *,
    draft: bool,
    most: int,
    review_on: date | None,
    latest: date,
    today: date,
) -> list[str]:
    """Return every reason why a plan cannot be relied on yet, as sentences; empty if it can.

    most: letters for which there is room on the page. latest: the last day by which it has to be looked at again.
    """
    reasons = [] if draft else ["This edition is not a draft any more. Write a new one."]
    reasons += [
        f"Fill in “{each.title}”. Where there is nothing to say, say so."
        for each in sections
        if each.needed and not content.get(each.code, "").strip()
    ]
    reasons += reasons_not_to_keep(content, sections)
    if (over := room(content) - most) > 0:
        reasons.append(f"Shorten it by about {over:,} letters, so that it fits on one page.")
    reasons += [
        f"Take the number out of “{each.title}”: whoever finds the page could use it. Write who knows it."
        for each in sections
        if _SECRET.search(content.get(each.code, ""))
    ]
    return reasons + reasons_not_to_review(review_on, latest=latest, today=today)


def reasons_not_to_review(review_on: date | None, *, latest: date, today: date) -> list[str]:
    """Return why this day cannot be the one on which a plan is looked at again; empty if it can."""
    if review_on is None:
        return ["Choose the day on which it is looked at again."]
    if review_on <= today:
        return ["The day on which it is looked at again has to lie ahead."]
    if review_on > latest:
        said = f"{latest.day} {latest:%B %Y}"
        return [f"It has to be looked at again by {said} at the latest. Choose an earlier day."]
    return []


def reasons_not_to_open(who: str, *, found: bool) -> list[str]:
    """Return why a card does not open a page; the same sentence for a code that never was and one that was ended."""
    reasons = [] if who.strip() else ["Write who you are: your name, and why you are there."]
    if not found:
        reasons.append("No plan opens with this code. Check each letter and figure.")
    return reasons
