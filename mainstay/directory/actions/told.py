"""What a source calls a thing, and what it said of it."""

from typing import Any

from mainstay.directory.rules.entry import LocationEntry, ProviderEntry, ServiceEntry, as_json


def name_of(told: ProviderEntry | LocationEntry) -> str:
    """Return what to know it by again: the source's own id, else what it says of itself."""
    if told.source_id:
        return told.source_id
    if isinstance(told, ProviderEntry):
        return " ".join(told.name.lower().split())[:255]
    return "|".join(filter(None, [told.name, told.address, told.postcode])).lower()[:255]


def words_of(entry: ServiceEntry) -> dict[str, Any]:
    """Return what the source said: its own words where the reader kept them, else the entry."""
    return dict(entry.told) if entry.told is not None else as_json(entry)
