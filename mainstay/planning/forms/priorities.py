"""What people type about priorities and their options, and the sentence when it is wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.local import measures
from mainstay.planning.priorities.naming import Choices
from mainstay.planning.rules.priorities import Proposal, Way
from mainstay.web.forms import offer

_LONG = forms.Textarea(attrs={"rows": 4})
_SHORT = forms.Textarea(attrs={"rows": 2})
MANY = ("interventions", "outcomes", "places", "groups")


class Pounds(forms.CharField):
    """Money typed in pounds, as people write it, kept in whole pence; None where nothing was typed."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("required", False)
        more["widget"] = forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"})
        super().__init__(**more)

    def clean(self, value: Any) -> int | None:
        """Return pence."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return round(measures.typed(text, "pence per year"))
        except measures.Unreadable as why:
            raise forms.ValidationError(str(why)) from why

    def prepare_value(self, value: Any) -> Any:
        """Return pence as pounds, to be typed over."""
        return f"{value / 100:,.2f}".removesuffix(".00") if isinstance(value, int) else value


class ProposePriority(forms.Form):
    """What a priority says."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("What would be done, for whom."),
        error_messages={"required": _("Enter a title: what would be done, for whom.")},
    )
    need = forms.CharField(
        label=_("Need"),
        widget=_LONG,
        help_text=_("What carers here go without, and how much it matters."),
        error_messages={"required": _("Say which need this answers.")},
    )
    interventions = forms.MultipleChoiceField(
        label=_("Interventions that would meet it"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one intervention that would meet the need.")},
    )
    outcomes = forms.MultipleChoiceField(
        label=_("Outcomes for carers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one outcome for carers that this is for.")},
    )
    places = forms.MultipleChoiceField(
        label=_("Places"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means the whole area."),
    )
    groups = forms.MultipleChoiceField(
        label=_("Groups of carers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means all carers."),
    )
    cost_low_pence = Pounds(label=_("Lowest cost a year, in pounds"))
    cost_high_pence = Pounds(label=_("Highest cost a year, in pounds"))
    cost_note = forms.CharField(
        label=_("What the cost is made of"), required=False, max_length=300, widget=_SHORT
    )
    feasibility = forms.CharField(
        label=_("Can it be done?"),
        required=False,
        widget=_LONG,
        help_text=_("What stands in the way, and how likely it is to be overcome."),
    )
    owner = forms.CharField(
        label=_("Who would see to it"),
        required=False,
        max_length=200,
        help_text=_("A role or a body. Needed before the priority is agreed."),
    )
    needs_equality = forms.TypedChoiceField(
        label=_("Is an equality impact assessment needed?"),
        choices=[("yes", _("Yes")), ("no", _("No, and this is why"))],
        initial="yes",
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    no_equality_reason = forms.CharField(
        label=_("Why no assessment is needed"), required=False, max_length=500, widget=_SHORT
    )

    def __init__(self, *args: Any, choices: dict[str, Choices], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in MANY:
            offer(self, name, choices[name])
        if not choices["places"]:
            del self.fields["places"]

    @property
    def proposal(self) -> Proposal:
        """What was typed, as the rules understand it; only once the form is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name in _OF_PROPOSAL}
        listed: dict[str, Any] = {name: tuple(given[name]) for name in MANY if name in given}
        return Proposal(**(given | listed))


_OF_PROPOSAL = frozenset(Proposal.__dataclass_fields__)


class RiskOfNotActing(forms.Form):
    """What doing nothing would mean, asked when a priority is proposed."""

    risk_of_not_acting = forms.CharField(
        label=_("What happens to carers if nothing is done?"),
        required=False,
        widget=_LONG,
        help_text=_("Doing nothing is always considered. Nothing can be decided until this is written."),
    )


class NewPriority(ProposePriority, RiskOfNotActing):
    """A priority that is not there yet, with what doing nothing would mean."""

    field_order = [  # noqa: RUF012  # read by Django from the class
        "title",
        "need",
        "risk_of_not_acting",
        "interventions",
        "outcomes",
        "places",
        "groups",
        "cost_low_pence",
        "cost_high_pence",
        "cost_note",
        "feasibility",
        "owner",
        "needs_equality",
        "no_equality_reason",
    ]


class OptionForm(forms.Form):
    """One way to meet the need."""

    title = forms.CharField(
        label=_("Option"),
        max_length=200,
        error_messages={"required": _("Enter what the option is.")},
    )
    description = forms.CharField(label=_("What it would be"), required=False, widget=_LONG)
    cost_pence = Pounds(label=_("Cost a year, in pounds"))
    risk_of_doing = forms.CharField(
        label=_("What could go wrong if it is done"), required=False, widget=_LONG
    )
    risk_of_not_doing = forms.CharField(
        label=_("What happens to carers if it is not done"), required=False, widget=_LONG
    )

    @property
    def way(self) -> Way:
        """What was typed, as the rules understand it; only once the form is valid."""
        return Way(**self.cleaned_data)


class ChooseEvidence(forms.Form):
    """What a priority stands on."""

    evidence = forms.MultipleChoiceField(
        label=_("Evidence"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "evidence", choices)
