"""What a support costs and what the person would be charged, to see what the rules make of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.pathway.forms.budgets import PoundsField
from mainstay.web.forms import offer


class WorkOutCharge(forms.Form):
    """One support: its kind, its cost, and what the person would ordinarily be charged for it."""

    kind = forms.ChoiceField(
        label=_("What is it?"), widget=forms.RadioSelect, error_messages={"required": _("Choose what it is.")}
    )
    cost_pence = PoundsField(
        label=_("What it costs, in pounds"), error_messages={"required": _("Enter what it costs.")}
    )
    ordinary_pence = PoundsField(
        label=_("What the person would ordinarily be charged for it, in pounds"),
        help_text=_(
            "From the person's own financial assessment, which is kept elsewhere. Nothing, if they pay nothing."
        ),
        error_messages={"required": _("Enter what the person would be charged, or 0.")},
    )

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", kinds)
