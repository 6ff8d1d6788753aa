"""What the compiled checker of JSON Schema found, as findings in plain words."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from jsonschema_rs import ValidationError, ValidationErrorKind

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import sense
from mainstay.interop.openreferral.checking.findings import Finding, found

_FORMATS = {"uuid": "uuid", "uri": "uri", "email": "email", "date-time": "moment"}


def against_standard(id: str, fault: ValidationError) -> Iterator[Finding]:  # noqa: A002
    """Yield what breaks the standard at this place."""
    kind, value = fault.kind, fault.instance
    path = way(fault.instance_path)
    if isinstance(kind, ValidationErrorKind.Required):
        yield found(id, joined(path, kind.property), "", "missing", name=kind.property)
    elif isinstance(kind, ValidationErrorKind.Type):
        yield found(id, path, plain(value), "kind", wanted=_wanted(kind.types))
    elif isinstance(kind, ValidationErrorKind.Format):
        yield found(id, path, plain(value), _FORMATS[kind.format])
    elif isinstance(kind, ValidationErrorKind.Enum):
        yield found(id, path, plain(value), "word", words=", ".join(map(str, kind.options)))
    else:
        raise NotImplementedError(f"no words for {kind!r}: the standard's schema has a new keyword")


def against_sense(id: str, name: str, fault: ValidationError) -> Iterator[Finding]:  # noqa: A002
    """Yield what is odd at this place; name: the kind of object the whole entry is."""
    *places, last = fault.instance_path or [""]
    if isinstance(fault.kind, ValidationErrorKind.AdditionalProperties):
        thing = thing_at(name, fault.instance_path)
        for field in fault.kind.unexpected:
            meant = sense.hint(thing, field)
            told = " " + _("Perhaps %(name)s was meant.") % {"name": meant} if meant else ""
            value = plain(fault.instance.get(field)) if isinstance(fault.instance, dict) else ""
            yield found(id, joined(way(fault.instance_path), field), value, "unknown", hint=told)
        return
    thing = thing_at(name, places)
    for rule, words in sense.doubts(thing, str(last), fault.instance):
        yield found(id, way(fault.instance_path), plain(fault.instance), rule, **words)


def thing_at(name: str, path: list[Any]) -> str:
    """Return the kind of object at a place in an entry."""
    for each in path:
        if isinstance(each, str):
            thing = standard.things()[name]
            name = thing.fields[each].holds if each in thing.fields else thing.also[each]
    return name


def way(path: list[Any]) -> str:
    """Return a place as it is written: schedules[0].closes_at."""
    made = ""
    for each in path:
        made = f"{made}[{each}]" if isinstance(each, int) else joined(made, each)
    return made


def joined(path: str, name: str) -> str:
    """Return the way to a field below a place."""
    return f"{path}.{name}" if path else name


def plain(value: Any) -> Any:
    """Return a value as a report shows it: what is not a single value is only named."""
    if isinstance(value, dict):
        return _("an object")
    return _("a list") if isinstance(value, list) else value


def _wanted(types: list[str]) -> str:
    called = {
        "string": _("text in quotes"),
        "number": _("a number without quotes"),
        "integer": _("a whole number without quotes"),
        "boolean": _("true or false"),
        "object": _("one object, in braces"),
        "array": _("a list, in square brackets"),
    }
    return " / ".join(called.get(each, each) for each in types)
