"""Finding entries by words: pure, over what the packs hold."""

from collections.abc import Iterable
from dataclasses import dataclass

from mainstay.policy import Entry, Item


@dataclass(frozen=True)
class Found:
    """An entry that has all the words, and those of its items that have them."""

    entry: Entry
    items: tuple[Item, ...]


def find(words: str, entries: Iterable[Entry]) -> list[Found]:
    """Return the entries that hold every word, those with all of them in the title first; empty for no words."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    found = [
        Found(entry, tuple(item for item in _items(entry) if _has(_of_item(item), wanted)))
        for entry in entries
        if _has(_of_entry(entry), wanted)
    ]
    return sorted(found, key=lambda each: not _has(each.entry.title, wanted))


def _has(text: str, wanted: list[str]) -> bool:
    held = text.casefold()
    return all(word in held for word in wanted)


def _items(entry: Entry) -> tuple[Item, ...]:
    return tuple(entry.values[-1].value) if entry.is_list else ()


def _of_item(item: Item) -> str:
    return f"{item.code} {item.title} {item.description}"


def _of_entry(entry: Entry) -> str:
    said = [
        entry.title,
        entry.key,
        entry.kind,
        entry.unit,
        entry.note,
        *(each.title for each in entry.source),
    ]
    return " ".join([*said, *map(_of_item, _items(entry))])
