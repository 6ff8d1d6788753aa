"""What somebody is asked who asks for support: a few questions at a time, each step a form of its own."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.pathway.queries.found import council_at
from mainstay.pathway.rules.found import MOST_WORDS
from mainstay.pathway.rules.people import reasons_not_to_add
from mainstay.web.days import DayField
from mainstay.web.forms import offer

_BY_POSTCODE = "postcode"
_AREA = {"rows": 4}


class Step(forms.Form):
    """A few questions of a longer form. councils: every authority that can be asked."""

    def __init__(self, *args: Any, councils: Sequence[Authority] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.councils = list(councils)

    def summary(self) -> list[tuple[str, str]]:
        """Return what was answered, as it is read back: (question, answer), without what was left empty."""
        return [(str(field.label), text) for field in self if (text := self._said(field))]

    def _said(self, field: forms.BoundField) -> str:
        value = self.cleaned_data.get(field.name)
        if isinstance(field.field, forms.ChoiceField):
            options: Any = field.field.choices
            titles = {str(code): str(title) for code, title in options}
            chosen = value if isinstance(value, list) else [value]
            return ", ".join(titles.get(str(each), "") for each in chosen if each)
        if isinstance(value, bool):
            return str(_("Yes")) if value else ""
        return f"{value:%-d %B %Y}" if hasattr(value, "strftime") else str(value or "")


class Where(Step):
    """Which council is asked. Once valid, ``authority`` is it."""

    council = forms.ChoiceField(
        label=_("Council"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Choose the council, or “I do not know”.")
        ),
    )
    postcode = forms.CharField(
        label=_("Postcode of the person you look after"),
        help_text=_("Only where you do not know the council. It is used to find it and is not sent."),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    authority: Authority

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        unknown = (_BY_POSTCODE, _("I do not know: find it by postcode"))
        offer(self, "council", [*((str(each.pk), each.name) for each in self.councils), unknown])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.get("council")
        if chosen == _BY_POSTCODE:
            found = council_at(cleaned.get("postcode", ""), self.councils)
            if found is None:
                said = _(
                    "No council here is known for this postcode. Check it, or choose the council from the list."
                )
                self.add_error("postcode", said)
        else:
            found = next((each for each in self.councils if str(each.pk) == chosen), None)
        if found is not None:
            self.authority = found
        return cleaned

    def summary(self) -> list[tuple[str, str]]:
        """Return the council alone: the postcode was only to find it."""
        return [(str(_("Council")), self.authority.name)]


class You(Step):
    """Who the carer is, in the carer's own words: a name is enough."""

    given_names = forms.CharField(
        label=_("Your first name, or what you like to be called"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Enter a name to call you by. It need not be your full name.")},
    )
    family_name = forms.CharField(
        label=_("Your family name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    born_on = DayField(
        label=_("Your date of birth"),
        required=False,
        help_text=_("So that you are not mixed up with somebody else. For example, 27 3 1961."),
    )
    postcode = forms.CharField(
        label=_("Your own postcode"),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "class": "govuk-input--width-10"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        reasons = reasons_not_to_add(
            name="-", born_on=cleaned.get("born_on"), died_on=None, today=localdate()
        )
        for reason in reasons:
            self.add_error("born_on", reason)
        return cleaned


class Reach(Step):
    """How the carer can be reached without harm."""

    contact_by = forms.MultipleChoiceField(
        label=_("How shall somebody get in touch?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one way to get in touch.")},
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}
        ),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Enter an e-mail address like name@example.org")},
    )
    address = forms.CharField(
        label=_("Address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    safe = forms.ChoiceField(
        label=_("Is it safe to ring and write?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("Yes, at any time")),
            ("times", _("Only at certain times, or not if somebody else answers")),
            ("no", _("Do not ring: write or meet instead")),
        ],
        initial="yes",
    )
    safe_words = forms.CharField(
        label=_("When it is safe, and what to say if somebody else answers"),
        max_length=300,
        required=False,
    )
    language = forms.CharField(
        label=_("Language you like to speak, if it is not English"), max_length=40, required=False
    )
    needs_interpreter = forms.BooleanField(label=_("An interpreter is wanted"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        ways = policy.items("pathway.contact_ways", on=localdate())
        offer(self, "contact_by", [(item.code, item.title) for item in ways])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ways = cleaned.get("contact_by") or []
        needs = {
            "phone": ({"phone", "text"}, _("Enter the telephone number to ring or text.")),
            "email": ({"email"}, _("Enter the e-mail address to write to.")),
            "address": ({"post", "visit"}, _("Enter the address to write to or come to.")),
        }
        for name, (of, sentence) in needs.items():
            if of & set(ways) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if cleaned.get("safe") == "times" and not cleaned.get("safe_words"):
            self.add_error("safe_words", _("Write when it is safe, or what to say."))
        if cleaned.get("safe") == "no" and set(ways) == {"phone"}:
            self.add_error("contact_by", _("Choose another way as well: you said that nobody should ring."))
        return cleaned


class Caring(Step):
    """Whom the carer looks after, and what would help. Nothing has to be said."""

    who = forms.CharField(
        label=_("Who is looked after?"),
        help_text=_("A first name is enough, or leave it empty."),
        max_length=200,
        required=False,
    )
    kind = forms.ChoiceField(label=_("Who is that?"), required=False)
    lives_in = forms.CharField(
        label=_("Which area do they live in, if it is another council's?"), max_length=120, required=False
    )
    words = forms.CharField(
        label=_("What would help, or what is the worry?"),
        max_length=MOST_WORDS,
        required=False,
        widget=forms.Textarea(attrs=_AREA),
    )
    urgent = forms.ChoiceField(
        label=_("Can it wait a few days?"),
        widget=forms.RadioSelect,
        choices=[
            ("no", _("Yes, it can wait a few days")),
            ("yes", _("No: somebody may come to harm, or I cannot go on")),
        ],
        initial="no",
        help_text=_("In danger now, ring 999. Nobody reads this at night or at the weekend."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = policy.items("pathway.relationships", on=localdate())
        offer(self, "kind", [("", _("Not said")), *((item.code, item.title) for item in kinds)])


class Agree(Step):
    """The carer's own agreement, asked on the page that reads everything back."""

    agreed = forms.BooleanField(
        label=_("I agree that the council keeps this to get in touch with me about my caring"),
        error_messages={"required": _("Tick the box if you agree. Without that nothing is sent.")},
    )
