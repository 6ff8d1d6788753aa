"""What people type about a budget, and the sentence when it is wrong."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mainstay.engines.budgeting.money import NotMoney, pence_of, to_type_over
from mainstay.web.days import DayField

_SHORT = forms.Textarea(attrs={"rows": 2})


class PoundsField(forms.CharField):
    """Money typed in pounds and pence, given as whole pence exactly; None where nothing was typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
        )
        kwargs.setdefault("max_length", 30)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> int | None:
        """Return pence, or say what is wrong with what was typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return pence_of(text)
        except NotMoney as wrong:
            raise ValidationError(str(wrong), code="money") from wrong

    def prepare_value(self, value: Any) -> Any:
        """Return pence as pounds, to be typed over; what was typed stays as it was."""
        return to_type_over(value) if isinstance(value, int) else value


class Indicate(forms.Form):
    """How the indicative sum is reached, and the period it is for."""

    way = forms.ChoiceField(
        label=_("How is the sum reached?"),
        choices=[
            ("added_up", _("Add up what the plan pays for")),
            ("points", _("From points for what the assessment found, by the resource table")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the sum is reached.")},
    )
    from_on = DayField(
        label=_("First day of the budget"),
        error_messages={"required": _("Enter the first day of the budget.")},
    )
    to_on = DayField(
        label=_("Last day of the budget"), error_messages={"required": _("Enter the last day of the budget.")}
    )


class Agree(forms.Form):
    """The sum that is agreed, its period, and why it is not the indicative one."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    pence = PoundsField(
        label=_("Agreed sum for the whole period, in pounds"),
        error_messages={"required": _("Enter the sum that is agreed.")},
    )
    why_different = forms.CharField(
        label=_("Why it differs from the indicative sum"),
        required=False,
        max_length=1000,
        widget=_SHORT,
        help_text=_("Only where it does. The carer reads this, and can challenge it."),
    )
    from_on = DayField(
        label=_("First day of the budget"),
        error_messages={"required": _("Enter the first day of the budget.")},
    )
    to_on = DayField(
        label=_("Last day of the budget"), error_messages={"required": _("Enter the last day of the budget.")}
    )


class Close(forms.Form):
    """Why a budget is closed."""

    words = forms.CharField(
        label=_("Why is the budget closed?"),
        max_length=500,
        widget=_SHORT,
        error_messages={"required": _("Say why the budget is closed.")},
    )
