"""What a carer looks for, as a form and as an address.

The form is sent as a POST and answered with an address that holds the search but no postcode (ADR 25).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mainstay.directory.queries import finder
from mainstay.directory.rules import near as places
from mainstay.directory.rules.asked import Asked
from mainstay.directory.rules.distance import METRES_A_MILE
from mainstay.directory.rules.mistakes import ABOUT, MOST_WORDS
from mainstay.directory.rules.near import Near
from mainstay.directory.wording import ABOUT as ABOUT_IN_WORDS
from mainstay.directory.wording import DAYS
from mainstay.web.forms import offer

MILES = (1, 2, 5, 10, 20, 50)
USUAL_MILES = 10
WITH = (
    ("without", _("Time without the person I look after")),
    ("together", _("Something for both of us together")),
)
COSTS = (("free", _("Free")), ("little", _("Free, or give what I can")))
LONGEST = 100


class FindSupport(forms.Form):
    """A search. ``asked`` is what was asked for, with its place rounded; it is there once the form is valid."""

    words = forms.CharField(
        label=_("What would help?"),
        help_text=_(
            "In your own words, such as sitting service, lunch club or benefits. Leave it empty to see everything."
        ),
        required=False,
        max_length=LONGEST,
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("A postcode, or the name of a ward, town or council area. Nobody keeps your postcode."),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "class": "govuk-input--width-20"}),
    )
    miles = forms.TypedChoiceField(label=_("How far?"), coerce=int, empty_value=None, required=False)
    helps = forms.MultipleChoiceField(
        label=_("What it helps with"), required=False, widget=forms.CheckboxSelectMultiple
    )
    day = forms.ChoiceField(label=_("Day"), required=False)
    part = forms.ChoiceField(label=_("Time of day"), required=False)
    with_person = forms.ChoiceField(label=_("With or without the person"), required=False)
    cost = forms.ChoiceField(label=_("Cost"), required=False)
    condition = forms.ChoiceField(label=_("The person lives with"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    taking = forms.BooleanField(label=_("Only what takes people now"), required=False)
    # Where the last search looked from, and what it was called: kept while the place is left as it is.
    near = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)
    near_name = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        for name, options in _options(today).items():
            offer(self, name, options if name in ("helps", "miles") else [("", _("Any")), *options])

    def clean_place(self) -> Near | None:
        """Return the place, rounded; what was typed is not kept anywhere else."""
        typed, last = self.cleaned_data["place"].strip(), places.read(self.data.get("near", ""))
        if last and typed and typed == self.data.get("near_name"):
            return last
        try:
            return finder.place_meant(typed, self.today) if typed else None
        except finder.PlaceUnknown as unknown:
            raise forms.ValidationError(str(unknown)) from unknown

    @property
    def asked(self) -> Asked:
        """What is looked for."""
        told = self.cleaned_data
        return Asked(
            words=" ".join(told["words"].split()),
            near=told["place"],
            metres=(told["miles"] or USUAL_MILES) * METRES_A_MILE if told["place"] else 0,
            helps=tuple(told["helps"]),
            **{name: told[name] for name in _SIMPLE},
        )


_SIMPLE = ("day", "part", "with_person", "cost", "condition", "language", "taking")


def _options(today: date) -> Mapping[str, list[tuple[Any, Any]]]:
    return {
        "miles": [
            (each, ngettext("%(count)s mile", "%(count)s miles", each) % {"count": each}) for each in MILES
        ],
        "helps": [*finder.choices("helps", today)],
        "day": [*DAYS.items()],
        "part": [*finder.choices("parts_of_day", today)],
        "with_person": [*WITH],
        "cost": [*COSTS],
        "condition": [*finder.choices("conditions", today)],
        "language": [*finder.choices("languages", today)],
    }


def typed(asked: Asked, name: str = "") -> dict[str, Any]:
    """Return a search as the form holds it before it is changed. name: what its place is called."""
    told: dict[str, Any] = {each: getattr(asked, each) for each in ("words", "helps", *_SIMPLE)}
    told["miles"] = round(asked.metres / METRES_A_MILE) if asked.near else USUAL_MILES
    if asked.near:
        told |= {"place": name, "near_name": name, "near": places.written(asked.near)}
    return told


def asked_in(address: QueryDict, today: date) -> Asked:
    """Return the search that an address holds; what makes no sense in it is left out."""
    known = {name: {str(key) for key, _said in options} for name, options in _options(today).items()}

    def one(name: str) -> str:
        return each if (each := address.get(name, "")) in known[name] else ""

    place = places.read(address.get("near", ""))
    return Asked(
        words=" ".join(address.get("words", "").replace("\0", "").split())[:LONGEST],
        near=place,
        metres=int(one("miles") or USUAL_MILES) * METRES_A_MILE if place else 0,
        helps=tuple(code for code in dict.fromkeys(address.getlist("helps")) if code in known["helps"]),
        taking=bool(address.get("taking")),
        **{name: one(name) for name in _SIMPLE if name != "taking"},
    )


def address_of(asked: Asked, **more: object) -> str:
    """Return the search as the end of an address, "" or "?…". more: page numbers and the like."""
    query = QueryDict(mutable=True)
    if asked.words:
        query["words"] = asked.words
    if asked.near:
        query["near"] = places.written(asked.near)
        query["miles"] = str(round(asked.metres / METRES_A_MILE))
    query.setlist("helps", list(asked.helps))
    for name in _SIMPLE:
        if value := getattr(asked, name):
            query[name] = "1" if value is True else value
    for name, value in more.items():
        query[name] = str(value)
    return f"?{query.urlencode()}" if query else ""


class ReportMistake(forms.Form):
    """What is wrong with an entry."""

    about = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=[(each, ABOUT_IN_WORDS[each]) for each in ABOUT],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Tell us more"),
        help_text=_(
            "What is wrong and, if you know it, what is right. Say nothing about yourself or the person you look after."
        ),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
