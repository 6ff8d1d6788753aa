"""The one box in which a carer is looked for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FindCarer(forms.Form):
    """Whatever is known of a carer, in any order."""

    text = forms.CharField(
        label=_("Look for a carer"),
        help_text=_("Name, date of birth, postcode, reference or telephone number, as many as you know."),
        max_length=200,
        error_messages={"required": _("Enter something you know of the carer")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
