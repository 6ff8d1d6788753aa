"""Fields of an entry as they are typed."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.directory.models import Provider, Service
from mainstay.directory.rules.entry import ServiceEntry
from mainstay.directory.wording import DAYS, FIELDS, HOW_OFTEN
from mainstay.local.forms import Amount
from mainstay.local.measures import as_typed
from mainstay.web.days import DayField

POUNDS = "pence per year"
_NOT_SAID = ("", _("Not said"))
_CHOICES: Mapping[str, Sequence[Any]] = {
    "with_person": Service.With.choices,
    "funded_how": Service.Funding.choices,
    "cost": Service.Cost.choices,
    "way_in": Service.WayIn.choices,
    "capacity": Service.Capacity.choices,
    "kind": Provider.Kind.choices,
}
_CODES = (
    "interventions",
    "outcomes",
    "pathway",
    "groups",
    "conditions",
    "languages",
    "accessibility",
    "ways",
    "areas",
)
_LONG = {"description": 8, "eligibility": 4}
_WHOLE = ("minimum_age", "maximum_age", "places_per_week", "carers_a_year", "waiting_weeks")
_HINTS: Mapping[str, Any] = {
    "name": _("As carers know it."),
    "description": _("Plain words: what happens there, and for whom. No web code."),
    "interventions": _("All that it does. This is how carers, and gaps in cover, are matched with it."),
    "outcomes": _("Leave empty to use those of what it helps with."),
    "pathway": _("Leave empty to use that of what it helps with."),
    "groups": _("Leave empty if it is for every carer."),
    "conditions": _("Of the person looked after. Leave empty if any."),
    "areas": _("Tick the widest that is true. Leave empty if only its locations tell."),
    "website": _("Begins with https://"),
    "contact": _("A name or a job, if there is one to ask for."),
    "quality": _("Such as a regulator's grade, and whose it is."),
    "funding_pence_a_year": _("In pounds."),
    "cost_note": _("Such as “free up to 3 hours a week”."),
}


class ClockField(forms.TimeField):
    """A time as people write it: 10:30, 10.30, 2pm, 2.15 pm."""

    def __init__(self, **more: Any) -> None:
        more["input_formats"] = ["%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p"]
        wrong = {"invalid": _("Enter a time like 10:30 or 2pm")}
        widget = forms.TimeInput({"class": "govuk-input--width-5"}, format="%H:%M")
        super().__init__(error_messages=wrong, widget=widget, **more)

    def to_python(self, value: Any) -> time | None:
        """Return the time, however it is spaced."""
        found = super().to_python("".join(value.split()).upper() if isinstance(value, str) else value)
        return found if isinstance(found, time) else None


def field_of(name: str, titles: Mapping[str, str]) -> forms.Field:
    """Return the field in which one field of an entry is typed. titles: of its codes, where it holds codes."""
    named: dict[str, Any] = {
        "label": FIELDS[name],
        "required": name == "name",
        "help_text": _HINTS.get(name, ""),
    }
    if name in _CODES:
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=list(titles.items()), widget=widget, **named)
    if name in _CHOICES:
        return forms.ChoiceField(choices=[*_CHOICES[name], _NOT_SAID], widget=forms.RadioSelect, **named)
    if name.endswith("_pence_a_year"):
        return Amount(unit=POUNDS, **named)
    if name.endswith("_on"):
        return DayField(**named)
    if name in _WHOLE:
        return forms.IntegerField(min_value=0, **named)
    if name in _LONG:
        return forms.CharField(widget=forms.Textarea({"rows": _LONG[name]}), **named)
    if name == "name":
        named["error_messages"] = {"required": _("Enter the name of the service.")}
    return forms.CharField(**named)


def as_asked(name: str, value: Any) -> Any:
    """Return a value of an entry as its field holds it to begin with."""
    if name.endswith("pence_a_year") or name == "amount_pence":
        return "" if value is None else as_typed(value, POUNDS)
    return list(value) if isinstance(value, tuple) else value


class LocationRow(forms.Form):
    """One place that people go to."""

    at = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name of the place"), required=False)
    address = forms.CharField(label=_("Street and number"), required=False)
    town = forms.CharField(label=_("Town"), required=False)
    postcode = forms.CharField(
        label=_("Postcode"), required=False, widget=forms.TextInput({"class": "govuk-input--width-10"})
    )


class ScheduleRow(forms.Form):
    """One line of when it is there."""

    at = forms.IntegerField(required=False, widget=forms.HiddenInput)
    days = forms.MultipleChoiceField(
        label=_("Days"),
        required=False,
        choices=list(DAYS.items()),
        widget=forms.CheckboxSelectMultiple({"class": "mainstay-side-by-side"}),
    )
    opens_at = ClockField(label=_("From"), required=False)
    closes_at = ClockField(label=_("To"), required=False)
    often = forms.ChoiceField(label=_("How often"), required=False, initial="WEEKLY-1")
    location = forms.ChoiceField(label=_("At which place"), required=False)
    valid_from = DayField(label=_("First day, if it does not run already"), required=False)
    valid_to = DayField(label=_("Last day, if it ends"), required=False)
    description = forms.CharField(
        label=_("In words"), required=False, help_text=_("Such as “not in school holidays”.")
    )

    def __init__(self, *args: Any, entry: ServiceEntry, **more: Any) -> None:
        super().__init__(*args, **more)
        said = {f"{freq}-{every}": str(words).capitalize() for (freq, every), words in HOW_OFTEN.items()}
        # What a source told may be rarer than what is offered here.
        for each in entry.schedules:
            if each.freq:
                every = each.interval or 1
                said.setdefault(f"{each.freq}-{every}", f"{each.freq.capitalize()}, {every}")
        where = {
            str(number): each.name or each.address or each.postcode
            for number, each in enumerate(entry.locations)
        }
        for name, titles in (("often", said), ("location", where)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            nothing = _NOT_SAID if name == "often" else ("", _("All of them"))
            field.choices = [nothing, *titles.items()]
        if len(where) < 2:
            del self.fields["location"]


class CostRow(forms.Form):
    """One price."""

    at = forms.IntegerField(required=False, widget=forms.HiddenInput)
    option = forms.CharField(
        label=_("For what"), required=False, help_text=_("Such as “an hour” or “a night”.")
    )
    amount_pence = Amount(label=_("Pounds"), required=False, unit=POUNDS)
    description = forms.CharField(label=_("More about it"), required=False)
    valid_from = DayField(label=_("From"), required=False)
    valid_to = DayField(label=_("Until"), required=False)
