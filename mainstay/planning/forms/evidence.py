"""What people type about evidence, one form for each kind of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mainstay.directory.models import Service
from mainstay.planning.actions.evidence import Found
from mainstay.web.days import DayField

KINDS = {
    "words": _("Carers' words"),
    "figure": _("A figure"),
    "service": _("A service"),
    "document": _("A document"),
}
USES = {"no": False, "yes": True, "unknown": None}


class FindEvidence(forms.Form):
    """Choose what the library shows."""

    search = forms.CharField(label=_("Words"), required=False, max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *KINDS.items()])


class AddEvidence(forms.Form):
    """What every kind of evidence says."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("A few words by which it is found again."),
        error_messages={"required": _("Enter a title.")},
    )
    says = forms.CharField(
        label=_("What it shows"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what the evidence shows.")},
    )
    source = forms.CharField(
        label=_("Where it comes from"),
        max_length=300,
        error_messages={"required": _("Say where it comes from, so that it can be found again.")},
    )
    gathered_on = DayField(
        label=_("Date"),
        help_text=_("The day that it is of, or on which it was gathered."),
        error_messages={"required": _("Enter the date.")},
    )
    groups = forms.MultipleChoiceField(
        label=_("Groups of carers it is about"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        today: date,
        groups: Sequence[tuple[str, str]],
        services: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.today = kind, today
        for name, choices in (("groups", groups), ("service", services)):
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)

    def clean_gathered_on(self) -> date:
        """Return the date, which lies in the past or is today."""
        when: date = self.cleaned_data["gathered_on"]
        if when > self.today:
            raise ValidationError(_("Enter a date that is not after today."))
        return when

    def found_with(self, service: Service | None) -> Found:
        """Return the evidence as it was typed; only of a form without errors. service: the one that was chosen."""
        data = {key: value for key, value in self.cleaned_data.items() if key not in ("service", "uses")}
        if "uses" in self.cleaned_data:
            data["uses_services"] = USES[self.cleaned_data["uses"]]
        return Found(kind=self.kind, service=service, **data)


class AddWords(AddEvidence):
    """Words of carers, without anything that says whose they are."""

    says = forms.CharField(
        label=_("What was said"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "As it may be repeated. Leave out names, addresses, telephone numbers and anything else that would "
            "tell who said it."
        ),
        error_messages={"required": _("Enter what was said.")},
    )
    heard_from = forms.CharField(
        label=_("Which carers said it, in general"),
        max_length=200,
        help_text=_("“Carers at the Harbour group”, “parents of disabled children”. Never a name."),
        error_messages={"required": _("Say which carers said it, in general.")},
    )
    heard_count = forms.IntegerField(label=_("How many carers"), required=False, min_value=1)
    uses = forms.ChoiceField(
        label=_("Do they use any service?"),
        choices=[
            ("no", _("No, none")),
            ("yes", _("Yes")),
            ("unknown", _("Not known, or some do")),
        ],
        widget=forms.RadioSelect,
        help_text=_("A review cannot move on until it has heard from carers who use none."),
        error_messages={"required": _("Choose whether they use any service.")},
    )
    source = forms.CharField(
        label=_("How it was heard"),
        max_length=300,
        required=False,
        help_text=_("A meeting, a survey, a conversation at a market stall."),
    )
    field_order = ("says", "title", "heard_from", "heard_count", "uses", "source", "gathered_on", "groups")


class AddService(AddEvidence):
    """The part that a service plays."""

    service = forms.ChoiceField(label=_("Service"), error_messages={"required": _("Choose the service.")})
    source = forms.CharField(label=_("Where it comes from"), max_length=300, required=False)
    field_order = ("service", "title", "says", "source", "gathered_on", "groups")


FORMS: dict[str, type[AddEvidence]] = {
    "words": AddWords,
    "figure": AddEvidence,
    "service": AddService,
    "document": AddEvidence,
}
