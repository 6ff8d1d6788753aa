"""What people choose when they look at two entries that may be one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from mainstay.directory.pair_words import Choice
from mainstay.directory.rules.merging import BOTH, KEPT, OTHER

ONE, TWO = "one", "other"
_SHOWN = 160


class MergeForm(forms.Form):
    """Which entry stays, and whose words it has in each field in which the two differ."""

    stays = forms.ChoiceField(
        label=_("Which entry stays?"),
        help_text=_("The other is taken out of the directory; its address leads to the one that stays."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which entry stays")},
    )
    owner_agrees = forms.BooleanField(
        label=_("The owner of the words that are given up was asked and agrees"), required=False
    )

    def __init__(
        self, *args: Any, names: tuple[str, str], choices: Sequence[Choice], owned: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.choices = choices
        stays = self.fields["stays"]
        assert isinstance(stays, forms.ChoiceField)
        first, second = _("The first: %(name)s"), _("The second: %(name)s")
        stays.choices = [(ONE, first % {"name": names[0]}), (TWO, second % {"name": names[1]})]
        for each in choices:
            options: list[tuple[str, Any]] = [(ONE, _short(each.one)), (TWO, _short(each.other))]
            options += [(BOTH, _("Both together"))] * each.both
            self.fields[f"of_{each.name}"] = forms.ChoiceField(
                label=each.label, choices=options, widget=forms.RadioSelect
            )
        if owned:
            self.fields["owner_agrees"] = self.fields.pop("owner_agrees")
        else:
            del self.fields["owner_agrees"]

    @property
    def chosen(self) -> dict[str, str]:
        """Field → "kept", "other" or "both", seen from the entry that stays."""
        stays = self.cleaned_data["stays"]
        said = {each.name: self.cleaned_data[f"of_{each.name}"] for each in self.choices}
        return {
            name: BOTH if whose == BOTH else KEPT if whose == stays else OTHER for name, whose in said.items()
        }


def _short(text: str) -> str:
    return Truncator(text.replace("\n", "; ")).chars(_SHOWN)
