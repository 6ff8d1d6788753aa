"""One thing of a record as it is read: a title, sentences, facts, and somebody's own words. Pages are made of these."""

from dataclasses import dataclass, field
from datetime import date

from mainstay import policy


@dataclass(frozen=True)
class Block:
    """What stands together under one title. words: what somebody said, shown as theirs. links: (label, address)."""

    title: str
    state: str = ""
    said: list[str] = field(default_factory=list)
    words: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    colour: str = "grey"


# The colours that the same states have on the pages of those who work with carers. What is over is grey.
_COLOURS = {
    "agreed": "green",
    "final": "green",
    "completed": "green",
    "in_force": "green",
    "chosen": "green",
    "upheld": "green",
    "approving": "yellow",
    "tentative": "yellow",
    "indicative": "yellow",
    "offered": "yellow",
    "sent_back": "orange",
    "refused": "red",
}


def colour_of(state: str) -> str:
    """Return the colour of the tag of a state, by its code."""
    return _COLOURS.get(state, "grey")


def facts(*pairs: tuple[str, object]) -> list[tuple[str, str]]:
    """Return the pairs that say something, as text."""
    return [(str(label), str(value)) for label, value in pairs if value not in (None, "", [])]


def named(key: str, code: str, today: date) -> str:
    """Return what a code of a list of policy is called; the code where there is no such list or code."""
    return titles(key, today).get(code, code.replace("_", " "))


def titles(key: str, today: date) -> dict[str, str]:
    """Return code → title of a list of policy; empty where it is not there."""
    try:
        return {item.code: item.title for item in policy.items(key, on=today)}
    except (policy.UnknownEntry, policy.NotInForce):
        return {}
