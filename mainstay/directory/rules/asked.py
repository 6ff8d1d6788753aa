"""What somebody looks for, and which of the directory's codes their words stand for."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from mainstay.directory.rules.near import Near

MOST_WORDS = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Words that say nothing of what is looked for; PostgreSQL's English list leaves them out of the index as well.
_ENGLISH = (
    "i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself "
    "it its itself they them their theirs themselves what which who whom this that these those am is are was were be "
    "been being have has had having do does did doing a an the and but if or because as until while of at by for with "
    "about against between into through during before after above below to from up down in out on off over under again "
    "further then once here there when where why how all any both each few more most other some such no nor not only "
    "own same so than too very s t can will just don should now"
)
STOP = frozenset(_ENGLISH.split())
# In the plain words of packs these stand beside anything.
_BESIDE = STOP | frozenset(
    (
        "care",
        "carer",
        "carers",
        "caring",
        "help",
        "helps",
        "kind",
        "including",
        "people",
        "person",
        "services",
    )
)
_ENDINGS = ("ings", "ing", "ers", "ies", "ed", "er", "es", "s", "y", "e")
_SHORTEST = 3


@dataclass(frozen=True)
class Asked:
    """A search. Empty is "any". helps: codes of kinds of help. day: MO to SU. part: code of a part of the day.

    metres: how far from ``near``; it counts only with it.
    """

    words: str = ""
    near: Near | None = None
    metres: float = 0
    helps: tuple[str, ...] = ()
    day: str = ""
    part: str = ""
    with_person: str = ""
    cost: str = ""
    language: str = ""
    condition: str = ""
    taking: bool = False


@dataclass(frozen=True)
class Word:
    """One word that was typed, and the codes it may stand for."""

    text: str
    codes: tuple[str, ...] = field(default=())


def words_of(text: str, plain_words: Mapping[str, Iterable[str]]) -> list[Word]:
    """Return the words that count, each once and in order, with the codes they may stand for; at most MOST_WORDS.

    plain_words: what something is called → the codes of interventions and conditions it stands for.
    """
    typed = dict.fromkeys(each.lower() for each in _WORD.findall(unicodedata.normalize("NFC", text)))
    counted = [each for each in typed if each not in STOP][:MOST_WORDS]
    stems = {said: stems_of(said) for said in plain_words}
    return [
        Word(
            each,
            tuple(
                sorted(
                    {
                        code
                        for said, codes in plain_words.items()
                        if stem(each) in stems[said]
                        for code in codes
                    }
                )
            ),
        )
        for each in counted
    ]


@lru_cache(maxsize=1000)
def stems_of(text: str) -> Collection[str]:
    """Return the beginnings of the words of a text that say something."""
    return {stem(each) for each in map(str.lower, _WORD.findall(text)) if each not in _BESIDE}


def stem(word: str) -> str:
    """Return what a word and its other forms begin with: sit and sitting, cafe and cafés, benefit and benefits."""
    word = "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    doubled = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word


# How carers say it → what entries say. A service for the person gives the carer time without them.
WITH = {"without": ("without", "person", "either"), "together": ("together", "either")}
COSTS = {"free": ("free",), "little": ("free", "donation")}
