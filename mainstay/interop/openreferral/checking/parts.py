"""Small questions to parts of an entry: its id, a day, a number, the way to it."""

import json
from typing import Any

from mainstay.interop.openreferral.checking.words import joined

Obj = dict[str, Any]
# The way to an object, from the inside out: (the way to what holds it, its field, its place in a list).
Path = tuple[Any, ...]


def day_of(told: Any) -> str:
    """Return the day of a date or a moment, or "" if it is neither; such days compare as text."""
    if type(told) is str and len(told) >= 10 and told[4] == told[7] == "-":
        return told[:10]
    return ""


def is_number(told: Any) -> bool:
    """Say whether it is a number; true and false are none."""
    return isinstance(told, (int, float)) and not isinstance(told, bool)


def id_of(entry: Any) -> str:
    """Return an entry's id as text, or "" where it has none."""
    known = entry.get("id") if isinstance(entry, dict) else None
    return known if isinstance(known, str) else "" if known is None else str(known)


def way_of(path: Path) -> str:
    """Return the way as it is written: schedules[0].id."""
    if not path:
        return ""
    above, name, *at = path
    return joined(way_of(above), f"{name}[{at[0]}]" if at else name)


def spelt(entry: Any) -> Any:
    """Return a copy whose text can be written: JSON may hold half a sign, which is shown as one that was lost."""
    text = json.dumps(entry, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return json.loads(text.decode("utf-8", "replace"))
