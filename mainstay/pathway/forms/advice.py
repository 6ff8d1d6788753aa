"""What is written down about advice."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.pathway.queries.advice import ward_at
from mainstay.web.days import DayField
from mainstay.web.forms import offer


class NoteAdvice(forms.Form):
    """Advice that was given. Once valid, ``ward`` is where, and the postcode itself is gone."""

    on = DayField(label=_("Given on"))
    way = forms.ChoiceField(label=_("How"), widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label=_("About"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing that the advice was about.")},
    )
    in_writing = forms.BooleanField(label=_("Also given in writing"), required=False)
    words = forms.CharField(
        label=_("What was said"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        today = localdate()
        offer(self, "way", _titles("pathway.advice_ways"))
        offer(self, "topics", _titles("model.interventions"))
        self.fields["on"].initial = today


class NoteNamelessAdvice(NoteAdvice):
    """Advice to somebody who gave no name: counted by topic, ward and way, and nothing else."""

    through = forms.ChoiceField(label=_("They came through"), required=False)
    place = forms.CharField(
        label=_("Postcode, if they say it"),
        help_text=_("Only to find the ward. The postcode is not kept."),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    ward: str = ""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "through", [("", _("Not said")), *_titles("pathway.found_through")])
        self.fields["words"].help_text = _("No name, address or number, and nothing by which they are known.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.ward = ward_at(cleaned.pop("place", "") or "")
        return cleaned


def _titles(key: str) -> list[tuple[str, str]]:
    return [(item.code, item.title) for item in policy.items(key, on=localdate())]
