"""What is to be thought of a file, and how a postcode is written: pure, on plain values."""

import re
from collections.abc import Iterable

# Whoever finds that a series looks made says so in these words; whoever uses its figures passes it on.
NOT_COUNTED = "does not look counted"

# Outward code (area, district), then inward code (sector, two letters), as the national list writes them. GIR 0AA is
# the one that is different. The inward letters leave out C I K M O V.
_OUTWARD = r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)"
_POSTCODE = re.compile(rf"({_OUTWARD})([0-9][ABD-HJLNP-UW-Z]{{2}})")
_DISTRICT = re.compile(_OUTWARD)


def doubts(warnings: Iterable[str]) -> list[str]:
    """Return those of a file's warnings that say its figures look made; empty if none does."""
    return [said for said in warnings if NOT_COUNTED in said]


def postcode_shape(text: str) -> str:
    """Return the text as a postcode is written ("M33 7AB"), "" where it is not shaped like one.

    Capital letters, spaces and full stops make no difference. Whether there is such a postcode is another question.
    """
    found = _POSTCODE.fullmatch(re.sub(r"[\s.\-]+", "", text).upper())
    return f"{found[1]} {found[2]}" if found else ""


def district_shape(text: str) -> str:
    """Return the text as the first half of a postcode ("M33"), "" where it is not shaped like one."""
    found = _DISTRICT.fullmatch(text.strip().upper())
    return found[0] if found else ""


def meant_as_postcode(text: str) -> bool:
    """Whether somebody seems to have meant a postcode: letters and a figure, no long word, and no code of an area."""
    plain = re.sub(r"\s+", "", text)
    if re.fullmatch(r"[A-Za-z][0-9]{8}", plain):
        return False
    return bool(re.fullmatch(r"[A-Za-z0-9.\-]{2,9}", plain)) and any(map(str.isdigit, plain))
