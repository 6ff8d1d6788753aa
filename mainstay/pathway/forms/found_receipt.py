"""Asking how it stands with something that was sent."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Receipt(forms.Form):
    """The code that was given when something was sent."""

    receipt = forms.CharField(
        label=_("Your receipt"),
        help_text=_(
            "Nine to twelve letters and figures, such as K7QM 3WPA 4. Capitals and spaces make no difference."
        ),
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
