"""What a single value should look like, beyond what the standard asks.

The limits are written once, as a JSON Schema that the compiled checker runs over everything; only a value that
breaks one is looked at again here, to say which and what to do.
"""

import difflib
import re
from collections.abc import Iterator
from typing import Any

from mainstay.interop.openreferral import standard

# A tag, a comment or an entity; "5 < 6" and "arts & crafts" are text.
HTML = r"<(/?[A-Za-z][^>]*>|!--)|&([A-Za-z]{2,8}|#[0-9]{2,6});"
# What UTF-8 looks like when it was read as Windows-1252, and the mark for a letter that was lost.
GARBLED = "Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]|\ufffd"
POSTCODE = r"^ *([A-Za-z]{1,2}[0-9][0-9A-Za-z]? *[0-9][A-Za-z]{2}|[Gg][Ii][Rr] *0[Aa]{2}) *$"
DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$"
DAY = r"[+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU)"
BYDAY = f"^{DAY}( *, *{DAY})*$"
MONTH_DAY = r"-?([1-9]|[12][0-9]|3[01])"
BYMONTHDAY = f"^{MONTH_DAY}( *, *{MONTH_DAY})*$"
PHONE = r"^[^0-9]*([0-9][^0-9A-Za-z]*){6,16}((ext|x|#|opt|then|or|/|,).*)?$"
WEB = r"^(https?|HTTPS?)://[^/?# ]+[^ ]*$"
# The mainland, the islands and Northern Ireland, and the sea around them: degrees of WGS84.
SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.5, 3.0
OLDEST, MOST_STEPS = 120, 60

_TEXT: dict[str, Any] = {"not": {"pattern": f"{HTML}|{GARBLED}"}}
_FIELDS: dict[tuple[str, str], dict[str, Any]] = {
    ("location", "latitude"): {"minimum": SOUTH, "maximum": NORTH},
    ("location", "longitude"): {"minimum": WEST, "maximum": EAST},
    ("address", "postal_code"): {"pattern": POSTCODE},
    ("schedule", "byday"): {"pattern": BYDAY},
    ("schedule", "bymonthday"): {"pattern": BYMONTHDAY},
    ("schedule", "interval"): {"multipleOf": 1, "minimum": 1, "maximum": MOST_STEPS},
    ("cost_option", "amount"): {"minimum": 0},
    ("service", "minimum_age"): {"minimum": 0, "maximum": OLDEST},
    ("service", "maximum_age"): {"minimum": 0, "maximum": OLDEST},
    ("phone", "number"): {"pattern": PHONE},
    # Not of the standard: a shape on a map, which is long and no prose.
    ("service_area", "extent"): {},
}
_KINDS: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "date": {"pattern": DATE},
    "time": {"pattern": TIME},
    "uri": {"pattern": WEB},
}


def schema(name: str, path: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the limits of an object and all it may hold as a JSON Schema."""
    thing = standard.things()[name]
    made: dict[str, Any] = {"properties": {}, "additionalProperties": False}
    for field in thing.fields.values():
        made["properties"][field.name] = (
            _held(field.holds, field.many, (*path, name)) if field.holds else _limits(name, field)
        )
    for other, holds in thing.also.items():
        made["properties"][other] = _held(holds, True, (*path, name)) if holds else {}
    return made


def _held(name: str, many: bool, path: tuple[str, ...]) -> dict[str, Any]:
    if name in path:
        return {}
    held = schema(name, path)
    # Either is looked into: which of the two is right is for the standard to say.
    return {"items": held} if many else held


def _limits(name: str, field: standard.Field) -> dict[str, Any]:
    limits = _FIELDS.get((name, field.name), _KINDS.get(field.kind, {}))
    if field.required and field.kind == "text" and not field.one_of:
        return {"pattern": r"\S", **limits} if "pattern" not in limits else limits
    return limits


def doubts(name: str, field: str, value: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what is odd about a value that broke a limit: a rule's code, and what to fill its sentence with."""
    kind = standard.things()[name].fields[field].kind
    if isinstance(value, str) and not value.strip():
        yield "blank", {}
    elif field in ("latitude", "longitude"):
        return  # judged with the other one, in places.py
    elif field == "postal_code":
        yield "postcode", {}
    elif field in ("byday", "bymonthday", "interval", "amount"):
        yield field, {}
    elif field in ("minimum_age", "maximum_age"):
        yield "age", {}
    elif name == "phone" and field == "number":
        yield "phone", {}
    elif kind in ("date", "time"):
        yield kind, {}
    elif kind == "uri":
        yield "web", {}
    elif isinstance(value, str):
        if re.search(HTML, value):
            yield "html", {}
        if re.search(GARBLED, value):
            yield "garbled", {}


def hint(name: str, unknown: str) -> str:
    """Return the field that an unknown one was most likely meant to be, or ""."""
    likely = difflib.get_close_matches(unknown, standard.things()[name].known, n=1, cutoff=0.8)
    return likely[0] if likely else ""
