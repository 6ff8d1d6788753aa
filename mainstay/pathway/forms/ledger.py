"""Money as it is entered in a budget's ledger, and taken back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.pathway.forms.budgets import PoundsField
from mainstay.pathway.rules.budgets import SAYS_WHAT_FOR
from mainstay.web.days import DayField
from mainstay.web.forms import offer


class EnterMoney(forms.Form):
    """An amount, its day, what it was for, and whose money it is."""

    pence = PoundsField(label=_("Amount in pounds"), error_messages={"required": _("Enter the amount.")})
    on = DayField(label=_("Day"), error_messages={"required": _("Enter the day.")})
    support = forms.ChoiceField(label=_("For which support?"), required=False)
    held_by = forms.ChoiceField(
        label=_("Whose money is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whose money it is.")},
    )
    provider = forms.ChoiceField(
        label=_("Which provider holds it?"),
        required=False,
        help_text=_("Only for an individual service fund."),
    )
    from_commitment = forms.BooleanField(
        label=_("It was committed before: release that commitment as well"), required=False
    )
    words = forms.CharField(
        label=_("What for?"),
        required=False,
        max_length=300,
        help_text=_(
            "A few words that the carer and an auditor will understand, such as “Sitting, three evenings in May”."
        ),
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        supports: Sequence[tuple[str, str]],
        holders: Sequence[tuple[str, str]],
        providers: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "support", [("", str(_("The budget as a whole"))), *supports])
        offer(self, "held_by", holders)
        if len(holders) == 1:
            self.fields["held_by"].widget = forms.HiddenInput()
        if any(value == "provider" for value, _label in holders):
            offer(self, "provider", [("", str(_("Choose a provider"))), *providers])
        else:
            del self.fields["provider"]
        if kind in SAYS_WHAT_FOR:
            self.fields["words"].required = True
            self.fields["words"].error_messages["required"] = str(_("Say in a few words what it was for."))
        if kind != "spent":
            del self.fields["from_commitment"]


class TakeBack(forms.Form):
    """Why an entry is taken back."""

    words = forms.CharField(
        label=_("Why is it taken back?"),
        max_length=300,
        error_messages={"required": _("Say why the entry is taken back.")},
    )
