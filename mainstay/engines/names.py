"""Names, telephone numbers and websites made plain, so that two spellings of one thing are the same."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

_TRADING_AS = re.compile(r"\b(?:t/a|trading as|known as|formerly)\b", re.I)
_NUMBER = re.compile(
    r"\(?\b(?:reg(?:istered)?\.?\s*)?(?:charity|company)?\s*(?:no\.?|number)?\s*:?\s*(?:sc0?)?\d{5,8}\)?",
    re.I,
)
_LIGHT = 1 / 3
_MARKS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Name:
    """A name to compare. text: as it is written; words: what tells it apart; aliases: what it trades as.

    common: words that so many names have that they hardly tell any apart.
    """

    text: str
    words: tuple[str, ...]
    aliases: tuple["Name", ...] = ()
    common: frozenset[str] = frozenset()

    @cached_property
    def plain(self) -> str:
        """The words run together."""
        return "".join(self.words)

    @cached_property
    def bag(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def threes(self) -> frozenset[str]:
        """Every three letters that follow each other, with where the name begins and ends."""
        whole = f"  {self.plain} "
        return frozenset(whole[at : at + 3] for at in range(len(whole) - 2))

    def without(self, words: Collection[str]) -> "Name":
        """Return what is left of a name without these words."""
        return Name(self.text, tuple(word for word in self.words if word not in words), (), self.common)

    def weight(self, words: Collection[str]) -> float:
        """Return how much words tell: one each, a third for what is common."""
        return sum(_LIGHT if word in self.common else 1.0 for word in words)

    def like(self, other: "Name") -> float:
        """Return how alike two names are, 0 to 1: the best of shared words, shared letters and one inside the other."""
        best = self._like(other)
        for alias in self.aliases:
            best = max(best, alias._like(other), *(alias._like(each) for each in other.aliases))
        return max([best, *(self._like(each) for each in other.aliases)])

    def _like(self, other: "Name") -> float:
        if not self.plain or not other.plain:
            return 0.0
        if self.plain == other.plain:
            return 1.0
        both = self.bag & other.bag
        # By the rarer words and by all of them: neither what all names have nor a place alone makes two names alike.
        rarer = 2 * self.weight(both) / (self.weight(self.bag) + self.weight(other.bag))
        words = min(rarer, 2 * len(both) / (len(self.bag) + len(other.bag)))
        letters = 2 * len(self.threes & other.threes) / (len(self.threes) + len(other.threes))
        # One name inside a longer one: surer the more of it there is.
        whole = len(both) == min(len(self.bag), len(other.bag))
        inside = (0.9 if self.weight(both) > 1 else 0.6 * self.weight(both)) if whole else 0.0
        # A number tells apart what is otherwise called the same: "House 1" and "House 2".
        told_apart = _numbers(self.bag) != _numbers(other.bag)
        return max(words, letters, inside) * (0.45 if told_apart else 1.0)


def _numbers(words: Collection[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def name(text: str, legal_forms: Collection[str], common: frozenset[str] = frozenset()) -> Name:
    """Return a name to compare, without legal form, marks, capitals and accents, or the charity's number in it."""
    parts = [part.strip(" ,()-") for part in _TRADING_AS.split(text)]
    words = [_words(part, legal_forms) for part in parts if part]
    aliases = tuple(Name(text, each, (), common) for each in words[1:] if each) if len(words) > 1 else ()
    return Name(text, words[0] if words else (), aliases, common)


def _words(text: str, legal_forms: Collection[str]) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", _NUMBER.sub(" ", text)).casefold()
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    folded = folded.replace("&", " and ").replace("'", "").replace("’", "")
    folded = re.sub(r"\b([a-z])\.(?=[a-z]\.?)", r"\1", folded)  # J.E.M. is JEM
    words = [word for word in _MARKS.split(folded) if word]
    kept = tuple(word for word in words if word not in legal_forms)
    return kept or tuple(words)


def phone(text: str) -> str:
    """Return a telephone number as digits from the nought on; "" for what is none."""
    digits = re.sub(r"\D", "", re.sub(r"(ext|x)\.?\s*\d+$", "", text.lower()))
    for start in ("0044", "44"):
        if digits.startswith(start):
            digits = "0" + digits.removeprefix(start).lstrip("0")
    return digits if len(digits) >= 9 else ""


def site(address: str) -> str:
    """Return the host of a web address without www; "" where there is none."""
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    return host.removeprefix("www.")


def mail(address: str, common: Collection[str]) -> str:
    """Return the domain of an e-mail address; "" for those that anybody may use."""
    domain = address.rpartition("@")[2].lower().strip()
    return "" if domain in common or "." not in domain else domain
