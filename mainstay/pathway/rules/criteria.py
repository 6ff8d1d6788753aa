"""What an authority's own criteria must be before they can be used: every reason why not, as sentences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

_LEAST_LEVELS, _MOST_LEVELS = 2, 9


@dataclass(frozen=True)
class Written:
    """Criteria as somebody types them. levels: titles, lowest first. words: an indicator's code → a line a level.

    first_is_no_need: whether the lowest level is no need at all.
    """

    levels: Sequence[str]
    threshold: str
    words: Mapping[str, Sequence[str]]
    first_is_no_need: bool


def code_of(title: str) -> str:
    """Return the code of a level from its title: "No or low impact" is "no_or_low_impact"."""
    return re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")


def content_of(
    written: Written, indicators: Sequence[tuple[str, str]], known: Mapping[str, str]
) -> dict[str, Any]:
    """Return criteria in the shape in which they are kept.

    indicators: code and title each. known: titles of levels that have a code already → that code, so that a level
    keeps its code where its title is the same.
    """
    codes = _codes(written.levels, known)
    return {
        "levels": [
            {"code": code, "title": title, "need": place > 0 or not written.first_is_no_need}
            for place, (code, title) in enumerate(zip(codes, written.levels, strict=True))
        ],
        "indicators": [
            {"code": code, "title": title, "words": _words(codes, written.words.get(code, ()))}
            for code, title in indicators
        ],
        "threshold": dict(zip(map(str.casefold, written.levels), codes, strict=True))[
            written.threshold.casefold()
        ],
    }


def _codes(levels: Sequence[str], known: Mapping[str, str]) -> list[str]:
    same = {title.casefold(): code for title, code in known.items()}
    return [
        same.get(title.casefold()) or code_of(title) or f"level_{place}" for place, title in enumerate(levels)
    ]


def _words(codes: Sequence[str], lines: Sequence[str]) -> dict[str, str]:
    return {code: line for code, line in zip(codes, lines, strict=False) if line != "-"}


def reasons_against(written: Written, titles: Mapping[str, str]) -> list[str]:
    """Why criteria cannot be kept so. titles: an indicator's code → its title."""
    levels, reasons = [each.casefold() for each in written.levels], []
    if not _LEAST_LEVELS <= len(levels) <= _MOST_LEVELS:
        reasons.append(
            f"Write between {_LEAST_LEVELS} and {_MOST_LEVELS} levels, one a line, the lowest first."
        )
    if len(set(levels)) < len(levels):
        reasons.append("Give each level a name of its own.")
    if written.threshold.casefold() not in levels:
        named = ", ".join(written.levels)
        reasons.append(f"Write the threshold as one of the levels is called: {named}.")
    elif levels and written.first_is_no_need and written.threshold.casefold() == levels[0]:
        reasons.append("The lowest level is no need, so the threshold must be above it.")
    for code, title in titles.items():
        lines = written.words.get(code, ())
        if len(lines) != len(levels):
            reasons.append(
                f"{title}: write one line for each of the {len(levels)} levels; there are {len(lines)}. "
                "A dash alone stands for no words."
            )
    return reasons


def reasons_not_to_publish(
    *,
    published: bool,
    published_on: date,
    from_on: date,
    review_by: date,
    consulted: str,
    most_years: int,
    today: date,
) -> list[str]:
    """Why criteria cannot be published so: they are consulted on, and looked at again within a few years."""
    reasons = []
    if published:
        reasons.append("These criteria are published already. Write new ones from a later day.")
    if published_on > today:
        reasons.append("Enter the day on which they were published: today or earlier.")
    if not consulted.strip():
        reasons.append("Write who was consulted and how, carers among them.")
    latest = _years_after(published_on, most_years)
    if not from_on < review_by <= latest:
        reasons.append(
            f"Enter a day of review after they begin and within {most_years} years of publication: "
            f"by {latest.day} {latest:%B %Y}."
        )
    return reasons


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def reasons_not_to_switch(*, reason: str, in_law: bool, taken: bool) -> list[str]:
    """Why an authority cannot record since when the duty to support sufficient breaks applies."""
    reasons = []
    if in_law:
        reasons.append("The law itself says since when it applies. Nothing needs to be recorded.")
    if not reason.strip():
        reasons.append("Say what it rests on, such as the regulations that set the day.")
    if taken:
        reasons.append("Something is recorded for that day already. Choose another day.")
    return reasons
