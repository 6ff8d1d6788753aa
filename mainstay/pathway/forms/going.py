"""What is typed when a plan is looked at, when life changes, and when somebody may not be safe."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.web.days import DayField
from mainstay.web.forms import offer


def codes_of(key: str, today: date) -> list[tuple[str, str]]:
    """Return the codes of a pack, each with what it is called, to choose from."""
    return [(item.code, item.title) for item in policy.items(key, on=today)]


class BeginReview(forms.Form):
    """Why a plan is looked at."""

    kind = forms.ChoiceField(
        label=_("Why now?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why the plan is looked at.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", codes_of("reviewing.kinds", today))


class BeginChange(forms.Form):
    """Which change in a carer's life began, and when."""

    kind = forms.ChoiceField(
        label=_("What is changing?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is changing.")},
    )
    on = DayField(label=_("Since when?"), error_messages={"required": _("Enter the day it began.")})
    words = forms.CharField(
        label=_("In a few words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", codes_of("model.transitions", today))


class Tick(forms.Form):
    """A step of a checklist was done, or is not needed."""

    step = forms.CharField(widget=forms.HiddenInput)
    edition = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("A word about it"), required=False, max_length=300, help_text=_("Or why it is not needed.")
    )


class AnotherProvider(forms.Form):
    """What would be better about a support, and what the carer is told."""

    words = forms.CharField(
        label=_("What would be better?"),
        help_text=_("In the carer's words. Whoever looks for somebody else reads it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write down what would be better.")},
    )
    answer = forms.CharField(
        label=_("Answer to the carer"),
        help_text=_("They asked for it on their pages, and read this there."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write an answer: the carer reads it.")},
    )

    def __init__(self, *args: Any, asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asked:
            del self.fields["answer"]


class RaiseConcern(forms.Form):
    """A worry that somebody is not safe."""

    about_whom = forms.ChoiceField(
        label=_("Who may not be safe?"),
        widget=forms.RadioSelect,
        choices=[
            ("carer", _("The carer")),
            ("person", _("The person they look after")),
            ("child", _("A child")),
            ("other", _("Somebody else")),
        ],
        error_messages={"required": _("Choose who may not be safe.")},
    )
    at_once = forms.BooleanField(label=_("Somebody must act today"), required=False)
    words = forms.CharField(
        label=_("What did you see or hear?"),
        help_text=_("What was seen or said, when, and by whom. Keep apart what you think."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what you saw or heard.")},
    )
    told_them = forms.ChoiceField(
        label=_("Do they know that you are raising it?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("Yes, and they agree or were told")),
            ("no", _("No: telling them could make it worse")),
        ],
        error_messages={"required": _("Choose whether they know.")},
    )


class AnswerConcern(forms.Form):
    """What became of a worry."""

    what = forms.ChoiceField(
        label=_("What was done?"),
        widget=forms.RadioSelect,
        choices=[
            ("passed_on", _("Passed to the safeguarding team")),
            ("closed", _("Looked into and closed")),
        ],
        error_messages={"required": _("Choose what was done.")},
    )
    done = forms.CharField(
        label=_("By whom, when and how"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say what was done, and by whom.")},
    )
