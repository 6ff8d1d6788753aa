"""One section of an entry as a form: its fields, and rows that can be added without any script.

"Add another" sends the form like any other button: what was typed is kept, and one more row is shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mainstay.directory.forms.fields import CostRow, LocationRow, ScheduleRow, as_asked, field_of
from mainstay.directory.rules.checking import Known, problems
from mainstay.directory.rules.entry import CostEntry, LocationEntry, ScheduleEntry, ServiceEntry
from mainstay.directory.rules.plain import plain_text
from mainstay.directory.showing import SECTIONS

_ROWS: Mapping[str, tuple[type[forms.Form], type, Any]] = {
    "locations": (LocationRow, LocationEntry, _("Place")),
    "schedules": (ScheduleRow, ScheduleEntry, _("Time")),
    "cost_options": (CostRow, CostEntry, _("Price")),
}
_MOST_ROWS = 200
_AS_TYPED = {"website", "email"}


class SectionForm:
    """A section of a version: ``form`` for its fields, ``rows`` for what it may have several of (or None).

    titles: field → code → title. more: show one more row than there is. ``entry`` is the whole entry with what was
    typed put in; ask for it only where ``is_valid``.
    """

    def __init__(
        self,
        key: str,
        entry: ServiceEntry,
        *,
        known: Known,
        titles: Mapping[str, Mapping[str, str]],
        data: QueryDict | None = None,
        more: bool = False,
    ) -> None:
        self.key, self.before, self.known = key, entry, known
        names = [name for name in SECTIONS[key][1] if name != "capacity_on"]
        self.of_rows = next((name for name in names if name in _ROWS), "")
        fields = {name: field_of(name, titles.get(name, {})) for name in names if name not in _ROWS}
        self.form = forms.Form(data, initial={name: as_asked(name, getattr(entry, name)) for name in fields})
        self.form.fields.update(fields)
        self.rows = self._formset(data, more) if self.of_rows else None
        self.is_bound = data is not None

    def _formset(self, data: QueryDict | None, more: bool) -> "BaseFormSet[Any]":
        form, _kind, _label = _ROWS[self.of_rows]
        held = getattr(self.before, self.of_rows)
        made = forms.formset_factory(
            form,
            extra=1 if more or not held else 0,
            can_delete=True,
            can_delete_extra=False,
            max_num=_MOST_ROWS,
        )
        rows = [self._asked(number, each) for number, each in enumerate(held)]
        kwargs = {"entry": self.before} if form is ScheduleRow else {}
        formset: BaseFormSet[Any] = made(data, initial=rows, prefix="rows", form_kwargs=kwargs)
        for row in formset.forms:
            if "DELETE" in row.fields:
                row.fields["DELETE"].label = _("Take this out")
        return formset

    def _asked(self, number: int, row: Any) -> dict[str, Any]:
        values = {name: as_asked(name, value) for name, value in vars(row).items()} | {"at": number}
        if isinstance(row, ScheduleEntry):
            values["often"] = f"{row.freq}-{row.interval or 1}" if row.freq else ""
            values["location"] = "" if row.location is None else str(row.location)
        return values

    @property
    def row_label(self) -> str:
        """What one row is called."""
        return str(_ROWS[self.of_rows][2])

    def __iter__(self) -> Iterator[forms.BoundField]:
        """Yield every field there is, as a form does: for the summary of what is wrong."""
        yield from self.form
        for row in self.rows.forms if self.rows else ():
            yield from row

    def non_field_errors(self) -> list[str]:
        """Return what is wrong with no field in particular."""
        found = list(self.form.non_field_errors())
        for row in self.rows.forms if self.rows else ():
            found += row.non_field_errors()
        return [*found, *(self.rows.non_form_errors() if self.rows else ())]

    @property
    def errors(self) -> bool:
        """Whether anything is wrong."""
        return self.is_bound and not self.is_valid

    @cached_property
    def is_valid(self) -> bool:
        """Whether what was typed can be kept; what is wrong is then said at its field."""
        if not self.is_bound or not self.form.is_valid() or not (self.rows is None or self.rows.is_valid()):
            return False
        found = [each for each in problems(self.entry, known=self.known) if each.stops]
        mine = [each for each in found if each.field.partition(".")[0] in SECTIONS[self.key][1]]
        for each in mine:
            self._complain(each.field, each.mend)
        return not mine

    def _complain(self, name: str, mend: str) -> None:
        of, _dot, rest = name.partition(".")
        if of in self.form.fields:
            self.form.add_error(of, mend)
        elif self.rows is not None:
            number, _dot, part = rest.partition(".")
            row = self._kept_rows[int(number)]
            row.add_error(part if part in row.fields else None, mend)

    @cached_property
    def _kept_rows(self) -> list[forms.Form]:
        """The rows that hold something and are not to be taken out."""
        if self.rows is None:
            return []
        return [
            row
            for row in self.rows.forms
            if not row.cleaned_data.get("DELETE")
            and any(
                value not in (None, "", [])
                for name, value in row.cleaned_data.items()
                if name not in ("at", "often", "location", "DELETE")
            )
        ]

    @cached_property
    def entry(self) -> ServiceEntry:
        """The whole entry with what was typed in this section put in."""
        typed = {name: _said(name, value) for name, value in self.form.cleaned_data.items()}
        if not self.of_rows:
            return replace(self.before, **typed)
        kind = _ROWS[self.of_rows][1]
        held = getattr(self.before, self.of_rows)
        made, came_from = [], []
        for row in self._kept_rows:
            at = row.cleaned_data.get("at")
            known = at is not None and 0 <= at < len(held)
            made.append(_row(held[at] if known else kind(), row.cleaned_data))
            came_from.append(at if known else None)
        typed[self.of_rows] = tuple(made)
        entry = replace(self.before, **typed)
        return _moved(entry, came_from) if self.of_rows == "locations" else entry


def _said(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str):
        return value.strip() if name in _AS_TYPED else plain_text(value)
    return value


def _row(before: Any, typed: Mapping[str, Any]) -> Any:
    values = {
        name: _said(name, value) for name, value in typed.items() if name not in ("at", "DELETE", "often")
    }
    if isinstance(before, ScheduleEntry):
        freq, _dash, every = typed.get("often", "").partition("-")
        # Every one and not said how many are the same: what was not typed is not changed.
        same = freq == before.freq and int(every or 1) == (before.interval or 1)
        values |= {"freq": freq, "interval": before.interval if same else int(every) if every else None}
        values["location"] = int(typed["location"]) if typed.get("location") else None
    if isinstance(before, LocationEntry) and values["postcode"] != before.postcode:
        # It lies somewhere else now: where, its postcode will tell.
        values |= {"latitude": None, "longitude": None, "small_area": ""}
    return replace(before, **values)


def _moved(entry: ServiceEntry, came_from: list[int | None]) -> ServiceEntry:
    """Lead times to the places they were at, which may have another number now; those of a place gone hold nowhere."""
    now = {was: number for number, was in enumerate(came_from) if was is not None}
    kept = [each for each in entry.schedules if each.location is None or each.location in now]
    return replace(
        entry,
        schedules=tuple(
            each if each.location is None else replace(each, location=now[each.location]) for each in kept
        ),
    )
