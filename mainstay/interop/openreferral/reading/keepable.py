"""What JSON can say and PostgreSQL cannot keep, made into what it can: one such letter must not stop a reading."""

import math
from typing import Any

# PostgreSQL's largest whole number; JSON knows no largest.
_LARGEST = 2**63 - 1


def keepable(told: Any, deeper: int = 50) -> Any:
    """Return what was told with every letter and number as one that can be kept; no deeper than ``deeper``.

    A NUL is left out, and half a sign becomes the sign for one that is missing. A number without end, or of more than
    19 digits, becomes text, so that whoever reads it as a number sets it aside.
    """
    if isinstance(told, str):
        return _letters(told)
    if isinstance(told, (dict, list)) and deeper == 0:
        return None
    if isinstance(told, dict):
        return {_letters(name): keepable(value, deeper - 1) for name, value in told.items()}
    if isinstance(told, list):
        return [keepable(each, deeper - 1) for each in told]
    if isinstance(told, float) and not math.isfinite(told):
        return str(told)
    if isinstance(told, int) and not isinstance(told, bool) and abs(told) > _LARGEST:
        return str(told)
    return told


def _letters(text: str) -> str:
    if "\0" in text:
        text = text.replace("\0", "")
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
