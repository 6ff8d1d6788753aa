"""Who is likely meant by what was asked for: the keys to look under, and how well a person answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mainstay.engines.search_keys import Known, code, codes_meant, days_meant, forms, name_likeness
from mainstay.pathway.rules.searching import Asked

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# How much counts what is not what was typed but near it.
_NEAR = 0.8
# Names less alike than this are two names: half of one is another's by chance.
_OTHER_NAME = 0.5
ENOUGH = 0.4


@dataclass(frozen=True)
class Fit:
    """How well a person answers what was asked, 0 to 1. differs: how, in short sentences; empty where in nothing."""

    score: float
    differs: tuple[str, ...] = ()


def keys_asked(asked: Asked) -> list[dict[str, float]]:
    """Return, for each thing that was asked, the keys that answer it and how much each counts."""
    found = []
    for word in asked.words:
        # A word may also be a reference that has no figure in it.
        told = {f"r:{number}": 1.0 for number in asked.numbers if number.casefold() == word}
        found.append(_near((f"n:{form}" for form in forms(word)), f"n:{word}") | told)
    # "Anne Marie" may be kept as Annemarie, which answers both.
    found += [_near((f"n:{form}" for form in forms(one + other)), "") for one, other in pairwise(asked.words)]
    found += [_near((f"d:{each}" for each in days_meant(day)), f"d:{day.isoformat()}") for day in asked.days]
    for place in asked.postcodes:
        found.append(_near((f"p:{each}" for each in codes_meant(place, _LETTERS)), f"p:{code(place)}"))
    for number in asked.numbers:
        if number.casefold() not in asked.words:
            letters = "0123456789" if number.isdigit() else _LETTERS + "0123456789"
            found.append(_near((f"r:{each}" for each in codes_meant(number, letters)), f"r:{number}"))
    return found


def fit(asked: Asked, known: Known) -> Fit:
    """Return how well one person answers everything that was asked."""
    numbers = {code(number) for number in known.numbers}
    if any(number in numbers for number in asked.numbers):
        return Fit(1.0)
    scores, differs = [], []
    for score, how in _answers(asked, known, numbers):
        scores.append(score)
        if how:
            differs.append(how)
    return Fit(sum(scores) / len(scores) if scores else 0.0, tuple(differs))


def _answers(asked: Asked, known: Known, numbers: set[str]) -> Iterator[tuple[float, str]]:
    if asked.words:
        like = name_likeness(asked.words, known.names)
        how = "" if like == 1 else "Spelt differently" if like > _OTHER_NAME else "Another name"
        yield max(0.0, (like - _OTHER_NAME) / (1 - _OTHER_NAME)), how
    for day in asked.days:
        yield _of_day(day, known.born_on)
    for place in asked.postcodes:
        if code(place) == code(known.postcode):
            yield 1.0, ""
        elif code(known.postcode) in codes_meant(place, _LETTERS):
            yield _NEAR, "Postcode differs by one letter or figure"
        else:
            yield 0.0, "Another postcode" if known.postcode else "Postcode not known"
    for number in asked.numbers:
        if number.casefold() in asked.words:
            continue
        near = numbers & codes_meant(number, _LETTERS + "0123456789")
        yield (_NEAR, "Number differs by one letter or figure") if near else (0.0, "Another number")


def _of_day(asked: date, born_on: date | None) -> tuple[float, str]:
    if born_on is None:
        return 0.0, "Date of birth not known"
    said = {
        "": "",
        "swapped": "Day and month of birth are the other way round",
        "day": "Day of birth differs by one figure",
        "month": "Month of birth differs by one figure",
        "year": "Year of birth differs by one figure",
    }
    how = days_meant(asked).get(born_on)
    if how is None:
        return 0.0, "Another date of birth"
    return (1.0 if not how else _NEAR), said[how]


def _near(keys: Iterator[str], exact: str) -> dict[str, float]:
    found = dict.fromkeys(keys, _NEAR)
    return found | {exact: 1.0} if exact else found
