"""The words of the packs that make a supplier or a charity a candidate, ready to be looked for."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from mainstay import policy
from mainstay.directory.rules.candidates import Says, Words
from mainstay.directory.rules.rhythm import Rhythm

# A supplier's lines repeat the same few thousand phrases hundreds of thousands of times.
_PHRASES = 50_000


def payment_words(on: date) -> Words:
    """Return what is looked for in lists of payments, as the packs have it on a day."""
    return _words("words_for", "words_against", on)


def charity_words(on: date) -> Words:
    """Return what is looked for in what charities say of themselves, as the packs have it on a day."""
    return _words("charity_for", "charity_against", on)


def _words(speaks_for: str, against: str, on: date) -> Words:
    pack = "directory.payments"
    return Words(
        in_name=_says(f"{pack}.{speaks_for}", "name", on),
        in_payment=_says(f"{pack}.{speaks_for}", "payment", on),
        against_name=_says(f"{pack}.{against}", "name", on),
        against_payment=_says(f"{pack}.{against}", "payment", on),
        withheld=frozenset(item.title.lower() for item in policy.items(f"{pack}.withheld", on)),
        rhythm=Rhythm(policy.value(f"{pack}.late_from", on), policy.value(f"{pack}.regular_from", on)),
        dwarfs_from=policy.value(f"{pack}.dwarfs_from", on),
    )


def _says(key: str, where: str, on: date) -> Says:
    found = [
        (_pattern(item.title), str(item.attributes["about"]))
        for item in policy.items(key, on)
        if item.attributes["where"] in (where, "both")
    ]

    def says(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(about for pattern, about in found if pattern(text)))

    return lru_cache(_PHRASES)(says)


def _pattern(word: str) -> Callable[[str], object]:
    """Letter case does not count, nor what stands between the parts; "CreativeSupp Respite" has respite in it."""
    parts = (re.escape(part) for part in word.split())
    return re.compile(r"(?<![a-z])" + r"[\s_-]+".join(parts), re.I).search
