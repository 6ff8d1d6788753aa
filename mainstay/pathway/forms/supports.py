"""What people type about one thing that would help: what it is, whether it is a break, cost, what matters."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.directory.wording import DAYS
from mainstay.pathway.forms.budgets import PoundsField
from mainstay.pathway.models import Support
from mainstay.pathway.rules.breaks import whose_tests
from mainstay.pathway.rules.matches import Wishes
from mainstay.web.forms import offer

_NONE = ("", _("Not said"))
_WITH = [
    _NONE,
    ("without", _("The carer alone")),
    ("together", _("The carer and the person together")),
    ("person", _("The person, while the carer has time")),
]


def _titles(key: str, today: date) -> list[tuple[str, str]]:
    return [(each.code, each.title) for each in policy.items(key, on=today)]


class What(forms.Form):
    """What it is. The kind of help may be given already, by what was chosen from the directory."""

    words = forms.CharField(
        label=_("What is it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In words the carer would use, such as “Somebody sits with Mum on Saturdays”."),
        error_messages={"required": _("Say what it is, in words the carer would use.")},
    )
    intervention = forms.ChoiceField(
        label=_("What kind of help is it?"),
        error_messages={"required": _("Choose what kind of help it is.")},
    )
    for_person = forms.BooleanField(
        label=_("It is given to the person looked after, so that the carer can rest"), required=False
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "intervention", [("", _("Choose one")), *_titles("model.interventions", today)])


class IsABreak(forms.Form):
    """Whether it is a break, by the tests of the nation."""

    kind_of_break = forms.ChoiceField(label=_("What kind of break is it?"), required=False)
    met = forms.MultipleChoiceField(
        label=_("What is true of it?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    personal_care = forms.BooleanField(
        label=_("It is a visit to wash, dress, feed or otherwise care for the person"), required=False
    )
    released = forms.BooleanField(
        label=_("The carer is free to do something else meanwhile"), required=False, initial=True
    )
    with_person = forms.ChoiceField(label=_("Who takes part?"), required=False, choices=_WITH)
    planned = forms.TypedChoiceField(
        label=_("Is it planned ahead?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, the carer can count on it")), ("no", _("No, when it is needed"))],
        coerce=lambda value: value == "yes",
        initial="yes",
    )

    def __init__(self, *args: Any, nation: str, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = _titles("model.break_types", today)
        offer(self, "kind_of_break", [("", _("It is not a break")), *kinds])
        tests = policy.items(f"model.break_tests.{whose_tests(nation)}", on=today)
        offer(self, "met", [(each.code, f"{each.title}: {each.description}") for each in tests])


class Cost(forms.Form):
    """How much of it there is, and what that costs."""

    paid = forms.TypedChoiceField(
        label=_("Does it cost a budget anything?"),
        widget=forms.RadioSelect,
        choices=[("no", _("No: it is free, or the family, friends or neighbours do it")), ("yes", _("Yes"))],
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Say whether it costs a budget anything.")},
    )
    unit = forms.ChoiceField(label=_("Counted in"), required=False, choices=[_NONE, *Support.Unit.choices])
    a_week = forms.DecimalField(
        label=_("How much each week?"),
        required=False,
        min_value=0,
        max_digits=6,
        decimal_places=2,
        help_text=_("Such as 4, or 0.5 for every other week. Leave empty for one sum."),
    )
    weeks = forms.IntegerField(
        label=_("In how many weeks of the year?"), required=False, help_text=_("Leave empty for every week.")
    )
    price_pence = PoundsField(
        label=_("What does one cost, in pounds?"), required=False, help_text=_("For one sum, the whole sum.")
    )


class WhatMatters(forms.Form):
    """What matters to the carer in finding it. All of it may be left empty."""

    days = forms.MultipleChoiceField(
        label=_("Which days?"),
        required=False,
        choices=list(DAYS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    part = forms.ChoiceField(label=_("What time of day?"), required=False)
    way = forms.ChoiceField(label=_("Where?"), required=False)
    miles = forms.IntegerField(
        label=_("How many miles would they go at most?"), required=False, min_value=1, max_value=500
    )
    language = forms.ChoiceField(label=_("In which language?"), required=False)
    culture = forms.MultipleChoiceField(
        label=_("Should it be good with carers like these?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    conditions = forms.MultipleChoiceField(
        label=_("What should it know about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    access = forms.MultipleChoiceField(
        label=_("What would make it possible to use?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    gender = forms.CharField(
        label=_("Should whoever comes be a woman or a man?"),
        required=False,
        max_length=100,
        help_text=_("The directory does not tell, so this is something to ask them."),
    )
    same_provider = forms.BooleanField(label=_("Somebody they know already, if possible"), required=False)
    must = forms.MultipleChoiceField(
        label=_("Without which of these is it of no use?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What does not fit one of these is ruled out. Leave the rest as wishes."),
    )
    words = forms.CharField(
        label=_("Anything else that matters"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        any_ = ("", _("It does not matter"))
        offer(self, "part", [any_, *_titles("directory.parts_of_day", today)])
        offer(self, "way", [any_, *_titles("directory.ways", today)])
        offer(self, "language", [any_, *_titles("directory.languages", today)])
        offer(self, "culture", _titles("model.overlooked_groups", today))
        offer(self, "conditions", _titles("directory.conditions", today))
        offer(self, "access", _titles("directory.accessibility", today))
        criteria = {"place", "time", "competence", "culture", "language", "access", "continuity"}
        listed = _titles("brokerage.matching.criteria", today)
        offer(self, "must", [each for each in listed if each[0] in criteria])

    def wishes(self) -> Wishes:
        """Return what was typed, as it is kept and matched."""
        return Wishes.read(self.cleaned_data)
