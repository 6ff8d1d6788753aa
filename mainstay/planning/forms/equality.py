"""What people type about an equality impact assessment: what changes, and what that does to each group."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.planning.equality.groups import Group
from mainstay.planning.rules.equality import Effect
from mainstay.web.days import DayField
from mainstay.web.forms import offer

EFFECTS = [
    ("", _("Not said yet")),
    ("better", _("Better off")),
    ("same", _("No difference")),
    ("worse", _("Worse off")),
    ("unknown", _("Not known")),
]


class BeginEquality(forms.Form):
    """Choose the decision that is assessed."""

    decision = forms.ChoiceField(
        label=_("What is to be decided"),
        help_text=_("A proposed priority, a drafted strategy, or a service that is bought or granted."),
        error_messages={"required": _("Choose what is to be decided.")},
    )

    def __init__(self, *args: Any, decisions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "decision", decisions)


class WriteEquality(forms.Form):
    """What the decision changes, on what evidence, what is promised and who answers for it."""

    title = forms.CharField(
        label=_("Title"), max_length=200, error_messages={"required": _("Enter a title.")}
    )
    what_changes = forms.CharField(
        label=_("What would change, and for whom"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What carers would notice, where, and from when."),
    )
    evidence_in_words = forms.CharField(
        label=_("What it stands on"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "What is known and what is not. Figures and carers' words are put beside it as evidence."
        ),
    )
    mitigation = forms.CharField(
        label=_("What will be done about it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For everybody; what is done for one group is said with that group."),
    )
    owner = forms.CharField(
        label=_("Who answers for it"),
        required=False,
        max_length=200,
        help_text=_("A post rather than a person: “Head of carers' services”."),
    )
    review_on = DayField(
        label=_("When the effects are looked at again"),
        required=False,
        help_text=_("For example, 31 3 2027"),
    )


class SayEffects(forms.Form):
    """The effect on each group, why, and what will be done; three fields a group, named by its code."""

    def __init__(self, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        for group in groups:
            self.fields[f"{group.code}-effect"] = forms.ChoiceField(
                label=_("Effect"), choices=EFFECTS, required=False
            )
            self.fields[f"{group.code}-why"] = forms.CharField(
                label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
            self.fields[f"{group.code}-mitigation"] = forms.CharField(
                label=_("What will be done"), required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def of(self, group: Group) -> list[forms.BoundField]:
        """Return the group's three fields, to be shown under its name."""
        return [self[f"{group.code}-{part}"] for part in ("effect", "why", "mitigation")]

    @property
    def effects(self) -> dict[str, Effect | None]:
        """What was said of each group; None where nothing was. Only of a form without errors."""
        data = self.cleaned_data
        return {
            group.code: Effect(
                data[f"{group.code}-effect"], data[f"{group.code}-why"], data[f"{group.code}-mitigation"]
            )
            if data[f"{group.code}-effect"]
            else None
            for group in self.groups
        }


def said_before(effects: dict[str, Effect]) -> dict[str, str]:
    """Return the values that ``SayEffects`` begins with."""
    return {
        f"{code}-{part}": getattr(said, part)
        for code, said in effects.items()
        for part in ("effect", "why", "mitigation")
    }
