"""What people type who guard records, or break into one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.web.days import DayField
from mainstay.web.forms import offer


def _why(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class NameWorkers(forms.Form):
    """Choose who may open a restricted record."""

    named = forms.MultipleChoiceField(
        label=_("Who may open it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "named", people)


class Restrict(NameWorkers):
    """Say why a record is restricted, and who may open it."""

    why = _why(
        _("Why is it restricted?"),
        _("Seen only by those who guard records. Say no more of anybody than is needed."),
    )


class Hold(forms.Form):
    """Say why a record is held back from being erased."""

    why = _why(_("Why is it held?"), _("Such as an inquiry, a complaint or a claim. Name nobody."))


class OpenInEmergency(forms.Form):
    """Say which record, and why it has to be opened now."""

    reference = forms.CharField(label=_("Number of the record"), required=False, max_length=12)
    given_names = forms.CharField(label=_("First names"), required=False, max_length=200)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=200)
    born_on = DayField(label=_("Date of birth"), required=False)
    why = _why(_("Why now?"), _("The carer can read this, and somebody looks at it afterwards."))


class Judge(forms.Form):
    """Say whether a record was rightly opened."""

    proper = forms.ChoiceField(
        label=_("Was it proper?"),
        choices=[("yes", _("Yes")), ("no", _("No, it should not have been opened"))],
        widget=forms.RadioSelect,
        required=False,
    )
    words = forms.CharField(
        label=_("What you found"),
        help_text=_("The carer can read this."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
