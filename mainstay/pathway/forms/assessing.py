"""What people type about an assessment on its way: days, reasons, and what the family says."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.web.days import DayField
from mainstay.web.forms import offer

_YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class OfferForm(forms.Form):
    """Offer an assessment: from when the carer was known, when it was offered, and which kind where that is open."""

    identified_on = DayField(
        label=_("When was it known that they are a carer?"),
        help_text=_("The days for the offer are counted from here."),
        error_messages={"required": _("Enter the day on which it was known that they are a carer.")},
    )
    offered_on = DayField(
        label=_("When was it offered?"),
        error_messages={"required": _("Enter the day on which it was offered.")},
    )
    at_school = forms.ChoiceField(
        label=_("Are they still at school?"),
        help_text=_("Since before they turned 18. Whoever is keeps to the young carer statement."),
        choices=_YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether they are still at school.")},
    )
    kind = forms.ChoiceField(
        label=_("Which kind?"),
        help_text=_("More than one fits, because something is not known."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which kind is offered.")},
    )

    def __init__(
        self, *args: Any, kinds: Iterable[tuple[str, str]], asks_school: bool, today: date, **kwargs: Any
    ) -> None:
        """Kinds: those that could fit. asks_school: whether being at school would change which."""
        kwargs.setdefault("initial", {})
        kwargs["initial"] = {"offered_on": today, **kwargs["initial"]}
        super().__init__(*args, **kwargs)
        offered = list(kinds)
        if asks_school or len(offered) < 2:
            del self.fields["kind"]
        else:
            offer(self, "kind", offered)
        if not asks_school:
            del self.fields["at_school"]


class AnswerForm(forms.Form):
    """What the carer said to the offer."""

    said = forms.ChoiceField(
        label=_("What did the carer say?"),
        choices=[("yes", _("Yes, they want it")), ("no", _("No, not now"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the carer said.")},
    )
    accepted_on = DayField(
        label=_("On which day?"), error_messages={"required": _("Enter the day they said it.")}
    )
    later_on = DayField(
        label=_("A later day on which they would rather talk"),
        required=False,
        help_text=_("Only if the carer asks for one."),
    )
    because = forms.CharField(
        label=_("If no: what they said"),
        required=False,
        max_length=500,
        help_text=_("Only what they want to be known. Nobody has to give a reason."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class LaterForm(forms.Form):
    """Talk on a later day, because the carer asks for it."""

    until = DayField(
        label=_("The day the carer would rather talk"), error_messages={"required": _("Enter the day.")}
    )


class TalkedForm(forms.Form):
    """When and how it was talked through."""

    talked_on = DayField(
        label=_("On which day did you talk?"), error_messages={"required": _("Enter the day you talked.")}
    )
    way = forms.ChoiceField(
        label=_("How?"), widget=forms.RadioSelect, error_messages={"required": _("Choose how you talked.")}
    )

    def __init__(self, *args: Any, ways: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "way", ways)


class CompleteForm(forms.Form):
    """The day on which it was completed."""

    on = DayField(label=_("Completed on"), error_messages={"required": _("Enter the day it was completed.")})


class StopForm(forms.Form):
    """Why an assessment ends before it is complete."""

    because = forms.CharField(
        label=_("Why is it stopped?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why it is stopped: whoever takes it up again will want to know.")},
    )


class CopyForm(forms.Form):
    """The day on which the copy was given."""

    on = DayField(label=_("Given on"), error_messages={"required": _("Enter the day it was given.")})
