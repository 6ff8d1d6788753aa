"""How alike are two entries of the directory, and why? A person decides whether they are one.

Names are compared without legal form and marks; a number of the same register is certain; telephone, postcode, website
and place each make surer, and what differs makes less sure. Two services of one provider share all but the name, so
below a likeness of names only a number counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mainstay.engines.names import Name

SHARED = ("postcode", "phone", "site", "mail", "place")


@dataclass(frozen=True)
class Thing:
    """One entry to compare. key: whose it is. numbers: scheme → numbers. offered_by: the provider of a service.

    Each of the others is what it has of the kind, made plain with the functions of ``names``; empty where not known.
    """

    key: int
    name: Name
    numbers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    postcode: frozenset[str] = frozenset()
    phone: frozenset[str] = frozenset()
    site: frozenset[str] = frozenset()
    mail: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    offered_by: Name | None = None


@dataclass(frozen=True)
class Weights:
    """How much each counts: same makes that sure alone (0 to 1), what differs multiplies the score."""

    same: Mapping[str, float]
    differs: Mapping[str, float]
    at_least: float
    name_at_least: float


@dataclass(frozen=True)
class Likeness:
    """Two entries that may be one, the lower key first. score: 0 to 1. reasons: sentences for and against."""

    one: int
    other: int
    score: float
    reasons: tuple[str, ...]


def compare(one: Thing, other: Thing, weights: Weights) -> Likeness:
    """Return how alike two entries are; a score of 0 where their names are not and no number is the same."""
    first, second = (one, other) if one.key <= other.key else (other, one)
    same_number = _same_number(one, other)
    names = _names(one, other)
    if names < weights.name_at_least and not same_number:
        return Likeness(first.key, second.key, 0.0, ())
    score, reasons = _of_numbers(one, other, same_number, weights)
    unsure = 1 - weights.same["name"] * names
    reasons.append(_of_names(one.name, other.name, names))
    if one.offered_by and other.offered_by:
        by = one.offered_by.like(other.offered_by)
        if by >= weights.name_at_least:
            unsure *= 1 - weights.same["offered_by"] * by
            reasons.append(f"Both are offered by {one.offered_by.text}.")
        else:
            score *= weights.differs["offered_by"]
            reasons.append(f"One is offered by {one.offered_by.text}, the other by {other.offered_by.text}.")
    for kind in SHARED:
        mine, theirs = getattr(one, kind), getattr(other, kind)
        if both := mine & theirs:
            unsure *= 1 - weights.same[kind]
            reasons.append(_SAME[kind].format(min(both)))
        elif mine and theirs:
            score *= weights.differs[kind]
            if weights.differs[kind] < 0.9:
                reasons.append(_DIFFERS[kind])
    score = 1.0 if same_number else score * (1 - unsure)
    return Likeness(first.key, second.key, round(score, 4), tuple(each[:255] for each in reasons if each))


def _names(one: Thing, other: Thing) -> float:
    """Return how alike the names are; what services of one provider share of its name tells nothing."""
    if not one.offered_by or not other.offered_by:
        return one.name.like(other.name)
    provider = one.offered_by.bag & other.offered_by.bag
    mine, theirs = one.name.without(provider), other.name.without(provider)
    return mine.like(theirs) if mine.words and theirs.words else one.name.like(other.name)


_SAME = {
    "postcode": "Both are at {}.",
    "phone": "Both have the telephone number {}.",
    "site": "Both have the website {}.",
    "mail": "Both have e-mail at {}.",
    "place": "",
}
_DIFFERS = {"postcode": "They are at different addresses.", "place": "They serve different places."}


def _same_number(one: Thing, other: Thing) -> str:
    for scheme, mine in one.numbers.items():
        if both := mine & other.numbers.get(scheme, frozenset()):
            return f"{scheme} {min(both)}"
    return ""


def _of_numbers(one: Thing, other: Thing, same: str, weights: Weights) -> tuple[float, list[str]]:
    """Return what differing numbers leave of a score, and the first sentences."""
    if same:
        return 1.0, [f"Both have the number {same}."]
    schemes = sorted(set(one.numbers) & set(other.numbers))
    score = weights.differs["number"] if schemes else 1.0
    return score, [f"Their numbers in the register {scheme} differ." for scheme in schemes]


def _of_names(one: Name, other: Name, likeness: float) -> str:
    if one.text == other.text:
        return "Their names are the same."
    if one.words == other.words:
        return "Their names are the same but for legal form, marks and capitals."
    return f"Their names are alike: {likeness:.0%}."


def likely_pairs(things: Sequence[Thing], weights: Weights, *, crowd: int = 60) -> list[Likeness]:
    """Return the pairs that score enough, the surest first; only pairs that share something are compared.

    crowd: what more entries than this share (a word, a switchboard) tells none apart, and makes no pair alone.
    """
    found = []
    for one, other in sorted(_pairs(things, crowd)):
        pair = compare(things[one], things[other], weights)
        if pair.score >= weights.at_least:
            found.append(pair)
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def _pairs(things: Sequence[Thing], crowd: int) -> set[tuple[int, int]]:
    """Return which things share a number, a rare word of the name, the whole name, a postcode, phone or website."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for index, thing in enumerate(things):
        for key in set(_keys(thing)):
            blocks.setdefault(key, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for (kind, _), members in blocks.items():
        # Everybody with one number is one, however many there are; a crowd of anything else is only a crowd.
        if len(members) > crowd and kind not in ("number", "name"):
            continue
        if len(members) > crowd:
            pairs.update(pairwise(members))
            continue
        pairs.update((one, other) for at, one in enumerate(members) for other in members[at + 1 :])
    return pairs


def _keys(thing: Thing) -> Iterable[tuple[str, str]]:
    for scheme, numbers in thing.numbers.items():
        for number in numbers:
            yield "number", f"{scheme} {number}"
    yield "name", thing.name.plain
    yield "start", thing.name.plain[:8]
    for word in thing.name.words:
        yield "word", word
    # A word that many share may still be rare in one place.
    for postcode in thing.postcode:
        yield "postcode", postcode
        for word in thing.name.words:
            yield "word there", f"{word} {postcode.split()[0]}"
    for kind in ("phone", "site", "mail"):
        for each in getattr(thing, kind):
            yield kind, each
