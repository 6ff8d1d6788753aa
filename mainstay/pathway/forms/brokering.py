"""What people type while something is looked for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.web.days import DayField
from mainstay.web.forms import offer


class Urgency(forms.Form):
    """How urgent it is, and by when it is needed."""

    urgency = forms.TypedChoiceField(label=_("How urgent is it?"), widget=forms.RadioSelect, coerce=int)
    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=300,
        help_text=_("Needed if you change how urgent it is."),
    )
    needed_by = DayField(label=_("Needed by"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        items = policy.items("brokerage.urgency", on=today)
        offer(self, "urgency", [(each.code, f"{each.title}: {each.description}") for each in items])


class OwnIdea(forms.Form):
    """The carer's own idea, put in the place of a service."""

    own_idea = forms.CharField(
        label=_("What is the carer's own idea?"),
        max_length=300,
        error_messages={"required": _("Write down the carer's own idea.")},
    )


class Words(forms.Form):
    """What the carer said, or why."""

    words = forms.CharField(
        label=_("In the carer's words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WhyNot(forms.Form):
    """Why a service does not do."""

    words = forms.CharField(
        label=_("Why does it not do?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why this service does not do.")},
    )


class NotFound(forms.Form):
    """Why something could not be had."""

    why = forms.ChoiceField(
        label=_("Why could it not be had?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it could not be had.")},
    )
    words = forms.CharField(
        label=_("What was looked for and what was missing"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No names. It is read by those who plan what is bought next."),
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        items = policy.items("brokerage.unmet", on=today)
        offer(self, "why", [(each.code, f"{each.title}. {each.description}") for each in items])


class Arranged(forms.Form):
    """From when what was chosen is arranged, and how."""

    on = DayField(
        label=_("From which day?"), error_messages={"required": _("Enter the day from which it is arranged.")}
    )
    words = forms.CharField(label=_("What was arranged"), required=False, max_length=300)
