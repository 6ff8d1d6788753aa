"""What may an entry hold? The codes of the packs and the choices, lengths and sizes of the tables."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db import connection, models

from mainstay import policy
from mainstay.directory.models import CostOption, Location, Provider, ProviderIdentifier, Schedule, Service
from mainstay.directory.rules.checking import Known

# Field of an entry → the pack whose codes it holds.
PACKS = {
    "interventions": "model.interventions",
    "outcomes": "model.outcomes",
    "pathway": "model.pathway",
    "groups": "model.overlooked_groups",
    "conditions": "directory.conditions",
    "ways": "directory.ways",
    "languages": "directory.languages",
    "accessibility": "directory.accessibility",
    "locations.accessibility": "directory.accessibility",
}
_TABLES: tuple[tuple[str, type[models.Model]], ...] = (
    ("", Service),
    ("provider.", Provider),
    ("provider.identifiers.", ProviderIdentifier),
    ("locations.", Location),
    ("schedules.", Schedule),
    ("cost_options.", CostOption),
)


def known_codes(today: date, *, areas: Collection[str] | None = None) -> Known:
    """Return what an entry may hold on a day; no query. areas: codes of places; None leaves them unchecked."""
    codes: dict[str, Collection[str]] = {
        name: frozenset(item.code for item in policy.items(pack, on=today)) for name, pack in PACKS.items()
    }
    if areas is not None:
        codes["areas"] = areas
    longest, largest = {}, {}
    for name, column in _columns():
        if column.choices:
            codes[name] = frozenset(str(key) for key, _ in column.flatchoices)
        of_each = getattr(column, "base_field", column)
        if of_each.max_length and not column.choices:
            longest[name] = of_each.max_length
        if isinstance(column, models.IntegerField):
            _, most = connection.ops.integer_field_range(column.get_internal_type())
            largest[name] = int(most)
    return Known(codes, longest, largest)


def _columns() -> "Iterator[tuple[str, models.Field[Any, Any]]]":
    for before, model in _TABLES:
        for column in model._meta.concrete_fields:
            if not column.is_relation and not column.primary_key:
                yield before + column.name, column
