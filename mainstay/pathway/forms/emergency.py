"""What is written on an emergency plan, and what somebody types who opens it with its card."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mainstay.pathway.queries.emergency import titles_of_copies
from mainstay.pathway.rules.emergency import Section
from mainstay.web.days import DayField
from mainstay.web.forms import offer

_LETTERS_A_LINE = 80


class WritePlan(forms.Form):
    """The page, part by part. seen: the edition of the draft that is typed from; 0 where there is none."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, sections: Sequence[Section], **more: Any) -> None:
        super().__init__(*args, **more)
        for each in sections:
            self.fields[each.code] = forms.CharField(
                label=each.title if each.needed else _("%(title)s (optional)") % {"title": each.title},
                help_text=f"{each.description} {each.hint}",
                required=False,
                # A browser sends every end of line as two.
                widget=forms.Textarea(attrs={"rows": max(2, each.most // _LETTERS_A_LINE)}),
            )

    @property
    def content(self) -> dict[str, str]:
        """Section → what was written."""
        written = {name: text for name, text in self.cleaned_data.items() if name != "seen"}
        return {name: text.replace("\r\n", "\n") for name, text in written.items()}


class ReviewOn(forms.Form):
    """The day on which a plan is looked at again."""

    review_on = DayField(
        label=_("To be looked at again on"),
        error_messages={"required": _("Choose the day on which it is looked at again.")},
    )


class GiveCopy(forms.Form):
    """Who is given a copy."""

    name = forms.CharField(
        label=_("Who"), max_length=200, error_messages={"required": _("Write who holds the copy.")}
    )
    how_to_reach = forms.CharField(label=_("Telephone"), max_length=100, required=False)
    what = forms.ChoiceField(label=_("What they hold"), widget=forms.RadioSelect)
    on = DayField(label=_("Given on"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "what", titles_of_copies(localdate()))
        self.fields["on"].initial = localdate()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        on = cleaned.get("on")
        if on and on > localdate():
            self.add_error("on", _("This day is still to come. Check the day, the month and the year."))
        return cleaned


class OpenCard(forms.Form):
    """The code on a card, and who types it."""

    code = forms.CharField(
        label=_("Code on the card"),
        help_text=_("Twelve letters and figures. Capitals and spaces make no difference."),
        max_length=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}
        ),
        error_messages={"required": _("Enter the code on the card.")},
    )
    who = forms.CharField(
        label=_("Who are you?"),
        help_text=_("Your name, and what you are to the family: neighbour, paramedic, nurse on the ward."),
        max_length=200,
        error_messages={"required": _("Write who you are: your name, and why you are there.")},
    )
    why = forms.CharField(label=_("What has happened?"), max_length=500, required=False)
