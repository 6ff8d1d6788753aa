"""What people type about a plan: what the carer wants to reach, breaks, what if, both risks, days, agreement."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.pathway.models import Plan
from mainstay.pathway.rules.plans import reasons_against_day
from mainstay.web.days import DayField
from mainstay.web.forms import offer, sent_as


class PersonalOutcome(forms.Form):
    """What the carer wants to reach, and which of the five outcomes it belongs to."""

    words = forms.CharField(
        label=_("What does the carer want?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In the carer's own words, such as “I want to sleep through one night a week”."),
        error_messages={"required": _("Write down what the carer wants, in their own words.")},
    )
    outcomes = forms.MultipleChoiceField(
        label=_("Which outcomes for carers does it belong to?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one of the five outcomes.")},
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(
            self, "outcomes", [(each.code, each.title) for each in policy.items("model.outcomes", on=today)]
        )


class _OfPlan(forms.Form):
    """Fields of a plan, with the edition that was open when they were typed."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the plan's own names."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}

    def seen_again(self, edition: int) -> None:
        """Let what was typed be saved over another edition, now that the writer has been told of it."""
        sent_as(self, "edition", str(edition))


class Breaks(_OfPlan):
    """What breaks are planned, and whether they are enough."""

    break_pattern = forms.CharField(
        label=_("What breaks are planned, and how often?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Such as “Four hours every Saturday and a week in June”. If the carer wants none, say so and why."
        ),
        error_messages={"required": _("Say what breaks are planned, or that the carer wants none.")},
    )
    enough_breaks = forms.TypedChoiceField(
        label=_("Does the carer say that these breaks are enough?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, they are enough")), ("no", _("No, more are needed"))],
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Ask the carer whether these breaks would be enough.")},
    )


class Contingency(_OfPlan):
    """What happens when something goes wrong."""

    contingency = forms.CharField(
        label=_("What happens if the carer suddenly cannot care, or the plan falls through?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Who steps in, for how long, and whom to call. The emergency plan holds the detail."),
        error_messages={"required": _("Say what happens if the carer suddenly cannot care.")},
    )


class Risks(_OfPlan):
    """Both sides of risk, to be read beside each other."""

    risk_of_doing = forms.CharField(
        label=_("What could go wrong if we do this?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For the carer and for the person, and what would be done about it."),
        error_messages={"required": _("Say what could go wrong with this plan.")},
    )
    risk_of_not_doing = forms.CharField(
        label=_("What is risked if we do not do it?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For the carer's health, work and life, and for the care itself."),
        error_messages={"required": _("Say what is risked if nothing is done.")},
    )


class Days(_OfPlan):
    """Kind of support, start and review."""

    category = forms.ChoiceField(
        label=_("What kind of support is it?"), widget=forms.RadioSelect, choices=Plan.Category.choices
    )
    starts_on = DayField(label=_("Starts on"), error_messages={"required": _("Enter the day it starts.")})
    review_on = DayField(
        label=_("Looked at again on"),
        help_text=_("The carer can ask for it sooner at any time."),
        error_messages={"required": _("Enter the day on which it is looked at again.")},
    )

    def clean(self) -> dict[str, Any]:
        """Say it here already if the days are the wrong way round."""
        said = super().clean() or {}
        starts, review = said.get("starts_on"), said.get("review_on")
        for name, day in (("starts_on", starts), ("review_on", review)):
            if day and (wrong := reasons_against_day(day, localdate())):
                self.add_error(name, wrong)
        if starts and review and review <= starts:
            self.add_error("review_on", _("Choose a day for looking at it again that comes after its start."))
        return said


class Agreement(forms.Form):
    """The carer agreed."""

    on = DayField(
        label=_("Day on which the carer agreed"),
        help_text=_("Go through the whole plan with them first: it is theirs."),
        error_messages={"required": _("Enter the day on which the carer agreed.")},
    )


class ToDo(forms.Form):
    """Who does what by when."""

    words = forms.CharField(
        label=_("What is to be done?"),
        max_length=300,
        error_messages={"required": _("Say what is to be done.")},
    )
    who = forms.CharField(
        label=_("Who does it?"),
        max_length=200,
        help_text=_("The carer, somebody in the family, a worker, an organisation."),
        error_messages={"required": _("Say who does it.")},
    )
    by_on = DayField(
        label=_("By when?"), error_messages={"required": _("Enter the day by which it is done.")}
    )


PARTS = {"breaks": Breaks, "what-if": Contingency, "risks": Risks, "days": Days}


def part_of(plan: Plan, part: str, data: Any) -> _OfPlan:
    """Return the form of one part of a plan, filled with what it says. part: a key of PARTS."""
    form = PARTS[part]
    began = {name: getattr(plan, name) for name in form.base_fields}
    if plan.enough_breaks is not None:
        began["enough_breaks"] = "yes" if plan.enough_breaks else "no"
    return form(data, initial=began)
