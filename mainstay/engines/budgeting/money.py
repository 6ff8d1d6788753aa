"""Money as people type it and as it is read: whole pence in between, exactly."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

# Far above any carer's budget, and far below what the database can hold.
MOST_PENCE = 99_999_999_99

_AS_TYPED = re.compile(r"£?\s*(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d*))?")


class NotMoney(ValueError):
    """What was typed is no amount of money; the message is a sentence to show."""


def pence_of(typed: str) -> int:
    """Return "£1,234.50" as 123450; raise NotMoney for what is not pounds and whole pence.

    Nothing is rounded: "12.345" is refused, because nobody can pay half a penny.
    """
    text = " ".join(typed.split())
    if re.match(r"£?\s*[-−]|[-−]", text):
        raise NotMoney("Enter an amount of more than nothing: money is never negative here.")
    found = _AS_TYPED.fullmatch(text)
    if found is None:
        raise NotMoney("Enter an amount in pounds and pence, like 120 or 1,234.50.")
    part = found["part"] or ""
    if len(part) > 2:
        raise NotMoney("Enter whole pence: two figures after the point, like 12.34.")
    pence = int(found["pounds"].replace(",", "")) * 100 + int(part.ljust(2, "0"))
    if pence > MOST_PENCE:
        raise NotMoney(f"Enter {in_pounds(MOST_PENCE)} or less.")
    return pence


def in_pounds(pence: int) -> str:
    """Return 123450 as "£1,234.50", and -5 as "−£0.05"."""
    sign = "−" if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02}"


def to_type_over(pence: int) -> str:
    """Return 123450 as "1234.50", to be typed over in a form."""
    return f"{pence // 100}.{pence % 100:02}"


def whole(pence: Decimal | Fraction) -> int:
    """Return the nearest whole penny, halves rounded up; never for what somebody typed, only for what is reckoned."""
    if isinstance(pence, Fraction):
        return int((2 * pence + 1) // 2)
    return int(pence.quantize(Decimal(1), ROUND_HALF_UP))
