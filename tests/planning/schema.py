"""As much of JSON Schema as needs.schema.json uses, so that no library is needed to hold content to it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPES = {"object": dict, "array": list, "string": str, "null": type(None), "boolean": bool}


def breaches(
    value: Any, shape: Mapping[str, Any], whole: Mapping[str, Any], at: str = "content"
) -> list[str]:
    """Every place where the value is not as the shape says; empty if it is."""
    return list(_breaches(value, shape, whole, at))


def _breaches(value: Any, shape: Mapping[str, Any], whole: Mapping[str, Any], at: str) -> Iterator[str]:
    if "$ref" in shape:
        shape = whole["$defs"][shape["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in shape and all(breaches(value, choice, whole, at) for choice in shape["anyOf"]):
        yield f"{at} fits none of the shapes it may have: {value!r}"
    types = [shape["type"]] if isinstance(shape.get("type"), str) else shape.get("type", [])
    if types and not any(_is(value, name) for name in types):
        yield f"{at} is {value!r}, not {' or '.join(types)}"
        return
    if "enum" in shape and value not in shape["enum"]:
        yield f"{at} is {value!r}, not one of {shape['enum']}"
    if "const" in shape and value != shape["const"]:
        yield f"{at} is {value!r}, not {shape['const']!r}"
    if isinstance(value, str) and not re.search(shape.get("pattern", ""), value):
        yield f"{at} is {value!r}, which does not look like {shape['pattern']}"
    if _is(value, "number") and not shape.get("minimum", value) <= value <= shape.get("maximum", value):
        yield f"{at} is {value}, out of bounds"
    yield from _inside(value, shape, whole, at)


def _inside(value: Any, shape: Mapping[str, Any], whole: Mapping[str, Any], at: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{at}.{key} is missing" for key in shape.get("required", []) if key not in value)
        known = shape.get("properties", {})
        for key, part in value.items():
            yield from _breaches(
                part, known.get(key, shape.get("additionalProperties", {})), whole, f"{at}.{key}"
            )
    if isinstance(value, list):
        for place, part in enumerate(value):
            yield from _breaches(part, shape.get("items", {}), whole, f"{at}[{place}]")


def _is(value: Any, name: str) -> bool:
    if name in ("number", "integer"):
        return isinstance(value, int if name == "integer" else int | float) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])
