"""What carers type about their own record, and what workers answer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.web.forms import offer


class WriteMessage(forms.Form):
    """Say something to the other side."""

    words = forms.CharField(
        label=_("Message"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Ask(forms.Form):
    """Ask for something, or say what is wrong."""

    kind = forms.ChoiceField(
        label=_("What would you like?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you would like.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("What is wrong and what it should say; or what would be better for you."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # An end to somebody's access is asked for beside their name.
        every = policy.items("privacy.wishes", on=today)
        offer(self, "kind", [(item.code, item.title) for item in every if item.code != "end_access"])


class SayWhy(forms.Form):
    """A word with a choice."""

    words = forms.CharField(
        label=_("A word about it"),
        help_text=_("Why it suits you, or what would be better. You need not say anything."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerWish(forms.Form):
    """Say what became of what a carer asked for."""

    done = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[("yes", _("It is done")), ("no", _("It is not done"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is done.")},
    )
    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("The carer reads this. Where it is not done, say why and what they can do."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class Contact(forms.Form):
    """How a carer wants to be reached."""

    known_as = forms.CharField(label=_("What would you like to be called?"), required=False, max_length=100)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("Enter the whole e-mail address, such as name@example.com.")},
    )
    address = forms.CharField(
        label=_("Address"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    language = forms.CharField(label=_("Language you like to speak"), required=False, max_length=40)
    needs_interpreter = forms.BooleanField(label=_("I would like an interpreter"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class EndAccess(forms.Form):
    """Anything to say before somebody's access ends."""

    words = forms.CharField(
        label=_("Anything you want to say about it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
