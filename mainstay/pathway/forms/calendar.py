"""What people type about the authority's own calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.web.days import DayField


class AddHoliday(forms.Form):
    """Add a day on which the authority does not work."""

    day = DayField(
        label=_("Day"), help_text=_("Like 28 12 2026"), error_messages={"required": _("Enter the day.")}
    )
    name = forms.CharField(
        label=_("What it is called"),
        max_length=100,
        help_text=_("Such as “Northmoor Fair” or “Council closed”."),
        error_messages={"required": _("Enter what the day is called.")},
    )
