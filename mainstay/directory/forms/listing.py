"""Choose which entries the list shows."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.directory.models import Service
from mainstay.directory.queries.listing import Wanted
from mainstay.web.forms import offer

_ANY = [("", _("Any"))]


class FindEntries(forms.Form):
    """Words and choices by which entries are found. ``wanted`` is what was asked; nothing where it makes no sense."""

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    intervention = forms.ChoiceField(label=_("Helps with"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)
    funded = forms.ChoiceField(
        label=_("Funding"),
        required=False,
        choices=[*_ANY, *Service.Funding.choices, ("unknown", _("Not said"))],
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=[*_ANY, *Service.State.choices])
    freshness = forms.ChoiceField(
        label=_("Checked"),
        required=False,
        choices=[*_ANY, ("due", _("To look at again")), ("fresh", _("Checked lately"))],
    )

    def __init__(
        self, *args: Any, interventions: Mapping[str, str], places: Mapping[str, str], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        for name, titles in (("intervention", interventions), ("place", places)):
            offer(self, name, [*_ANY, *titles.items()])

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(**self.cleaned_data) if self.is_valid() else Wanted()
