"""The words of a page, with every telephone number ready to be rung from a phone."""

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"(?<![\d/-])(?<!\d\.)(\+?\d[\d ()]{7,16}\d)(?![\d/-]|\.\d)")
# Nine to thirteen figures ring somebody; a date or a dose does not.
_FEWEST, _MOST = 9, 13


def lines(text: str) -> list[list[tuple[str, str]]]:
    """Return the lines of a text, each as pieces: (what is read, the number to ring; empty where it is none)."""
    return [list(_pieces(line)) for line in text.splitlines()]


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    at = 0
    for found in _NUMBER.finditer(line):
        digits = re.sub(r"[^\d+]", "", found[1])
        if not _FEWEST <= len(digits.removeprefix("+")) <= _MOST:
            continue
        yield line[at : found.start()], ""
        yield found[1], digits
        at = found.end()
    yield line[at:], ""
