"""The assessment as JSON: the content itself, in the order of the published schema."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mainstay.planning.exports.paper import Content

SCHEMA = Path(__file__).with_name("needs.schema.json")


def render(content: Content) -> str:
    """The content as JSON with two spaces of indent; raises ValueError for NaN and infinity."""
    return json.dumps(_in_order(content, schema()), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every assessment satisfies."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


def _in_order(value: Any, shape: Mapping[str, Any]) -> Any:
    """The value with keys as the schema orders them, then any others by name.

    PostgreSQL keeps the keys of JSON in its own order, so what was saved comes back in another.
    """
    shape = _meant(shape, value)
    if isinstance(value, Mapping):
        known = shape.get("properties", {})
        keys = [key for key in known if key in value] + sorted(key for key in value if key not in known)
        return {key: _in_order(value[key], known.get(key) or _others(shape)) for key in keys}
    if isinstance(value, list | tuple):
        return [_in_order(part, shape.get("items", {})) for part in value]
    return value


def _meant(shape: Mapping[str, Any], value: Any) -> Mapping[str, Any]:
    """The shape itself, found behind a reference or among alternatives."""
    if "$ref" in shape:
        return _meant(schema()["$defs"][shape["$ref"].removeprefix("#/$defs/")], value)
    for choice in shape.get("anyOf", []):
        found = _meant(choice, value)
        if (
            isinstance(value, Mapping)
            and "properties" in found
            and set(found.get("required", [])) <= value.keys()
        ):
            return found
    return shape


def _others(shape: Mapping[str, Any]) -> Mapping[str, Any]:
    others = shape.get("additionalProperties")
    return others if isinstance(others, Mapping) else {}
