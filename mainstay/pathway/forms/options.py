"""Options of self-directed support as they are offered and chosen, and the ways of a personal budget."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from mainstay.pathway.forms.budgets import PoundsField
from mainstay.pathway.rules.options import DIRECT_PAYMENT, Offer
from mainstay.web.days import DayField
from mainstay.web.forms import offer

_SHORT = forms.Textarea(attrs={"rows": 2})


class OfferOptions(forms.Form):
    """For each type of support the relevant amount of each option, and the period they are for."""

    def __init__(
        self,
        *args: Any,
        supports: Sequence[tuple[int, str]],
        options: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.supports, self.options = supports, options
        self.fields["edition"] = forms.IntegerField(widget=forms.HiddenInput)
        self.fields["from_on"] = DayField(label=_("First day that the amounts are for"), required=False)
        self.fields["to_on"] = DayField(label=_("Last day that the amounts are for"), required=False)
        for pk, _words in supports:
            for code, title in options:
                said = {"code": code, "title": title.lower()}
                self.fields[f"amount_{pk}_{code}"] = PoundsField(
                    label=now("Option %(code)s, %(title)s: amount in pounds") % said, required=False
                )
            self.fields[f"ruled_out_{pk}"] = forms.CharField(
                label=now("Why a direct payment is not offered"),
                required=False,
                max_length=1000,
                widget=_SHORT,
                help_text=_(
                    "Only where the carer is not eligible for one. These are the written reasons the carer is given."
                ),
            )
        self.fields["choose_by"] = DayField(
            label=_("Day by which the carer chooses"),
            error_messages={"required": _("Enter the day by which the carer chooses.")},
            help_text=_("After it the law deems option 3 chosen. The carer can still change it later."),
        )

    @property
    def offers(self) -> Mapping[int, list[Offer]]:
        """What was typed, as the rules know it: the support's number → its options."""
        typed = self.cleaned_data
        return {
            pk: [
                Offer(
                    code,
                    typed[f"amount_{pk}_{code}"],
                    typed["from_on"],
                    typed["to_on"],
                    typed[f"ruled_out_{pk}"] if code == DIRECT_PAYMENT else "",
                )
                for code, _title in self.options
            ]
            for pk, _words in self.supports
        }


class ChooseOption(forms.Form):
    """Which option was chosen for one type of support, by whom, and when."""

    option = forms.ChoiceField(
        label=_("Which option was chosen?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the option.")},
    )
    on = DayField(
        label=_("Day of the choice"), error_messages={"required": _("Enter the day of the choice.")}
    )
    by_whom = forms.ChoiceField(
        label=_("Who chose?"),
        choices=[("carer", _("The carer")), ("appropriate", _("An appropriate person, for a young carer"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who chose.")},
    )
    chooser = forms.CharField(
        label=_("Name of the appropriate person"),
        required=False,
        max_length=200,
        help_text=_("Only where one chose."),
    )
    young_carers_views = forms.CharField(
        label=_("What the young carer thinks"),
        required=False,
        max_length=1000,
        widget=_SHORT,
        help_text=_("Whoever chooses for a young carer must have asked."),
    )
    words = forms.CharField(
        label=_("Why this option, in the carer's words"), required=False, max_length=500, widget=_SHORT
    )

    def __init__(self, *args: Any, options: Sequence[tuple[str, str]], alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "option", options)
        if alone:
            for name in ("by_whom", "chooser", "young_carers_views"):
                del self.fields[name]


class Hold(forms.Form):
    """How the whole budget is held."""

    way = forms.ChoiceField(
        label=_("How is the money held?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the money is held.")},
    )
    words = forms.CharField(
        label=_("Why, in the carer's words"), required=False, max_length=500, widget=_SHORT
    )

    def __init__(self, *args: Any, ways: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "way", ways)
