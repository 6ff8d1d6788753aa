"""What a worker writes about a referral, and how it is answered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.engines.postcodes import written
from mainstay.pathway.rules.people import reasons_not_to_add
from mainstay.web.days import DayField
from mainstay.web.forms import offer

AGREED_HOW = (
    ("spoken", _("In person")),
    ("phone", _("By telephone")),
    ("written", _("In writing")),
)


class TakeReferral(forms.Form):
    """A referral that reached a worker by telephone, on paper or face to face: the same as on the public page."""

    through = forms.ChoiceField(label=_("Found through"))
    who_refers = forms.CharField(
        label=_("Who refers"),
        help_text=_("Name and organisation. Leave it empty where the carer asks for themselves."),
        max_length=200,
        required=False,
    )
    received_on = DayField(label=_("Received on"))
    given_names = forms.CharField(label=_("First names"), max_length=200)
    family_name = forms.CharField(label=_("Family name"), max_length=200, required=False)
    born_on = DayField(label=_("Date of birth"), required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=10, required=False)
    contact_by = forms.MultipleChoiceField(
        label=_("How they want to hear from us"), required=False, widget=forms.CheckboxSelectMultiple
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    address = forms.CharField(
        label=_("Address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    safe_words = forms.CharField(
        label=_("When it is safe to ring, and what to say if somebody else answers"),
        max_length=300,
        required=False,
    )
    language = forms.CharField(
        label=_("Language they like to speak, if not English"), max_length=40, required=False
    )
    needs_interpreter = forms.BooleanField(label=_("An interpreter is wanted"), required=False)
    who = forms.CharField(label=_("Who is looked after"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Who that is to the carer"), required=False)
    lives_in = forms.CharField(
        label=_("Area that person lives in, if it is another authority's"), max_length=120, required=False
    )
    words = forms.CharField(
        label=_("What would help, or what is the worry"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    urgent = forms.BooleanField(
        label=_("Urgent: somebody may come to harm, or the caring may end"), required=False
    )
    agreed = forms.BooleanField(
        label=_("The carer agrees that this is written down"),
        error_messages={"required": _("Ask the carer. A referral is written down only with their word.")},
    )
    agreed_how = forms.ChoiceField(
        label=_("How they agreed"),
        widget=forms.RadioSelect,
        choices=AGREED_HOW,
        error_messages={"required": _("Choose how the carer agreed.")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        today = localdate()
        offer(self, "through", _titles("pathway.found_through"))
        offer(self, "contact_by", _titles("pathway.contact_ways"))
        offer(self, "kind", [("", _("Not said")), *_titles("pathway.relationships")])
        self.fields["received_on"].initial = today

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("phone", "email", "address")):
            self.add_error("phone", _("Write one way to reach the carer: telephone, e-mail or address."))
        received, today = cleaned.get("received_on"), localdate()
        if received and received > today:
            self.add_error(
                "received_on", _("This day is still to come. Check the day, the month and the year.")
            )
        for reason in reasons_not_to_add(name="-", born_on=cleaned.get("born_on"), died_on=None, today=today):
            self.add_error("born_on", reason)
        return cleaned

    @property
    def about(self) -> dict[str, Any]:
        """What was said of the carer, as JSON can hold it."""
        told = self.cleaned_data
        said = {
            name: told[name]
            for name in (
                *("given_names", "family_name", "contact_by", "phone", "email", "address"),
                *("safe_words", "language", "needs_interpreter", "agreed_how"),
            )
        }
        said["born_on"] = told["born_on"].isoformat() if told["born_on"] else ""
        said["postcode"] = written(told["postcode"]) or told["postcode"]
        after = {"given_names": told["who"], "kind": told["kind"], "lives_in": told["lives_in"]}
        said["looked_after"] = {name: value for name, value in after.items() if value}
        return {name: value for name, value in said.items() if value}


def _titles(key: str) -> list[tuple[str, str]]:
    return [(item.code, item.title) for item in policy.items(key, on=localdate())]


class Accept(forms.Form):
    """Who is in touch with the carer from now on."""

    mine = forms.BooleanField(label=_("I am the carer's worker from now on"), required=False)
    organisation = forms.ChoiceField(
        label=_("Who supports the carer"),
        help_text=_("The people of a carers' centre may open the record once it is theirs."),
        required=False,
    )
    centre_agreed = forms.BooleanField(
        label=_("The carer agreed that it is passed on to them"), required=False
    )

    def __init__(self, *args: Any, organisations: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "organisation", [("", _("The authority's own workers")), *organisations])


class TurnAway(forms.Form):
    """Why a referral makes no record here."""

    to = forms.ChoiceField(
        label=_("What became of it"),
        widget=forms.RadioSelect,
        choices=[
            ("declined", _("The carer did not want it")),
            ("elsewhere", _("It was sent to another authority")),
            ("mistake", _("It is not a referral")),
        ],
        error_messages={"required": _("Choose what became of it.")},
    )
    words = forms.CharField(
        label=_("In your words"),
        help_text=_(
            "What the carer said and was told; which authority it went to; or why it is no referral. "
            "Workers read it. Whoever has the receipt does not."
        ),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SpokenWith(forms.Form):
    """The first talk with a carer. Without a referral there is nothing to keep a word with, and none is asked for."""

    on = DayField(label=_("Spoken with on"))
    words = forms.CharField(
        label=_("What matters most to them, in a word"),
        help_text=_("Kept with the referral. The carer can read it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, with_referral: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["on"].initial = localdate()
        if not with_referral:
            del self.fields["words"]
