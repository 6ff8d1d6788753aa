"""Amounts of money as lists of payments write them."""

import re

_AMOUNT = re.compile(
    r"(?P<minus>[-–−(]?)\s*£?\s*(?P<again>-?)(?P<pounds>\d{1,3}(,\d{3})+|\d+)(\.(?P<pence>\d{1,4}))?\s*\)?(?P<credit>-|CR)?"
)


def pence(text: str) -> int | None:
    """Return an amount in pence ("-1,250.00", "£3", "(99.5)", "12.00CR"); None where it is none.

    More than two places are rounded to the nearest penny, half up.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        return None
    places = (found["pence"] or "").ljust(4, "0")
    whole = int(found["pounds"].replace(",", "")) * 100 + (int(places) + 50) // 100
    return -whole if found["minus"] or found["again"] or found["credit"] else whole
