"""What people type about a strategy, and the sentence when it is wrong."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.policy import Item
from mainstay.web.forms import offer

_LONG = forms.Textarea(attrs={"rows": 8})


class MakeStrategy(forms.Form):
    """Name a version, introduce it, and say what the law asks for in words of one's own.

    Every content that the law asks for has a field: law_CODE.
    """

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Enter a title for the strategy.")},
    )
    introduction = forms.CharField(
        label=_("Introduction"),
        required=False,
        widget=_LONG,
        help_text=_("What the plan is for and how carers took part. The rest is made from what was decided."),
    )

    def __init__(self, *args: Any, asked: Sequence[Item], **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked = list(asked)
        for item in asked:
            self.fields[f"law_{item.code}"] = forms.CharField(
                label=item.title,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=item.description,
            )

    @property
    def of_its_own(self) -> dict[str, str]:
        """Code of a content that the law asks for → what was typed; only once the form is valid."""
        return {item.code: self.cleaned_data[f"law_{item.code}"] for item in self.asked}


class SignStrategy(forms.Form):
    """For whom a version is signed."""

    body = forms.CharField(
        label=_("Body that you sign for"),
        max_length=200,
        help_text=_("Such as the council, the NHS board, or the carers' partnership."),
        error_messages={"required": _("Name the body that you sign for.")},
    )
    words = forms.CharField(
        label=_("Words to stand beside the signature"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CompareStrategies(forms.Form):
    """Choose two versions to set side by side."""

    earlier = forms.ChoiceField(label=_("Earlier version"))
    later = forms.ChoiceField(label=_("Later version"))

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("earlier", "later"):
            offer(self, name, versions)
