"""Open Referral UK 3.0 as the system knows it: its objects, and a JSON Schema of each made from standard.yaml.

The published schemas repeat every nested object in full, under a licence that is not ours to pass on. Here an
object is told once, and a schema is unfolded from that: an object does not hold its own kind again on the way down
(but a service tells its organization even inside that organization), and a list of the API holds objects without
their lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("standard.yaml")
# What JSON asks of each kind of field. A date or a time is any text there; see the head of standard.yaml.
_KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "date": {"type": "string"},
    "time": {"type": "string"},
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "date-time": {"type": "string", "format": "date-time"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
}


@dataclass(frozen=True)
class Field:
    """One field. kind: text, uuid, uri, email, date, time, date-time, number; holds: the object or objects in it.

    again: that object is there even below another of its kind.
    """

    name: str
    kind: str
    required: bool = False
    one_of: tuple[str, ...] = ()
    holds: str = ""
    many: bool = False
    again: bool = False


@dataclass(frozen=True)
class Thing:
    """An object of the standard. csv: required in its table too; also: fields of HSDS, and what objects they hold."""

    name: str
    table: str
    fields: dict[str, Field]
    csv: tuple[str, ...]
    also: dict[str, str]

    @property
    def known(self) -> set[str]:
        """Every field that the standard, or the international one it is made from, has a meaning for."""
        return {*self.fields, *self.also}


def _field(name: str, written: str) -> Field:
    kind, _, words = written.partition(" ")
    bare = kind.rstrip("!")
    held = bare.strip("[]{}")
    if held != bare:
        many = bare[0] == "["
        return Field(name, "list" if many else "object", holds=held, many=many, again=words == "again")
    return Field(name, bare, required=kind.endswith("!"), one_of=tuple(words.split("|")) if words else ())


@cache
def _written() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return read


@cache
def version() -> str:
    """Return what an API of this version says its version is."""
    return str(_written()["version"])


@cache
def things() -> dict[str, Thing]:
    """Return every object of the standard by its name."""
    return {
        name: Thing(
            name=name,
            table=told["table"],
            fields={each: _field(each, how) for each, how in told["fields"].items()},
            csv=tuple(told.get("csv", ())),
            also={each.partition("=")[0]: each.partition("=")[2] for each in told["also"]},
        )
        for name, told in _written()["objects"].items()
    }


@cache
def wrapper(name: str) -> dict[str, Field]:
    """Return the fields around a list (``page``) or on an API's first page (``about``)."""
    return {each: _field(each, how) for each, how in _written()[name].items()}


def parts(name: str, path: tuple[str, ...] = (), *, flat: bool = False) -> Iterator[Field]:
    """Yield the fields that an object has at this place; flat: as in a list, without lists of its own."""
    for field in things()[name].fields.values():
        repeated = field.holds in (*path, name) and not field.again
        if not repeated and not (flat and field.many):
            yield field


def schema(name: str, *, flat: bool = False, path: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an object; flat: as it is in a list of the API."""
    made: dict[str, Any] = {"type": "object", "properties": {}, "required": []}
    for field in parts(name, path, flat=flat):
        made["properties"][field.name] = _of_field(field, (*path, name), flat)
        if field.required:
            made["required"].append(field.name)
    return made


def _of_field(field: Field, path: tuple[str, ...], flat: bool) -> dict[str, Any]:
    if field.holds:
        held = schema(field.holds, flat=flat, path=path)
        return {"type": "array", "items": held} if field.many else held
    made = dict(_KINDS[field.kind])
    return made | ({"enum": list(field.one_of)} if field.one_of else {})


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of what stands around a list (``page``) or on the first page (``about``)."""
    return {
        "type": "object",
        "properties": {each.name: _of_field(each, (), False) for each in wrapper(name).values()},
    }


@cache
def names_of_older() -> dict[str, frozenset[str]]:
    """Return the field names that only an older standard has, by what it is called."""
    return {called: frozenset(names) for called, names in _written()["older"].items()}
