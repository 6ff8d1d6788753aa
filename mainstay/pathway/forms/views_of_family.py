"""What is noted of others in the family, each for themselves."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.web.forms import offer


class AddViewForm(forms.Form):
    """Whom to ask into the assessment."""

    person = forms.ChoiceField(
        label=_("Who takes part?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who takes part.")},
    )

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", people)


class ViewForm(forms.Form):
    """What one person of the family says, with their own agreement."""

    agreed = forms.ChoiceField(
        label=_("Do they agree to take part?"),
        help_text=_("Ask them, not the carer. Until they say yes, nothing of theirs is written down."),
        choices=[("yes", _("Yes")), ("no", _("No")), ("", _("Not asked yet"))],
        widget=forms.RadioSelect,
        required=False,
    )
    how = forms.ChoiceField(label=_("How did they say so?"), widget=forms.RadioSelect, required=False)
    how_words = forms.CharField(
        label=_("Who answered for them, and by what right"),
        required=False,
        max_length=500,
        help_text=_("Only where somebody else did, or how a sign was understood."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen_alone = forms.BooleanField(label=_("They were seen alone, without the carer"), required=False)
    said = forms.CharField(
        label=_("What they say"),
        required=False,
        max_length=4000,
        help_text=_(
            "In their own words, signs or behaviour. It stands beside the carer's view, and does not replace it."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    wants = forms.CharField(
        label=_("What they want"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    refuses = forms.CharField(
        label=_("What they refuse"),
        required=False,
        max_length=2000,
        help_text=_("Such as a stranger at night, or leaving home. A plan has to go with it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, ways: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "how", ways)

    @property
    def noted(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return {**data, "agreed": {"yes": True, "no": False}.get(data["agreed"])}
