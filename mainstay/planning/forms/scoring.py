"""What people type when they score, and when they write down how carers ranked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.rules.scoring import Heard, Points
from mainstay.policy import Item
from mainstay.web.days import DayField
from mainstay.web.forms import offer

_NARROW = {"inputmode": "numeric", "class": "govuk-input--width-3"}


class ScorePriority(forms.Form):
    """Points on each criterion, and why. Every criterion has two fields: points_CODE and why_CODE."""

    def __init__(self, *args: Any, criteria: Sequence[Item], most: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.criteria = list(criteria)
        points = [("", _("No points yet")), *((str(each), str(each)) for each in range(most + 1))]
        for item in criteria:
            self.fields[f"points_{item.code}"] = forms.ChoiceField(
                label=item.title,
                choices=points,
                required=False,
                help_text=_("%(asked)s From 0, not at all, to %(most)s.")
                % {"asked": item.description, "most": most},
            )
            self.fields[f"why_{item.code}"] = forms.CharField(
                label=_("Why: %(criterion)s") % {"criterion": item.title.lower()},
                required=False,
                max_length=500,
            )

    @property
    def given(self) -> dict[str, Points]:
        """Criterion → points and why, of those that were given; only once the form is valid."""
        typed = self.cleaned_data
        return {
            item.code: Points(int(typed[f"points_{item.code}"]), typed[f"why_{item.code}"])
            for item in self.criteria
            if typed[f"points_{item.code}"] != ""
        }


class RecordRanking(forms.Form):
    """How carers put priorities in order. Every priority has two fields: place_ID and words_ID."""

    title = forms.CharField(
        label=gettext_lazy("Meeting, survey or group"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter what the meeting or survey was called.")},
    )
    held_on = DayField(
        label=gettext_lazy("Day"),
        error_messages={"required": gettext_lazy("Enter the day on which carers ranked.")},
    )
    carers = forms.IntegerField(
        label=gettext_lazy("How many carers took part"),
        min_value=1,
        widget=forms.TextInput(_NARROW),
        error_messages={
            "required": gettext_lazy("Enter how many carers took part, at least 1."),
            "min_value": gettext_lazy("Enter how many carers took part, at least 1."),
            "invalid": gettext_lazy("Enter how many carers took part as a whole number."),
        },
    )
    not_using_services = forms.IntegerField(
        label=gettext_lazy("How many of them use no service"),
        min_value=0,
        required=False,
        widget=forms.TextInput(_NARROW),
        help_text=gettext_lazy("Leave it empty where nobody asked."),
        error_messages={"invalid": gettext_lazy("Enter how many use no service as a whole number.")},
    )
    heard_from = forms.CharField(
        label=gettext_lazy("Which carers, in general"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Such as “parents of disabled children”. Never names."),
    )
    how = forms.CharField(
        label=gettext_lazy("How they ranked"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Such as “each carer had three dots to give”."),
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Groups that took part"), required=False, widget=forms.CheckboxSelectMultiple
    )
    correction = forms.CharField(
        label=gettext_lazy("What was written down wrongly"),
        max_length=500,
        error_messages={"required": gettext_lazy("Say what was written down wrongly.")},
    )

    def __init__(
        self,
        *args: Any,
        priorities: Sequence[tuple[int, str]],
        groups: Sequence[tuple[str, str]],
        corrects: bool,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.priorities = list(priorities)
        offer(self, "groups", groups)
        if not corrects:
            del self.fields["correction"]
        for number, title in priorities:
            self.fields[f"place_{number}"] = self._place(title, len(priorities))
            self.fields[f"words_{number}"] = forms.CharField(
                label=_("What carers said of it: %(priority)s") % {"priority": title},
                required=False,
                max_length=500,
            )

    def _place(self, title: str, of: int) -> forms.IntegerField:
        said = _("%(priority)s: enter its place from 1 to %(of)s, or leave it empty.") % {
            "priority": title,
            "of": of,
        }
        return forms.IntegerField(
            label=_("Place of: %(priority)s") % {"priority": title},
            required=False,
            min_value=1,
            max_value=of,
            widget=forms.TextInput(_NARROW),
            error_messages={"invalid": said, "min_value": said, "max_value": said},
        )

    def clean(self) -> dict[str, Any]:
        """Refuse two priorities in one place, and places with a gap before them."""
        given = super().clean() or {}
        places = sorted(given[f"place_{pk}"] for pk, _title in self.priorities if given.get(f"place_{pk}"))
        if len(set(places)) < len(places):
            self.add_error(None, _("Two priorities have the same place. Give each a place of its own."))
        elif places != list(range(1, len(places) + 1)):
            self.add_error(None, _("Places have a gap. Number them from 1 without leaving one out."))
        return given

    @property
    def heard(self) -> Heard:
        """Who ranked, as the rules understand it; only once the form is valid."""
        named = {name: self.cleaned_data[name] for name in Heard.__dataclass_fields__}
        return Heard(**named)

    @property
    def order(self) -> list[int]:
        """Ids of the priorities that have a place, the first first; only once the form is valid."""
        placed = [(self.cleaned_data[f"place_{pk}"], pk) for pk, _title in self.priorities]
        return [pk for place, pk in sorted((place, pk) for place, pk in placed if place)]

    @property
    def words(self) -> dict[int, str]:
        """Id of a priority → what carers said of it; only once the form is valid."""
        return {pk: self.cleaned_data[f"words_{pk}"] for pk, _title in self.priorities}
