"""The one small adapter between a Django form and the GOV.UK macros.

A template writes ``{{ form_fields(form) }}`` (web/components/form.html); each field is turned into the name of
a macro and what that macro wants to be told. Nothing here knows any particular form.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mainstay.web.days import PARTS, DayInput

Params = dict[str, Any]
_REQUIRED = forms.Field.default_error_messages["required"]


@dataclass(frozen=True)
class Control:
    """How one field is shown: the macro's kind, and the parameters in the words of GOV.UK Frontend."""

    kind: str  # hidden, password, file, textarea, day, radios, checkboxes, select or input
    params: Params


_KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.HiddenInput, "hidden"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
    (forms.Textarea, "textarea"),
    (DayInput, "day"),
    (forms.CheckboxInput, "checkboxes"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    # A list that needs a held-down key to choose two is a trap: tick boxes instead.
    (forms.SelectMultiple, "checkboxes"),
    (forms.Select, "select"),
]


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Let people choose from these in a field of the form, one or several: codes and what they are called."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField), f"{name} is nothing to choose from"
    field.choices = list(choices)


def offer_rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let people choose from these rows in a field of the form."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField), f"{name} is no choice of rows"
    field.queryset = rows


def sent_as(form: forms.Form, name: str, value: str) -> None:
    """Show a form that was sent as though one field, which the page carries unseen, had been sent with this value.

    Not for a form in which one field has several values.
    """
    form.data = {**{each: form.data.get(each) for each in form.data}, name: value}


def control(field: forms.BoundField, *, say_optional: bool = True) -> Control:
    """Return how to show the field, with its hint, its error and what was typed.

    say_optional: add "(optional)" to the label of a field that may be left empty.
    """
    kind = _kind(field)
    params = _common(field, say_optional=say_optional and kind != "hidden")
    match kind:
        case "radios" | "checkboxes" | "select":
            params |= _choices(field, kind, params["label"]["text"])
        case "day":
            params |= _day(field, params["label"]["text"])
        case "file":
            params |= {"multiple": bool(field.field.widget.attrs.get("multiple"))}
        case "hidden" | "password":
            params |= {"value": "" if kind == "password" else _typed(field)}
        case _:
            params |= {"value": _typed(field)} | _shape(field)
    return Control(kind, params)


def errors(form: forms.BaseForm) -> list[dict[str, str]]:
    """Return every error of the form once, as ``text`` and, where there is a field to go to, ``href``.

    Two fields with the same complaint get their labels in front, so that no two links read alike.
    """
    found = [(field, text) for field in form for text in _sentences(field)]
    often = Counter(text for _field, text in found)
    listed = [{"text": str(text)} for text in dict.fromkeys(form.non_field_errors())]
    for field, text in found:
        said = text if often[text] == 1 else _("%(label)s: %(error)s") % {"label": field.label, "error": text}
        listed.append({"text": said} if field.is_hidden else {"text": said, "href": f"#{_target(field)}"})
    return listed


def _kind(field: forms.BoundField) -> str:
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    return next((kind for each, kind in _KINDS if isinstance(widget, each)), "input")


def _id(field: forms.BoundField) -> str:
    return field.auto_id or field.html_name


def _target(field: forms.BoundField) -> str:
    return f"{_id(field)}-day" if _kind(field) == "day" else _id(field)


def _sentences(field: forms.BoundField) -> list[str]:
    raised: list[ValidationError] = list(field.errors.as_data())
    return list(dict.fromkeys(_sentence(field, error) for error in raised))


def _sentence(field: forms.BoundField, error: ValidationError) -> str:
    said = str(error.messages[0])
    if error.code != "required" or said != str(_REQUIRED):
        return said
    label = str(field.label)
    if isinstance(field.field.widget, forms.CheckboxInput):
        return _("Tick the box “%(label)s” to go on") % {"label": label}
    name = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    chosen = _kind(field) in {"radios", "checkboxes", "select", "file"}
    return (_("Choose %(name)s") if chosen else _("Enter %(name)s")) % {"name": name}


def _common(field: forms.BoundField, *, say_optional: bool) -> Params:
    identifier, widget = _id(field), field.field.widget
    label = str(field.label)
    if say_optional and not field.field.required and not isinstance(widget, forms.CheckboxInput):
        label = _("%(label)s (optional)") % {"label": label}
    params: Params = {
        "id": identifier,
        "idPrefix": identifier,
        "name": field.html_name,
        "label": {"text": label, "classes": "govuk-label--s"},
        "attributes": {},
    }
    if field.help_text:
        params["hint"] = {"text": field.help_text}
    if said := _sentences(field):
        params["errorMessage"] = {"text": " ".join(said), "visuallyHiddenText": _("Error")}
    for name in ("autocomplete", "inputmode", "rows", "disabled"):
        if name in widget.attrs:
            params[name] = widget.attrs[name]
    if "class" in widget.attrs:
        params["classes"] = widget.attrs["class"]
    if "accept" in widget.attrs:
        params["attributes"]["accept"] = widget.attrs["accept"]
    return params


def _shape(field: forms.BoundField) -> Params:
    widget = field.field.widget
    if isinstance(widget, forms.NumberInput):
        # type=number loses what was typed and changes under the scroll wheel.
        whole = isinstance(field.field, forms.IntegerField) and not isinstance(
            field.field, forms.DecimalField | forms.FloatField
        )
        mode = "numeric" if whole else "decimal"
        return {"type": "text", "inputmode": mode, "classes": "govuk-input--width-10", "spellcheck": False}
    if isinstance(widget, forms.Textarea):
        return {}
    return {"type": getattr(widget, "input_type", "text")}


def _typed(field: forms.BoundField) -> str:
    value = field.value()
    return "" if value is None else str(field.field.widget.format_value(value) or "")


def _choices(field: forms.BoundField, kind: str, label: str) -> Params:
    legend = {"text": label, "classes": "govuk-fieldset__legend--s"}
    if isinstance(field.field.widget, forms.CheckboxInput):
        item = {"value": "on", "text": field.label, "checked": bool(field.value())}
        return {"items": [item]}
    value = field.value()
    chosen = {str(each) for each in (value if isinstance(value, list | tuple | set) else [value])}
    state = "selected" if kind == "select" else "checked"
    items = [{"value": key, "text": text, state: key in chosen} for key, text in _flat(field.field.widget)]
    return {"items": items} if kind == "select" else {"items": items, "fieldset": {"legend": legend}}


def _flat(widget: Any) -> list[tuple[str, str]]:
    options: list[tuple[str, str]] = []
    for key, text in widget.choices:
        inside = text if isinstance(text, list | tuple) else [(key, text)]
        options += [("" if each is None else str(each), str(said)) for each, said in inside]
    return options


def _day(field: forms.BoundField, label: str) -> Params:
    value = field.value()
    typed = value if isinstance(value, list | tuple) else field.field.widget.decompress(value)
    wrong = " govuk-input--error" if field.errors else ""
    labels = (_("Day"), _("Month"), _("Year"))
    items = [
        {
            "id": f"{_id(field)}-{part}",
            "name": f"{field.html_name}-{part}",
            "label": label,
            "value": "" if each is None else str(each),
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
        }
        for part, label, each in zip(PARTS, labels, typed, strict=True)
    ]
    return {
        "items": items,
        "fieldset": {"legend": {"text": label, "classes": "govuk-fieldset__legend--s"}},
    }
