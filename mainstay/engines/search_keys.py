"""Finding a person by equality alone, though a name is misspelt, a day and month are swapped or a letter is wrong.

A name is kept as its parts, each plain and with each of its letters left out: two words that differ by one letter, or
by two that changed places, then share a key. What is written by rule (a date, a postcode, a reference) is kept as it
is, and it is whoever asks who tries what it may have been. A key is a letter for what it is, a colon, and the plain
text.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_LONGEST = 40  # letters of a part that are looked at: nobody misspells the forty-first alone
_LEFT_OUT_FROM = 4  # with fewer letters nearly every name would be like every other
# Letters that do not come apart into a plain one and a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
# Scripts in which a mark may be left out without the word becoming another.
_MARKS_DO_NOT_MATTER = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW")
_WITHIN_A_WORD = "'’‘`ʼ."


@dataclass(frozen=True)
class Known:
    """What one person can be found by. names: as written, each field its own. numbers: references and telephones."""

    names: tuple[str, ...]
    born_on: date | None = None
    postcode: str = ""
    numbers: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return the text in small letters without marks; letters of every script stay."""
    kept: list[str] = []
    script = ""
    for letter in unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold()):
        if not unicodedata.combining(letter):
            script = unicodedata.name(letter, "").partition(" ")[0]
        elif script in _MARKS_DO_NOT_MATTER:
            continue
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_PLAIN)


def parts(name: str) -> tuple[str, ...]:
    """Return the words of a name, plain and in its order: "Anne-Marie O'Neill" → anne, marie, oneill."""
    joined = "".join(letter for letter in plain(name) if letter not in _WITHIN_A_WORD)
    # A mark that a script needs (a vowel of Devanagari) is no letter of its own, and belongs to the word.
    spaced = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in joined)
    return tuple(word[:_LONGEST] for word in spaced.split())


def code(text: str) -> str:
    """Return a postcode, reference or number in capital letters and figures, with nothing between."""
    return "".join(letter for letter in text.upper() if letter.isalnum())[:_LONGEST]


def keys_of(known: Known) -> set[str]:
    """Return everything by which a person is found."""
    words = {word for name in known.names for word in parts(name)}
    words |= {"".join(parts(name))[:_LONGEST] for name in known.names}
    found = {f"n:{form}" for word in words if word for form in forms(word)}
    if known.born_on:
        found.add(f"d:{known.born_on.isoformat()}")
    if known.postcode:
        found.add(f"p:{code(known.postcode)}")
    return found | {f"r:{code(number)}" for number in known.numbers if code(number)}


def forms(word: str) -> set[str]:
    """Return a plain word as it is and, from four letters on, with each letter left out."""
    if len(word) < _LEFT_OUT_FROM:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def days_meant(day: date) -> dict[date, str]:
    """Return the days that somebody may have meant who said this one, each with how it differs; "" for itself."""
    found: dict[date, str] = {}
    for part, texts in _wrong_by_one(day):
        for text in texts:
            if text.isascii() and (meant := _day(text)):
                found.setdefault(meant, part)
    if swapped := _day(f"{day.year:04}{day.day:02}{day.month:02}"):
        found[swapped] = "swapped"
    found[day] = ""
    return found


def codes_meant(text: str, letters: str) -> set[str]:
    """Return a code as it is, with each of its letters another of ``letters``, and with two neighbours swapped."""
    told = code(text)
    found = {told}
    for at in range(len(told)):
        kinds = "0123456789" if told[at].isdigit() and letters.isalpha() else letters
        found |= {told[:at] + letter + told[at + 1 :] for letter in kinds}
        found.add(told[:at] + told[at : at + 2][::-1] + told[at + 2 :])
    return found


def likeness(one: str, other: str) -> float:
    """Return how alike two plain words are, from 0 to 1: less by each of their ``edits``."""
    longest = max(len(one), len(other))
    return 1 - edits(one, other) / longest if longest else 1.0


def edits(one: str, other: str) -> int:
    """Return by how many letters added, left out, changed or swapped with a neighbour two words differ."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        further, above, row = above, row, [i]
        for j, beside in enumerate(other, 1):
            least = min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                least = min(least, further[j - 2] + 1)
            row.append(least)
    return row[-1]


def name_likeness(asked: Iterable[str], names: Iterable[str]) -> float:
    """Return how well the words asked for are found among a person's names, from 0 to 1.

    asked: plain words. Each counts with the part of a name that it is most like; run together they may be one name too.
    """
    words = list(asked)
    mine = [parts(name) for name in names]
    every = {word for name in mine for word in name}
    if not words or not every:
        return 0.0
    found = sum(max(likeness(word, each) for each in every) for word in words) / len(words)
    whole = "".join(words)
    return max(found, *(likeness(whole, "".join(name)) for name in mine if name))


def _wrong_by_one(day: date) -> Iterator[tuple[str, list[str]]]:
    told = day.strftime("%Y%m%d").zfill(8)
    for at in range(8):
        part = "year" if at < 4 else "month" if at < 6 else "day"
        yield part, [told[:at] + figure + told[at + 1 :] for figure in "0123456789"]
        if at not in (3, 5, 7):
            yield part, [told[:at] + told[at + 1] + told[at] + told[at + 2 :]]


def _day(told: str) -> date | None:
    try:
        return date(int(told[:4]), int(told[4:6]), int(told[6:]))
    except ValueError:
        return None
