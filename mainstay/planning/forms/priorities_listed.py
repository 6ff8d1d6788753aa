"""What people type to choose which priorities a list shows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.priorities.naming import Choices
from mainstay.planning.queries.priorities import Line
from mainstay.web.forms import offer


class FilterPriorities(forms.Form):
    """Choose a review, and which of its priorities are shown."""

    review = forms.ChoiceField(label=gettext_lazy("Review"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("Decision"), required=False)
    intervention = forms.ChoiceField(label=gettext_lazy("Intervention"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    group = forms.ChoiceField(label=gettext_lazy("Group"), required=False)
    evidence = forms.ChoiceField(label=gettext_lazy("Evidence"), required=False)

    def __init__(self, *args: Any, choices: dict[str, Choices], **more: Any) -> None:
        super().__init__(*args, **more)
        evidence = [("none", _("None yet")), ("some", _("Some"))]
        for name, offered in (choices | {"evidence": evidence}).items():
            offer(self, name, list(offered) if name == "review" else [("", _("All")), *offered])

    def chosen(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines that were asked for; all of them where the form is not valid."""
        asked = self.cleaned_data if self.is_valid() else {}
        return [
            line for line in lines if all(_fits(line, name, asked[name]) for name in asked if asked[name])
        ]


def _fits(line: Line, name: str, wanted: str) -> bool:
    each = line.priority
    match name:
        case "state":
            return each.state == wanted
        case "intervention":
            return wanted in each.interventions
        case "place":
            # A priority of the whole area is one of every place in it.
            return wanted in each.places or not each.places
        case "group":
            return wanted in each.groups or not each.groups
        case "evidence":
            return (line.evidence == 0) == (wanted == "none")
        case _:
            return True
