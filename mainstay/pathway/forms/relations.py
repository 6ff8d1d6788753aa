"""Who is looked after, what each person agreed to, and who may see the record."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.accounts.models import Organisation, User
from mainstay.pathway.models import Access, Person, Relationship
from mainstay.pathway.queries.relations import organisations_to_let_in
from mainstay.web.days import DayField
from mainstay.web.forms import offer, offer_rows

_YES_NO = [("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))]
_AS_BOOLEAN = {"yes": True, "no": False}
_EMAIL = _("Enter an e-mail address like name@example.org")


def _choices(key: str, today: date) -> list[tuple[str, str]]:
    return [(item.code, item.title) for item in policy.items(key, on=today)]


class LooksAfter(forms.Form):
    """Somebody who is looked after, and what they are to the carer."""

    PERSON = (
        "given_names",
        "family_name",
        "known_as",
        "born_on",
        "conditions",
        "address",
        "postcode",
        "council_reference",
    )
    ABOUT = (
        "kind",
        "lives_together",
        "lives_in",
        "known_to_council",
        "since",
        "terminally_ill",
        "terminally_ill_known_on",
    )

    given_names = forms.CharField(label=_("First names"), required=False, max_length=200)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=200)
    known_as = forms.CharField(label=_("Likes to be called"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("What the person is to the carer"))
    born_on = DayField(label=_("Date of birth"), required=False)
    since = DayField(
        label=_("Looked after since"),
        help_text=_("About when it began, if nobody knows the day."),
        required=False,
    )
    lives_together = forms.ChoiceField(
        label=_("Do they live together?"), choices=_YES_NO, required=False, widget=forms.RadioSelect
    )
    address = forms.CharField(
        label=_("Address, if it is another"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    lives_in = forms.CharField(
        label=_("Council area, if it is not this one"),
        help_text=_("Which authority is responsible may depend on where the person lives."),
        required=False,
        max_length=120,
    )
    known_to_council = forms.ChoiceField(
        label=_("Does the council support the person itself?"),
        help_text=_("If it does not, the person's details never leave this record."),
        choices=_YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )
    council_reference = forms.CharField(
        label=_("Number in the council's case system"), required=False, max_length=40
    )
    conditions = forms.MultipleChoiceField(label=_("What the person lives with"), required=False)
    terminally_ill = forms.BooleanField(
        label=_("The person is terminally ill"),
        help_text=_("In Scotland this shortens the time in which the carer is offered a plan."),
        required=False,
    )
    terminally_ill_known_on = DayField(label=_("Known since"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: date, of: Relationship | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = _initial(of)
        super().__init__(*args, **kwargs)
        offer(self, "kind", [("", _("Choose one")), *_choices("pathway.relationships", today)])
        offer(self, "conditions", _choices("directory.conditions", today))

    @property
    def person(self) -> dict[str, Any]:
        """What was typed of the person, by the names of Person's fields."""
        return {name: self.cleaned_data[name] for name in self.PERSON}

    @property
    def about(self) -> dict[str, Any]:
        """What was typed of the two together, by the names of Relationship's fields."""
        told = {name: self.cleaned_data[name] for name in self.ABOUT}
        for name in ("lives_together", "known_to_council"):
            told[name] = _AS_BOOLEAN.get(told[name])
        return told


def _initial(of: Relationship) -> dict[str, Any]:
    as_text = {True: "yes", False: "no", None: ""}
    told = {name: getattr(of.person, name) for name in LooksAfter.PERSON}
    told |= {name: getattr(of, name) for name in LooksAfter.ABOUT}
    told |= {name: as_text[told[name]] for name in ("lives_together", "known_to_council")}
    return told | {"seen": of.person.edition}


class EndLooksAfter(forms.Form):
    """Why and when somebody is no longer looked after."""

    because = forms.ChoiceField(label=_("Why it ended"), widget=forms.RadioSelect)
    on = DayField(label=_("When it ended"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about_support = {"no_wish", "lost_touch", "not_needed"}
        every = policy.items("pathway.endings", on=today)
        offer(self, "because", [(item.code, item.title) for item in every if item.code not in about_support])


class Agreed(forms.Form):
    """What one person agreed to: each purpose apart, only those that were asked."""

    def __init__(self, *args: Any, person: Person, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = "of_carer" if person.pk == person.carer.person_id else "of_person"
        self.purposes = [
            item for item in policy.items("pathway.consents", on=today) if item.attributes[asked]
        ]
        for item in self.purposes:
            self.fields[item.code] = forms.ChoiceField(
                label=item.title,
                help_text=item.description,
                required=False,
                widget=forms.RadioSelect,
                choices=[
                    ("yes", _("Agreed")),
                    ("no", _("Did not agree, or took it back")),
                    ("", _("Not asked today")),
                ],
            )
        self.fields["how"] = forms.ChoiceField(label=_("How they said so"), widget=forms.RadioSelect)
        offer(self, "how", _choices("pathway.consent_ways", today))
        self.fields["words"] = forms.CharField(
            label=_("What they said, or who answered for them"),
            required=False,
            max_length=500,
            widget=forms.Textarea({"rows": 3}),
        )
        self.fields["on"] = DayField(label=_("When they were asked"), initial=today)

    @property
    def answers(self) -> dict[str, bool]:
        """What was asked, and whether the person agreed."""
        told = {item.code: self.cleaned_data[item.code] for item in self.purposes}
        return {code: _AS_BOOLEAN[said] for code, said in told.items() if said}


class GiveAccess(forms.Form):
    """Somebody close to the carer who may see the record, or act for the carer."""

    name = forms.CharField(label=_("Their full name"), max_length=200)
    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("They get a link to set a password, unless they sign in to Mainstay already."),
        error_messages={"invalid": _EMAIL},
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    as_whom = forms.ChoiceField(
        label=_("Who they are"),
        choices=[(each, Access.As(each).label) for each in (Access.As.FAMILY, Access.As.ADVOCATE)],
        widget=forms.RadioSelect,
    )
    acts = forms.ChoiceField(
        label=_("What they may do"),
        choices=[("", _("Only look")), ("yes", _("Look, and answer and ask in the carer's place"))],
        required=False,
        widget=forms.RadioSelect,
    )
    parts = forms.MultipleChoiceField(label=_("What they may see"), required=False)
    until = DayField(
        label=_("Until and including"),
        help_text=_("Leave empty if it goes on until somebody ends it."),
        required=False,
    )
    why = forms.CharField(
        label=_("Why"), help_text=_("The carer reads this."), max_length=500, required=False
    )
    agreed = forms.BooleanField(label=_("The carer asked for this, or agreed to it"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "parts", _choices("pathway.access_parts", today))

    @property
    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return self.cleaned_data | {"acts": bool(self.cleaned_data["acts"])}


class GiveOrganisation(forms.Form):
    """An organisation whose people may open the record."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=_("Choose one")
    )
    acts = forms.ChoiceField(
        label=_("What its people may do"),
        choices=[("", _("Only look")), ("yes", _("Look, and work in the record"))],
        required=False,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Why"), help_text=_("The carer reads this."), max_length=500, required=False
    )
    agreed = forms.BooleanField(label=_("The carer asked for this, or agreed to it"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "organisation", organisations_to_let_in(user))

    @property
    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return self.cleaned_data | {"acts": bool(self.cleaned_data["acts"])}


class InviteCarer(forms.Form):
    """The address to which a carer's own link goes."""

    email = forms.EmailField(
        label=_("The carer's e-mail address"),
        help_text=_("Ask the carer whether anybody else reads what comes to it."),
        error_messages={"invalid": _EMAIL},
    )
