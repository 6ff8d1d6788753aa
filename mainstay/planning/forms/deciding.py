"""What people type when a body has decided on a priority, and the sentence when it is wrong."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.planning.rules.priorities import Decision
from mainstay.web.days import DayField
from mainstay.web.forms import offer

_LONG = forms.Textarea(attrs={"rows": 4})
_SHORT = forms.Textarea(attrs={"rows": 2})


class DecidePriority(forms.Form):
    """What a body decided."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("agreed", _("Agreed")), ("deferred", _("Deferred")), ("refused", _("Refused"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the priority is agreed, deferred or refused.")},
    )
    option = forms.ChoiceField(
        label=_("Option that is agreed"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Only where the priority is agreed."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=_LONG,
        help_text=_("It goes into the strategy, for everybody to read."),
        error_messages={"required": _("Give the reason for the decision.")},
    )
    body = forms.CharField(
        label=_("Body that decided"),
        max_length=200,
        error_messages={"required": _("Name the body that decided.")},
    )
    decided_on = DayField(
        label=_("Day of the decision"),
        error_messages={"required": _("Enter the day of the decision.")},
    )
    review_on = DayField(
        label=_("Day on which it is looked at again"),
        error_messages={"required": _("Enter the day on which the decision is looked at again.")},
    )
    no_ranking_reason = forms.CharField(
        label=_("Why carers have not ranked it"),
        required=False,
        max_length=500,
        widget=_SHORT,
        help_text=_("Only where no ranking by carers is recorded."),
    )

    def __init__(self, *args: Any, options: Sequence[tuple[str, str]], ranked: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "option", options)
        if not options:
            del self.fields["option"]
        if ranked:
            del self.fields["no_ranking_reason"]

    @property
    def made(self) -> Decision:
        """What was decided, as the rules understand it; only once the form is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "option"}
        return Decision(**given)


class OpenAgain(forms.Form):
    """Why a decision is taken up again."""

    because = forms.CharField(
        label=_("Why it is taken up again"),
        max_length=500,
        widget=_LONG,
        error_messages={"required": _("Say why the decision is taken up again.")},
    )
