"""What people type to set an authority's own criteria: its levels, its words, its threshold, and from when."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.pathway.queries.criteria import Version
from mainstay.pathway.rules.criteria import Written
from mainstay.web.days import DayField

_WORDS = "words_"


class WriteCriteria(forms.Form):
    """Write levels, words and threshold. Every list is a line a level, the lowest first."""

    from_on = DayField(
        label=_("First day"),
        help_text=_(
            "Assessments completed from this day on are decided by these criteria, once they are published."
        ),
        error_messages={"required": _("Enter the first day.")},
    )
    reason = forms.CharField(
        label=_("Why the authority uses these"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why the authority uses these.")},
    )
    levels = forms.CharField(
        label=_("Levels"),
        help_text=_("One a line, the lowest first."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the levels, one a line.")},
    )
    first_is_no_need = forms.BooleanField(label=_("The lowest level is no need at all"), required=False)
    threshold = forms.CharField(
        label=_("Threshold"),
        help_text=_(
            "The level from which support is a duty, as it is called above. Any one indicator suffices."
        ),
        max_length=200,
        error_messages={"required": _("Write the level from which support is a duty.")},
    )

    def __init__(self, *args: Any, begun: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, title in begun.indicators.items():
            self.fields[f"{_WORDS}{code}"] = forms.CharField(
                label=title,
                help_text=_("What each level means here: a line a level, the lowest first."),
                widget=forms.Textarea(attrs={"rows": len(begun.levels) + 1}),
                max_length=4000,
                required=False,
            )

    @property
    def written(self) -> Written:
        """The criteria as they were typed."""
        typed = self.cleaned_data
        words = {
            name.removeprefix(_WORDS): _lines(said) for name, said in typed.items() if name.startswith(_WORDS)
        }
        return Written(_lines(typed["levels"]), typed["threshold"].strip(), words, typed["first_is_no_need"])


def as_typed(begun: Version) -> dict[str, object]:
    """Return criteria as the form shows them."""
    words = {
        f"{_WORDS}{code}": "\n".join(said or "-" for _title, said in begun.words(code))
        for code in begun.indicators
    }
    return words | {
        "levels": "\n".join(begun.levels.values()),
        "threshold": begun.threshold,
        "first_is_no_need": not begun.content["levels"][0].get("need", True),
    }


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


class PublishCriteria(forms.Form):
    """Say when criteria were published, who was consulted, and when they are looked at again."""

    consulted = forms.CharField(
        label=_("Who was consulted, and how"),
        help_text=_("Carers and those who represent them among them."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": _("Write who was consulted and how, carers among them.")},
    )
    published_on = DayField(
        label=_("Published on"), error_messages={"required": _("Enter the day on which they were published.")}
    )
    review_by = DayField(
        label=_("To be reviewed by"),
        help_text=_("Within 3 years."),
        error_messages={"required": _("Enter the day by which they are reviewed.")},
    )

    def __init__(self, *args: Any, most_years: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_by"].help_text = _("Within %(years)s years of publication.") % {
            "years": most_years
        }


class SwitchBreaks(forms.Form):
    """Record from which day the duty to support sufficient breaks applies, or no longer does."""

    in_force = forms.ChoiceField(
        label=_("From that day, the duty to support sufficient breaks"),
        choices=[("yes", _("applies")), ("no", _("does not apply"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it applies.")},
    )
    from_on = DayField(label=_("First day"), error_messages={"required": _("Enter the first day.")})
    reason = forms.CharField(
        label=_("What it rests on"),
        help_text=_(
            "Such as the regulations that set the day, or a decision of the authority to begin early."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": _("Say what it rests on.")},
    )

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        held = self.cleaned_data
        from_on: date = held["from_on"]
        return {"from_on": from_on, "reason": held["reason"], "in_force": held["in_force"] == "yes"}
