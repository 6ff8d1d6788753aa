"""Where do two entries differ? Field by field, in the order of the entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from mainstay.directory.rules.entry import ServiceEntry, from_json

# How a row is known or was found, not what it says.
_NOT_SAID = {"id", "source_id", "told", "small_area", "latitude", "longitude", "identifiers"}
_ROWS = ("locations", "schedules", "cost_options")
# What Open Referral and the registers call what an entry has; the rest of a source's words have no column here.
_CALLED = {
    "name": ("name", "ServiceName", "service_name"),
    "description": ("description",),
    "website": ("website", "url"),
    "email": ("email",),
    "phone": ("phone", "telephone"),
}


@dataclass(frozen=True)
class Difference:
    """One field of an entry, before and after. field: "name", "provider.name", "schedules"."""

    field: str
    before: Any
    after: Any


def differences(before: ServiceEntry, after: ServiceEntry) -> list[Difference]:
    """Return the fields in which two entries say different things; the rows of a list are compared together."""
    return [
        Difference(name, was, now)
        for (name, was), (_, now) in zip(_said(before), _said(after), strict=True)
        if was != now
    ]


def _said(entry: ServiceEntry) -> Iterator[tuple[str, Any]]:
    for each in fields(entry.provider):
        if each.name not in _NOT_SAID:
            yield f"provider.{each.name}", getattr(entry.provider, each.name)
    for each in fields(entry):
        value = getattr(entry, each.name)
        if each.name in _ROWS:
            yield each.name, tuple(_row(row) for row in value)
        elif each.name not in _NOT_SAID and each.name != "provider":
            # In which order codes were ticked says nothing.
            yield each.name, tuple(sorted(value)) if isinstance(value, tuple) else value


def _row(row: Any) -> tuple[tuple[str, Any], ...]:
    said = ((each.name, getattr(row, each.name)) for each in fields(row) if each.name not in _NOT_SAID)
    # Every week and every one week are the same.
    return tuple(
        (name, value)
        for name, value in said
        if value not in ("", None, ()) and (name, value) != ("interval", 1)
    )


def source_says(told: Mapping[str, Any], listed: ServiceEntry) -> list[Difference]:
    """Return where a source's own words differ from what is listed: before is the source's, after what is listed.

    told: what its record keeps, an entry as ``as_json`` writes it, or the source's words in its own shape: of
    those, only the plain fields that an entry has too can be compared. What a source leaves empty is no difference.
    """
    try:
        entry = from_json(told)
    except (KeyError, TypeError, ValueError, AttributeError):
        pairs = [
            (name, told[word], getattr(listed, name))
            for name, words in _CALLED.items()
            for word in words
            if isinstance(told.get(word), str)
        ]
        found = [Difference(name, was.strip(), now) for name, was, now in pairs if was.strip() != now.strip()]
    else:
        found = [each for each in differences(entry, listed) if each.field not in ("checked_on", "state")]
    return [each for each in found if each.before not in ("", None, ())]
