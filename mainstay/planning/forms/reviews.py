"""What people type about a review and its key questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.web.forms import offer


class OpenReview(forms.Form):
    """Name a review and say which area it is of."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("How people will find it, such as “Review of carers' support 2026”."),
        error_messages={"required": _("Enter a title for the review.")},
    )
    area_code = forms.ChoiceField(
        label=_("Area"), error_messages={"required": _("Choose the area that is reviewed.")}
    )

    def __init__(self, *args: Any, areas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area_code", areas)


class AnswerQuestion(forms.Form):
    """Answer a key question, or say why it cannot be answered."""

    answer = forms.CharField(
        label=_("Answer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What the evidence shows. An answer counts once it stands on evidence."),
    )
    why_not = forms.CharField(
        label=_("Why there is no answer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only if there is none: say what was looked for, and what would be needed."),
    )
