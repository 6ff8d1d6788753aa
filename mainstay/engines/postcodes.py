"""How a postcode of the United Kingdom is written. Whether there is such a postcode is another question."""

import re

# Outward code (area, district), then inward code (sector, two letters), as the national list writes them. GIR 0AA is
# the one that is different. The inward letters leave out C I K M O V.
_OUTWARD = r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_CLOSE = re.compile(rf"({_OUTWARD})({_INWARD})")
_DISTRICT = re.compile(_OUTWARD)
_BETWEEN = re.compile(r"[\s.\-]+")

# As the national list writes it, and anywhere in a text, however it is spelt.
AS_LISTED = re.compile(rf"{_OUTWARD} {_INWARD}")
WITHIN = re.compile(rf"\b{_OUTWARD} ?{_INWARD}\b", re.IGNORECASE)


def written(text: str) -> str:
    """Return the text as a postcode is written ("M33 7AB"), "" where it is not shaped like one.

    Capital letters, spaces, hyphens and full stops make no difference.
    """
    found = _CLOSE.fullmatch(_BETWEEN.sub("", text).upper())
    return f"{found[1]} {found[2]}" if found else ""


def district(text: str) -> str:
    """Return the text as the first half of a postcode ("M33"), "" where it is not shaped like one."""
    found = _DISTRICT.fullmatch(text.strip().upper())
    return found[0] if found else ""


def meant(text: str) -> bool:
    """Whether somebody seems to have meant a postcode: letters and a figure, no long word, and no code of an area."""
    plain = "".join(text.split())
    if re.fullmatch(r"[A-Za-z][0-9]{8}", plain):
        return False
    return bool(re.fullmatch(r"[A-Za-z0-9.\-]{2,9}", plain)) and any(map(str.isdigit, plain))
