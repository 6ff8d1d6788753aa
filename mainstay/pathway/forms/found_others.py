"""What a professional is asked who refers a carer: who they are, who the carer is, and that the carer agreed."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.pathway.forms.found import Step, You
from mainstay.web.forms import offer


class TheCarer(You):
    """Who the carer is, as somebody else says it."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, label in (
            ("given_names", _("The carer's first name, or what they like to be called")),
            ("family_name", _("The carer's family name")),
            ("born_on", _("The carer's date of birth")),
            ("postcode", _("The carer's postcode")),
        ):
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("autocomplete", None)
        self.fields["given_names"].error_messages["required"] = _("Enter a name to call the carer by.")
        self.fields["born_on"].help_text = _("So that they are not mixed up with somebody else.")


class Referrer(Step):
    """Who refers a carer in the course of their work."""

    through = forms.ChoiceField(
        label=_("Where do you work?"), widget=forms.RadioSelect, error_messages={"required": _("Choose one.")}
    )
    your_name = forms.CharField(label=_("Your name"), max_length=90)
    your_work = forms.CharField(label=_("Your organisation and role"), max_length=90)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        ways = policy.items("pathway.found_through", on=localdate())
        offer(self, "through", [(item.code, item.title) for item in ways if item.attributes["professional"]])


class TheyAgree(Step):
    """The carer's agreement, as a professional states it."""

    agreed_how = forms.ChoiceField(
        label=_("How did the carer agree to this referral?"),
        widget=forms.RadioSelect,
        choices=[("spoken", _("They told me so")), ("written", _("In writing"))],
        error_messages={"required": _("Choose how the carer agreed.")},
    )
    agreed = forms.BooleanField(
        label=_("The carer knows what is sent here, and agrees"),
        error_messages={"required": _("Ask the carer first. Without their agreement nothing is sent.")},
    )
