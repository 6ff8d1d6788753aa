"""Choosing what one record of two says."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.web.forms import offer

ONE, TWO = "one", "two"


class MergeForm(forms.Form):
    """Which record is kept, and whose word counts wherever the two differ.

    choices: (field, its label, what the first says, what the second says) for each in which they differ.
    """

    stays = forms.ChoiceField(
        label=_("Which record is kept?"),
        widget=forms.RadioSelect,
        help_text=_("Its reference goes on. The other one leads to it."),
        error_messages={"required": _("Choose which record is kept.")},
    )

    def __init__(
        self,
        *args: Any,
        references: tuple[str, str],
        choices: Sequence[tuple[str, str, str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        offer(self, "stays", zip((ONE, TWO), references, strict=True))
        self._names = [name for name, *_rest in choices]
        for name, label, first, second in choices:
            self.fields[f"of_{name}"] = forms.ChoiceField(
                label=label,
                widget=forms.RadioSelect,
                choices=[(ONE, first), (TWO, second)],
                error_messages={"required": _("Choose which is right.")},
            )

    @property
    def keep_other(self) -> bool:
        """Whether the second record of the pair is kept."""
        return bool(self.cleaned_data["stays"] == TWO)

    @property
    def chosen(self) -> dict[str, str]:
        """Field → whether the kept record's word counts, or the other's."""
        stays = self.cleaned_data["stays"]
        return {name: "kept" if self.cleaned_data[f"of_{name}"] == stays else "other" for name in self._names}
