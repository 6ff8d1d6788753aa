"""One line of a layout for many columns: "p/{n}": "Aged {n} years" for every n."""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

_NAME = re.compile(r"\{(\w+)\}")
_RANGE = re.compile(r"(\d+)\.\.(\d+)")
Lists = Mapping[str, Mapping[str, str]]


def read_lists(raw: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Each list as key → spelling. "2..99" counts, a list spells itself, a mapping is taken as it is."""
    return {name: _entries(value) for name, value in raw.items()}


def _entries(value: Any) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {str(key): str(spelling) for key, spelling in value.items()}
    span = _RANGE.fullmatch(str(value))
    if span:
        return {str(n): str(n) for n in range(int(span[1]), int(span[2]) + 1)}
    return {str(item): str(item) for item in value}


def choices(*texts: str, lists: Lists) -> Iterator[dict[str, tuple[str, str]]]:
    """Every way to fill the names in these texts: name → (key, spelling)."""
    names = list(dict.fromkeys(name for text in texts for name in _NAME.findall(text) if name in lists))
    for combination in itertools.product(*(lists[name].items() for name in names)):
        yield dict(zip(names, combination, strict=True))


def as_key(text: str, chosen: Mapping[str, tuple[str, str]]) -> str:
    """The text with each name filled by its key."""
    return _NAME.sub(lambda found: chosen[found[1]][0] if found[1] in chosen else found[0], text)


def as_spelling(text: str, chosen: Mapping[str, tuple[str, str]]) -> str:
    """The text with each name filled as the publisher spells it."""
    return _NAME.sub(lambda found: chosen[found[1]][1] if found[1] in chosen else found[0], text)
