"""Headings compared as people read them: letter case, spacing, quotes and a publisher's suffixes do not count."""

import re
from functools import cache

# Nomis adds the first to every column of a bulk file; footnote marks come and go between editions.
_SUFFIX = re.compile(r"\s*;\s*measures?\s*:\s*value\s*$|\s*\[note[s]? [\d, ]+\]\s*$")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\ufeff": None})
_COLON = re.compile(r"\s*:\s*")


def plain(heading: str) -> str:
    """The heading without case, outer quotes, doubled spaces, or the suffix "; measures: Value"."""
    text = " ".join(heading.translate(_QUOTES).lower().split()).strip("\"'")
    return _COLON.sub(": ", _SUFFIX.sub("", text)).strip()


@cache
def spellings(heading: str, variable: str) -> frozenset[str]:
    """The ways a publisher writes one heading: with and without the name of the table's variable before it."""
    short = plain(heading)
    return frozenset({short, plain(f"{variable}: {heading}")} if variable else {short})


def close(text: str) -> str:
    """A name for comparing sheets and areas: letters and digits only, "&" read as "and"."""
    return re.sub(r"[^a-z0-9]", "", text.lower().replace("&", "and"))
