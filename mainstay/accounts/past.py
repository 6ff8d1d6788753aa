"""The audit in words a person understands: which field, what it was, what it became."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mainstay.audit.models import Entry
from mainstay.audit.queries import changes
from mainstay.web import words

# A record's own number and whose it is say nothing to a reader.
_LEFT_OUT = {"id", "authority_id"}
_LONGEST = 200

Model = type[models.Model]
Names = Mapping[tuple[Model, Any], str]


@dataclass(frozen=True)
class Line:
    """One entry as it is shown. fields: (field, before, after), empty where nothing a reader knows has changed."""

    at: datetime
    action: str
    by: str
    operation: str
    was_there: bool  # False for a record that was added
    is_there: bool  # False for a record that was removed
    record: str
    href: str
    fields: tuple[tuple[str, str, str], ...]


def lines(entries: Iterable[Entry]) -> list[Line]:
    """Return the entries as lines to show, in the order given; records they name are looked up all at once."""
    entries = list(entries)
    names = _names(entries)
    return [_line(entry, names) for entry in entries]


def record_in_words(entry: Entry) -> str:
    """Return what the entry is about: "user Ana Gorse"; its number where it has no name."""
    model = _model(entry.table)
    kind = str(model._meta.verbose_name) if model else entry.table
    held: dict[str, Any] = entry.after or entry.before or {}
    name = held.get("name") or held.get("title") or held.get("file_name") or entry.record
    return f"{kind} {name}"


def _line(entry: Entry, names: Names) -> Line:
    model = _model(entry.table)
    told = []
    for each in changes(entry):
        if each.column not in _LEFT_OUT:
            column = _column(model, each.column)
            label = capfirst(str(column.verbose_name)) if column else each.column
            told.append((label, _said(column, each.before, names), _said(column, each.after, names)))
    return Line(
        at=entry.at,
        action=capfirst(entry.action),
        by=entry.by_name,
        operation=str(entry.get_operation_display()),
        was_there=entry.before is not None,
        is_there=entry.after is not None,
        record=record_in_words(entry),
        href=reverse("accounts:history_of", args=[entry.table, entry.record]),
        fields=tuple(told),
    )


def _model(table: str) -> Model | None:
    return next((each for each in apps.get_models() if each._meta.db_table == table), None)


def _column(model: Model | None, name: str) -> "models.Field[Any, Any] | None":
    if model is None:
        return None
    return next((each for each in model._meta.concrete_fields if each.column == name), None)


def _names(entries: list[Entry]) -> Names:
    wanted: dict[Model, set[Any]] = {}
    for entry in entries:
        for each in changes(entry):
            column = _column(_model(entry.table), each.column)
            if column is not None and isinstance(column.related_model, type):
                wanted.setdefault(column.related_model, set()).update({each.before, each.after} - {None})
    return {
        # As the audit itself would name them: a carer's account is nobody's to read about here.
        (model, key): getattr(found, "audit_name", str(found))
        for model, keys in wanted.items()
        for key, found in model._default_manager.in_bulk(keys).items()
    }


def _said(column: "models.Field[Any, Any] | None", value: Any, names: Names) -> str:
    if value is None or value in ("", [], {}):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return _short(", ".join(f"{name} {each}" for name, each in value.items()))
    if isinstance(value, list):
        choices = _choices(getattr(column, "base_field", None))
        return ", ".join(choices.get(each, str(each)) for each in value)
    if column is not None and isinstance(column.related_model, type):
        return names.get((column.related_model, value), _("number %(number)s") % {"number": value})
    return _choices(column).get(value) or _moment(column, value) or _short(str(value))


def _choices(column: "models.Field[Any, Any] | None") -> dict[Any, str]:
    return {key: str(label) for key, label in (column.flatchoices if column is not None else [])}


def _moment(column: "models.Field[Any, Any] | None", value: Any) -> str:
    if isinstance(column, models.DateTimeField) and (moment := parse_datetime(str(value))):
        return words.moment(moment)
    if isinstance(column, models.DateField) and (day := parse_date(str(value))):
        return words.day(day)
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"
