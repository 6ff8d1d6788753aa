"""What a source's words mean here: taxonomy terms, languages and other short words to codes of the packs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from mainstay import policy

KINDS = (
    "interventions",
    "conditions",
    "groups",
    "accessibility",
    "ways",
    "with_person",
    "funded_how",
    "way_in",
    "provider_kind",
)
# Lists whose codes a term may simply be, as Mainstay's own feeds publish them.
_OWN = {
    "interventions": "model.interventions",
    "conditions": "directory.conditions",
    "groups": "model.overlooked_groups",
    "accessibility": "directory.accessibility",
    "ways": "directory.ways",
}
Meaning = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Words:
    """Words in small letters → codes, by kind of code; a language's names and codes → its code.

    implied: outcomes and pathway → by intervention, those that follow from it.
    """

    kinds: dict[str, dict[str, tuple[str, ...]]]
    languages: dict[str, str]
    implied: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    _within: dict[str, re.Pattern[str]] = field(default_factory=dict, init=False, repr=False)
    _known: dict[str, Meaning] = field(default_factory=dict, init=False, repr=False)

    def of(self, term: str) -> Meaning:
        """Return kind → codes that the term stands for: by its whole name, else by the words in it; {} for none."""
        asked = plain(term)
        found = self._known.get(asked)
        if found is None:
            found = {kind: codes for kind in self.kinds if (codes := self._codes(kind, asked))}
            self._known[asked] = found
        return found

    def _codes(self, kind: str, asked: str) -> tuple[str, ...]:
        words = self.kinds[kind]
        if asked in words:
            return words[asked]
        if kind not in self._within:
            # The longest first, so that "young adult carers" is not read as "adult".
            longest = sorted(map(re.escape, words), key=len, reverse=True)
            self._within[kind] = re.compile(rf"(?<!\w)(?:{'|'.join(longest) or '(?!)'})(?!\w)")
        hits = (words[each] for each in self._within[kind].findall(asked))
        return tuple(dict.fromkeys(code for codes in hits for code in codes))

    def language(self, *names: object) -> str | None:
        """Return the code of a language by the first of these, code or name, that is known."""
        for name in names:
            if isinstance(name, str) and (code := self.languages.get(plain(name).partition("-")[0])):
                return code
        return None


def plain(text: str) -> str:
    """Return the text in small letters, with single spaces and straight apostrophes."""
    return " ".join(text.replace("\u2019", "'").lower().split())


def words_in_force(on: date) -> Words:
    """Return the vocabulary of the packs as it is on a day."""
    kinds = {kind: _words(policy.items(f"directory.vocabulary.{kind}", on=on)) for kind in KINDS}
    for kind, key in _OWN.items():
        for item in policy.items(key, on=on):
            for word in (item.code, item.title):
                kinds[kind].setdefault(plain(word), (item.code,))
    languages = {
        plain(name): item.code
        for item in policy.items("directory.languages", on=on)
        for name in (item.code, item.title, item.description)
    }
    interventions = policy.items("model.interventions", on=on)
    implied = {
        kind: {item.code: tuple(item.attributes[kind]) for item in interventions}
        for kind in ("outcomes", "pathway")
    }
    return Words(kinds, languages, implied)


def _words(items: Iterable[policy.Item]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        for word in item.attributes["words"]:
            found[plain(word)] = (*found.get(plain(word), ()), item.code)
    return found
