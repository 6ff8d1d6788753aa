"""What is typed when a plan is looked at, when life changes, when support stands still or ends."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.web.days import DayField
from mainstay.web.forms import offer


def _codes(key: str, today: date) -> list[tuple[str, str]]:
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
        offer(self, "kind", _codes("reviewing.kinds", today))


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
        offer(self, "kind", _codes("model.transitions", today))


class Tick(forms.Form):
    """A step of a checklist was done, or is not needed."""

    step = forms.CharField(widget=forms.HiddenInput)
    edition = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("A word about it"), required=False, max_length=300, help_text=_("Or why it is not needed.")
    )


class PauseSupport(forms.Form):
    """From when to when the plan stands still, and why."""

    from_on = DayField(
        label=_("First day"), error_messages={"required": _("Enter the first day without support.")}
    )
    to_on = DayField(
        label=_("Last day"), required=False, help_text=_("Leave empty while nobody knows when it goes on.")
    )
    why = forms.ChoiceField(
        label=_("Why?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it stands still.")},
    )
    words = forms.CharField(label=_("In a few words"), required=False, max_length=500)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "why", _codes("pathway.pauses", today))


class EndSupport(forms.Form):
    """Why support ends, and since when."""

    because = forms.ChoiceField(
        label=_("Why does it end?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it ends.")},
    )
    on = DayField(label=_("Since when?"), error_messages={"required": _("Enter the day.")})
    words = forms.CharField(
        label=_("In a few words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "because", _codes("pathway.endings", today))


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
