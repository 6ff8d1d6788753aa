"""May two records be of one person, and why? A person decides; this only says which to look at.

Names count in any script and order. A date of birth counts the same, with day and month the other way round, or with
one slip. People of one household share address, telephone and family name, so below a likeness of names only a number
of the council's counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mainstay.engines.likeness import Likeness, Weights
from mainstay.engines.names import Name
from mainstay.engines.search_keys import parts


@dataclass(frozen=True)
class Someone:
    """One record to compare. key: whose it is; every other value is empty or None where it is not known."""

    key: int
    name: Name
    born_on: date | None = None
    postcode: str = ""
    phone: str = ""
    mail: str = ""
    number: str = ""


def name_of(text: str) -> Name:
    """Return a person's name to compare: letters of any script, without capitals, accents and marks."""
    return Name(text, parts(text))


def compare(one: Someone, other: Someone, weights: Weights) -> Likeness:
    """Return how likely two records are of one person; 0 where names are unlike and no number is the same."""
    first, second = (one, other) if one.key <= other.key else (other, one)
    names = one.name.like(other.name)
    same_number = bool(one.number) and one.number == other.number
    if names < weights.name_at_least and not same_number:
        return Likeness(first.key, second.key, 0.0, ())
    unsure, score, reasons = 1 - weights.same["name"] * names, 1.0, [_of_names(one.name, other.name, names)]
    for kind, sentence in _shared(one, other):
        unsure *= 1 - weights.same[kind]
        reasons.append(sentence)
    for kind, sentence in _apart(one, other):
        score *= weights.differs[kind]
        reasons.append(sentence)
    return Likeness(first.key, second.key, round(score * (1 - unsure), 4), tuple(reasons))


def _of_names(one: Name, other: Name, likeness: float) -> str:
    if one.words and one.plain == other.plain:
        return "Their names are the same."
    if one.bag and one.bag == other.bag:
        return "Their names are the same in another order."
    return f"Their names are alike: {likeness:.0%}."


def _shared(one: Someone, other: Someone) -> Iterable[tuple[str, str]]:
    """Yield what the two have in common, and how it is said."""
    if one.number and one.number == other.number:
        yield "number", "Both have the same number in the council's case system."
    match how_born(one.born_on, other.born_on):
        case "born":
            yield "born", "They were born on the same day."
        case "turned":
            yield "turned", "Day and month of birth are the other way round."
        case "near":
            yield "near", "Their dates of birth differ in one of day, month and year."
    if one.postcode and one.postcode == other.postcode:
        yield "postcode", "They live at the same postcode."
    if one.phone and one.phone == other.phone:
        yield "phone", "They have the same telephone number."
    if one.mail and one.mail == other.mail:
        yield "mail", "They have the same e-mail address."


def _apart(one: Someone, other: Someone) -> Iterable[tuple[str, str]]:
    if one.number and other.number and one.number != other.number:
        yield "number", "Their numbers in the council's case system differ."
    if how_born(one.born_on, other.born_on) == "apart":
        yield "born", "They were born on different days."
    if one.postcode and other.postcode and one.postcode != other.postcode:
        yield "postcode", "They live at different postcodes."


def how_born(one: date | None, other: date | None) -> str:
    """Return how two dates of birth agree: born (the same), turned, near, apart, or "" where one is not known."""
    if one is None or other is None:
        return ""
    if one == other:
        return "born"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "turned"
    agree = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    return "near" if agree == 2 else "apart"  # two of the three parts


@dataclass(frozen=True)
class Pairs:
    """The pairs that score enough, the surest first. crowded: how many keys too many people share to look at alone."""

    found: list[Likeness]
    crowded: int


def pairs_among(people: Sequence[Someone], weights: Weights, *, crowd: int = 60) -> Pairs:
    """Return the pairs that may be one person; only those that share a key are compared, so that it grows as they do.

    crowd: what more people than this share (a day written for who knows none, a hostel's postcode) makes
    no pair alone; those who share something rarer besides are compared all the same.
    """
    blocks: dict[tuple[str, str], list[int]] = {}
    for index, someone in enumerate(people):
        for key in set(keys(someone)):
            blocks.setdefault(key, []).append(index)
    small = [each for (kind, _), each in blocks.items() if len(each) <= crowd or kind == "number"]
    pairs = {
        (one, other)
        for members in small
        for at, one in enumerate(members)
        for other in members[at + 1 :]
        if _may_score(people[one], people[other], weights)
    }
    compared = (compare(people[one], people[other], weights) for one, other in pairs)
    found = [pair for pair in compared if pair.score >= weights.at_least]
    return Pairs(
        sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other)), len(blocks) - len(small)
    )


def _may_score(one: Someone, other: Someone, weights: Weights) -> bool:
    """Whether ``compare`` could find more than 0: told at once for most, who share a street and nothing else."""
    mine, theirs = one.name, other.name
    if (one.number and one.number == other.number) or mine.bag & theirs.bag:
        return True
    threes = len(mine.threes) + len(theirs.threes)
    return 2 * len(mine.threes & theirs.threes) >= weights.name_at_least * threes


def likely_pairs(people: Sequence[Someone], weights: Weights, *, crowd: int = 60) -> list[Likeness]:
    """Return the pairs that score enough, the surest first, as ``pairs_among`` finds them."""
    return pairs_among(people, weights, crowd=crowd).found


def keys(someone: Someone) -> Iterable[tuple[str, str]]:
    """Yield what another record must share with this one for the two to be compared."""
    yield "name", " ".join(sorted(someone.name.words))
    if someone.born_on:
        born = someone.born_on
        # The same for a day and month the other way round.
        yield "born", f"{born.year} {min(born.day, born.month)} {max(born.day, born.month)}"
        for word in someone.name.words:
            yield "word born", f"{word} {born.year}"
            yield "word day", f"{word} {born.day} {born.month}"
    for kind in ("postcode", "phone", "mail", "number"):
        if value := getattr(someone, kind):
            yield kind, value
