"""The packs as one library: read once, then asked by key. Packs that break a rule are refused as a whole."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from mainstay.policy import reading
from mainstay.policy.asking import in_force
from mainstay.policy.entries import Entry, Item, Range
from mainstay.policy.overriding import Override
from mainstay.policy.reading import Reading


class UnknownEntry(KeyError):
    """No entry has that key; ``near`` lists keys that look like it."""

    def __init__(self, key: str, near: list[str]) -> None:
        self.key, self.near = key, near
        like = f" Near it: {', '.join(near)}." if near else " See docs/reference/packs.md for all keys."
        self.sentence = f"There is no policy entry {key}.{like}"
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return self.sentence


class BrokenPacks(ValueError):
    """The packs break a rule, so none of them is used; ``problems`` lists every one."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("The policy packs cannot be used:\n" + "\n".join(self.problems))


@lru_cache(maxsize=1)
def _library() -> Reading:
    return reading.read(reading.folder())


def problems(packs: Path | None = None) -> list[str]:
    """Every problem in the packs, as sentences that name file and entry; empty if they are sound.

    packs: another folder to check instead of the one in use.
    """
    return list((_library() if packs is None else reading.read(packs)).problems)


def every_entry() -> list[Entry]:
    """Every entry of every pack, by key. Raises BrokenPacks if any breaks a rule."""
    library = _library()
    if library.problems:
        raise BrokenPacks(library.problems)
    return list(library.entries.values())


def packs() -> list[str]:
    """The names of the packs, which are the folders of packs/."""
    return sorted({entry.pack for entry in every_entry()})


def entries(pack: str) -> list[Entry]:
    """Every entry of one pack ("model") or of one part of it ("estimation.need"); UnknownEntry if none is."""
    found = [entry for entry in every_entry() if entry.key == pack or entry.key.startswith(f"{pack}.")]
    if not found:
        raise UnknownEntry(pack, get_close_matches(pack, packs()))
    return found


def due_for_review(on: date) -> list[Entry]:
    """Every entry whose review day has come by that day, earliest first; empty if none has. Its value still counts."""
    due = [each for each in every_entry() if each.review_by <= on]
    return sorted(due, key=lambda each: (each.review_by, each.key))


def entry(key: str) -> Entry:
    """The entry with that key. Raises UnknownEntry, with near keys, if there is none."""
    library = _library()
    if library.problems:
        raise BrokenPacks(library.problems)
    if key not in library.entries:
        raise UnknownEntry(key, get_close_matches(key, library.entries, n=5))
    return library.entries[key]


def value(key: str, on: date, nation: str | None = None, override: Override | None = None) -> Any:
    """The value in force on that day, in the entry's unit; None where no source is at hand.

    nation: "england", "scotland", "wales" or "northern_ireland"; leave out where it does not matter.
    Raises UnknownEntry, NotInForce and CannotOverride.
    """
    return in_force(entry(key), on, override, nation).value


def items(key: str, on: date, nation: str | None = None) -> tuple[Item, ...]:
    """The items of a list in force on that day, in the pack's order. Raises TypeError if the entry is not a list."""
    found = value(key, on, nation)
    if not entry(key).is_list:
        raise TypeError(f"{key} holds {found!r}, not a list of items. Ask for policy.value({key!r}, …).")
    return tuple(found)


def range_of(key: str, on: date, nation: str | None = None, override: Override | None = None) -> Range:
    """Low, central and high in force on that day; a single number is all three.

    Raises TypeError if the entry holds neither, and what ``value`` raises.
    """
    found = value(key, on, nation, override)
    if isinstance(found, Range):
        return found
    if isinstance(found, int | float) and not isinstance(found, bool):
        return Range(found, found, found)
    raise TypeError(f"{key} holds {found!r}, not a range. Ask for policy.value({key!r}, …).")
