"""What people type when they decide about an entry, a claim or a report."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.directory.models import Service
from mainstay.web.forms import offer

_LONGEST = 500


class Reason(forms.Form):
    """Why, for those it concerns."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why.")},
    )


class Note(forms.Form):
    """What whoever approves should know; may be left empty."""

    note = forms.CharField(
        label=_("What should whoever approves it know?"),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3}),
    )


class StateForm(forms.Form):
    """Where to put an entry, and why."""

    to = forms.ChoiceField(
        label=_("What should become of the entry?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what should become of the entry.")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why, for whoever looks at the entry later.")},
    )

    def __init__(self, *args: Any, states: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        said = {
            Service.State.LISTED: _("List it again"),
            Service.State.PAUSED: _("Pause it: it is not running for now"),
            Service.State.WITHDRAWN: _("Take it out of the directory: it has ended, or never was one"),
        }
        field.choices = [(str(state), text) for state, text in said.items() if state in states]


class RoomForm(forms.Form):
    """Whether a service has room."""

    capacity = forms.ChoiceField(
        label=_("Does it take people now?"),
        choices=Service.Capacity.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it takes people now.")},
    )
    waiting_weeks = forms.IntegerField(
        label=_("How many weeks do people wait?"), required=False, min_value=0, help_text=_("0 for no wait.")
    )


class ClaimForm(forms.Form):
    """Why an organisation may keep a provider's entries."""

    words = forms.CharField(
        label=_("How can your authority tell that this is you?"),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Such as your job there. No personal details of anybody else."),
    )


class AnswerClaim(forms.Form):
    """Agree to a claim, or refuse it with a reason."""

    answer = forms.ChoiceField(
        label=_("May they keep these entries?"),
        choices=[("agree", _("Yes: they are who they say")), ("refuse", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    reason = forms.CharField(
        label=_("Reason, if no"), required=False, max_length=_LONGEST, widget=forms.Textarea({"rows": 3})
    )


class AnswerMistake(forms.Form):
    """What was done about a report."""

    answer = forms.ChoiceField(
        label=_("What was done?"),
        choices=[("mended", _("The entry was mended")), ("kept", _("The entry stays as it was"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was done.")},
    )
    words = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Needed where the entry stays as it was."),
    )


class ChooseProvider(forms.Form):
    """Whose the new entry is."""

    provider = forms.ChoiceField(
        label=_("Who offers it?"), error_messages={"required": _("Choose who offers it.")}
    )

    def __init__(self, *args: Any, providers: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "provider", [("", _("Choose one")), *providers])


class FindProviders(forms.Form):
    """Words to find providers by."""

    words = forms.CharField(label=_("Name"), required=False, max_length=100)


class CompareVersions(forms.Form):
    """Two versions to set side by side, by their numbers."""

    earlier = forms.ChoiceField(label=_("Earlier version"))
    later = forms.ChoiceField(label=_("Later version"))

    def __init__(self, *args: Any, numbers: Sequence[int], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("earlier", "later"):
            offer(self, name, [(str(number), str(number)) for number in numbers])
