"""What people type about a decision: what was left open, the reasons, an override, the day it was given."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.pathway.models import Decision
from mainstay.pathway.queries.deciding import advice_topics
from mainstay.web.days import DayField
from mainstay.web.forms import offer

Asked = tuple[str, str, list[tuple[str, str]]]


class AnswerOpen(forms.Form):
    """Answer what the assessment left open and the outcome depends on."""

    def __init__(self, *args: Any, asked: Iterable[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question, title, answers in asked:
            self.fields[question] = forms.ChoiceField(
                label=title,
                widget=forms.RadioSelect,
                choices=answers,
                error_messages={"required": _("Choose an answer: an open one is never a no.")},
            )

    @property
    def answers(self) -> dict[str, str]:
        """Question → answer, for each that was chosen."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class WriteReasons(forms.Form):
    """Write why it was decided so, in the carer's words too, and which advice goes with it."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label=_("Why it is decided so"),
        help_text=_(
            "To the carer, in plain words: what was found, and what follows from it. It is printed as it is."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        required=False,
    )
    carers_words = forms.CharField(
        label=_("In the carer's own words"),
        help_text=_("What the carer said that counts most here."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    topics = forms.MultipleChoiceField(
        label=_("Advice and information that goes with it"),
        help_text=_("Given in writing whether support is owed or not."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    more_advice = forms.CharField(
        label=_("More advice, for this carer"),
        help_text=_("A group nearby, a number to ring, who to ask about money."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "topics", [(code, title) for code, title, _text in advice_topics()])


class Override(forms.Form):
    """Decide otherwise than the rules, and say why."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    decided = forms.ChoiceField(
        label=_("What is decided"),
        choices=Decision.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is decided.")},
    )
    reason = forms.CharField(
        label=_("Why it differs from what the rules say"),
        help_text=_("What the answers do not show. It is kept, and printed in the letter to the carer."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
    )


class GiveLetter(forms.Form):
    """Say on which day the carer was given the letter."""

    on = DayField(
        label=_("Day it was given or sent"),
        error_messages={"required": _("Enter the day on which it was given or sent.")},
    )


class ReplayOn(forms.Form):
    """Choose the day whose rules are tried."""

    on = DayField(label=_("Rules of which day?"), required=False)


class WriteChallenge(forms.Form):
    """Write down what the carer says is not right."""

    words = forms.CharField(
        label=_("What is not right?"),
        help_text=_("In the carer's own words where they are known. It need not be long or well put."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        error_messages={"required": _("Write what is not right.")},
    )


class SayNotRight(forms.Form):
    """Say oneself what is not right."""

    words = forms.CharField(
        label=_("What is not right?"),
        help_text=_("In your own words. It need not be long or well put."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        error_messages={"required": _("Write what is not right.")},
    )


_BECOMES = {
    "decision": [
        ("upheld", _("The carer is right: a new decision is begun")),
        ("kept", _("The decision stays as it is")),
    ],
    "plan": [
        ("upheld", _("The carer is right: the plan is changed with them")),
        ("kept", _("The plan stays as it is")),
    ],
    "budget": [
        ("upheld", _("The carer is right: the budget is put right")),
        ("kept", _("The budget stays as it is")),
    ],
}


class AnswerChallenge(forms.Form):
    """Answer a challenge: whether what it is about changes, and why."""

    answered = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of it.")},
    )
    words = forms.CharField(
        label=_("The reasons"),
        help_text=_("To the carer, in plain words."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        error_messages={"required": _("Write the reasons.")},
    )

    def __init__(self, *args: Any, about: str = "decision", **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "answered", _BECOMES.get(about, _BECOMES["decision"]))
