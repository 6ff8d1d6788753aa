"""The audit in words a person understands: which field, what it was, what it became."""

from collections.abc import Iterable
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

# A record's own number and what it belongs to say nothing to a reader.
_LEFT_OUT = {"id", "authority_id"}
_LONGEST = 200


@dataclass(frozen=True)
class Line:
    """One entry as it is shown. fields: (field, before, after), empty where nothing a reader knows has changed."""

    at: datetime
    action: str
    by: str
    operation: str
    kind: str
    record: str
    href: str
    fields: tuple[tuple[str, str, str], ...]


def lines(entries: Iterable[Entry]) -> list[Line]:
    """Return the entries as lines to show, in the order given."""
    return [_line(entry) for entry in entries]


def kind_of(table: str) -> str:
    """Return what a record of the table is called: "short break service"; the table's name if no model has it."""
    model = _model(table)
    return str(model._meta.verbose_name) if model else table


def _line(entry: Entry) -> Line:
    model = _model(entry.table)
    told = [
        (
            _label(model, each.column),
            _said(model, each.column, each.before),
            _said(model, each.column, each.after),
        )
        for each in changes(entry)
        if each.column not in _LEFT_OUT
    ]
    return Line(
        at=entry.at,
        action=capfirst(entry.action),
        by=entry.by_name,
        operation=str(entry.get_operation_display()),
        kind=kind_of(entry.table),
        record=entry.record,
        href=reverse("accounts:history_of", args=[entry.table, entry.record]),
        fields=tuple(told),
    )


def _model(table: str) -> type[models.Model] | None:
    return next((each for each in apps.get_models() if each._meta.db_table == table), None)


def _field(model: type[models.Model] | None, column: str) -> "models.Field[Any, Any] | None":
    if model is None:
        return None
    return next((each for each in model._meta.concrete_fields if each.column == column), None)


def _label(model: type[models.Model] | None, column: str) -> str:
    field = _field(model, column)
    return capfirst(str(field.verbose_name)) if field else column


def _said(model: type[models.Model] | None, column: str, value: Any) -> str:
    if value is None or value in ("", [], {}):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    field = _field(model, column)
    if isinstance(value, list):
        choices = _choices(getattr(field, "base_field", None))
        return ", ".join(choices.get(each, str(each)) for each in value)
    if field is not None and field.is_relation:
        return _related(field, value)
    return _choices(field).get(value) or _moment(field, value) or _short(str(value))


def _related(field: "models.Field[Any, Any]", value: Any) -> str:
    found = field.related_model._default_manager.filter(pk=value).first()  # type: ignore[union-attr]
    return str(found) if found else _("number %(number)s") % {"number": value}


def _choices(field: "models.Field[Any, Any] | None") -> dict[Any, str]:
    return {key: str(label) for key, label in (field.flatchoices if field is not None else [])}


def _moment(field: "models.Field[Any, Any] | None", value: Any) -> str:
    if isinstance(field, models.DateTimeField) and (moment := parse_datetime(str(value))):
        return words.moment(moment)
    if isinstance(field, models.DateField) and (day := parse_date(str(value))):
        return words.day(day)
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"
