"""What is known of a carer, and who is in touch with them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.accounts.models import Organisation, User
from mainstay.accounts.queries import organisations_visible_to
from mainstay.pathway.models import Carer
from mainstay.pathway.queries.people import workers_of
from mainstay.web.days import DayField
from mainstay.web.forms import offer, offer_rows

_AS_BOOLEAN = {"yes": True, "no": False}


class AboutCarer(forms.Form):
    """Who a carer is, how to reach them and what helps them."""

    ABOUT = ("hours", "cares_since")

    given_names = forms.CharField(label=_("First names"), required=False, max_length=200)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=200)
    known_as = forms.CharField(label=_("Likes to be called"), required=False, max_length=100)
    born_on = DayField(label=_("Date of birth"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        error_messages={"invalid": _("Enter an e-mail address like name@example.org")},
    )
    address = forms.CharField(
        label=_("Address"), required=False, max_length=500, widget=forms.Textarea({"rows": 3})
    )
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    contact_by = forms.MultipleChoiceField(label=_("How to reach them"), required=False)
    language = forms.CharField(label=_("Language they like to speak"), required=False, max_length=40)
    needs_interpreter = forms.BooleanField(label=_("Wants an interpreter"), required=False)
    gender = forms.CharField(label=_("Gender, in their own words"), required=False, max_length=30)
    ethnic_group = forms.CharField(label=_("Ethnic group, in their own words"), required=False, max_length=60)
    disabled = forms.ChoiceField(
        label=_("Disabled or long ill themselves"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))],
        required=False,
        widget=forms.RadioSelect,
    )
    hours = forms.ChoiceField(
        label=_("Hours of care in a week"),
        help_text=_("No number of hours is needed to be a carer."),
        choices=[("", _("Not known")), *Carer.Hours.choices],
        required=False,
    )
    cares_since = DayField(label=_("Caring since"), required=False)
    council_reference = forms.CharField(
        label=_("Number in the council's case system"), required=False, max_length=40
    )
    died_on = DayField(
        label=_("Date of death"),
        help_text=_("Only if the carer has died. Find out at once who looks after the person now."),
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, carer: Carer, today: date, **kwargs: Any) -> None:
        person = carer.person
        assert person is not None
        initial = {name: getattr(person, name, None) for name in self.base_fields}
        initial |= {name: getattr(carer, name) for name in self.ABOUT}
        initial |= {"disabled": {True: "yes", False: "no", None: ""}[person.disabled]}
        kwargs["initial"] = initial | {"seen": person.edition}
        super().__init__(*args, **kwargs)
        ways = policy.items("pathway.contact_ways", on=today)
        offer(self, "contact_by", [(item.code, item.title) for item in ways])

    @property
    def about(self) -> dict[str, Any]:
        """What was typed of the caring, by the names of Carer's fields."""
        return {name: self.cleaned_data[name] for name in self.ABOUT}

    @property
    def person(self) -> dict[str, Any]:
        """What was typed of the person, by the names of Person's fields."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in (*self.ABOUT, "seen")}
        return told | {"disabled": _AS_BOOLEAN.get(told["disabled"])}


class Assign(forms.Form):
    """Who is in touch with a carer."""

    worker = forms.ModelChoiceField(
        User.objects.none(), label=_("Worker"), required=False, empty_label=_("Nobody yet")
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        help_text=_("Its people may open the record from then on, and act in it."),
        required=False,
        empty_label=_("The authority itself"),
    )

    def __init__(self, *args: Any, user: User, carer: Carer, **kwargs: Any) -> None:
        kwargs["initial"] = {"worker": carer.worker_id or user.pk, "organisation": carer.organisation_id}
        super().__init__(*args, **kwargs)
        offer_rows(self, "worker", workers_of(user))
        offer_rows(self, "organisation", organisations_visible_to(user))
