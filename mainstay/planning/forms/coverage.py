"""What people choose and type about coverage."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.web.forms import offer

Choices = Sequence[tuple[str, Any]]

PLACE_LEVELS: Choices = [
    ("wards", _("Wards or districts")),
    ("drawn", _("Groups that you drew")),
    ("small", _("Small areas")),
    ("whole", _("The whole area")),
]
SHOWN: Choices = [
    ("", _("All cells")),
    ("gap", _("Nothing there")),
    ("one", _("Only one provider")),
    ("ending", _("Money that ends within a year")),
    ("over", _("More than is needed")),
    ("full", _("Full, or with a waiting list")),
    ("stale", _("Entries not checked lately")),
]


def of_items(items: Sequence[policy.Item], everything: Any) -> Choices:
    """Return the lines of a list as choices, after one for all of them."""
    return [("", everything), *((item.code, item.title) for item in items)]


class ChooseAudience(forms.Form):
    """Choose for whom coverage is looked at, and in which place."""

    place = forms.ChoiceField(label=_("Place"), required=False)
    group = forms.ChoiceField(label=_("Carers"), required=False)
    condition = forms.ChoiceField(label=_("Looking after someone with"), required=False)

    def __init__(
        self,
        *args: Any,
        groups: Sequence[policy.Item],
        conditions: Sequence[policy.Item],
        places: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("group", of_items(groups, _("All carers")))
        self._choose("condition", of_items(conditions, _("Any condition")))
        self._choose("place", places)
        if not places:
            del self.fields["place"]

    def _choose(self, name: str, choices: Choices) -> None:
        offer(self, name, choices)

    def asked(self, name: str, otherwise: str = "") -> str:
        """Return what was chosen; what is not offered counts as not chosen."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or otherwise)


class ChooseCells(ChooseAudience):
    """Choose which cells of the matrix are shown."""

    level = forms.ChoiceField(label=_("Places"), required=False, choices=PLACE_LEVELS)
    pathway = forms.ChoiceField(label=_("Part of the pathway"), required=False)
    route = forms.ChoiceField(label=_("Funding"), required=False)
    show = forms.ChoiceField(label=_("Show only"), required=False, choices=SHOWN)

    def __init__(
        self, *args: Any, pathway: Sequence[policy.Item], routes: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("pathway", of_items(pathway, _("All parts")))
        self._choose("route", [("", _("Any")), *routes.items()])


class Judge(forms.Form):
    """Say how well a cell is covered, and why the count is wrong about it."""

    level = forms.ChoiceField(
        label=_("How well it is covered"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how well it is covered.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you know that the count does not. Do not name anybody who uses a service."),
        error_messages={"required": _("Say why you judge it so.")},
    )

    def __init__(self, *args: Any, levels: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "level", list(levels.items()))
