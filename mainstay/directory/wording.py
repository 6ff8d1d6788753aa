"""An entry in words: what its fields are called, and what their values say to a reader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.dateformat import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay import policy
from mainstay.directory.models import Provider, Service
from mainstay.directory.queries.known import PACKS
from mainstay.web.words import day, number

FIELDS: Mapping[str, Any] = {
    "name": gettext_lazy("Name"),
    "description": gettext_lazy("Description"),
    "interventions": gettext_lazy("What it helps with"),
    "outcomes": gettext_lazy("Outcomes"),
    "pathway": gettext_lazy("Place on the pathway"),
    "groups": gettext_lazy("Carers it is meant for"),
    "conditions": gettext_lazy("Conditions it is good with"),
    "with_person": gettext_lazy("With or without the person"),
    "minimum_age": gettext_lazy("Youngest age"),
    "maximum_age": gettext_lazy("Oldest age"),
    "eligibility": gettext_lazy("Who can use it"),
    "languages": gettext_lazy("Languages"),
    "accessibility": gettext_lazy("Made easier to use by"),
    "ways": gettext_lazy("How help reaches carers"),
    "areas": gettext_lazy("Places it serves"),
    "locations": gettext_lazy("Where it is"),
    "schedules": gettext_lazy("When it is there"),
    "cost": gettext_lazy("Cost to the carer"),
    "cost_note": gettext_lazy("More about the cost"),
    "cost_options": gettext_lazy("Prices"),
    "way_in": gettext_lazy("How to get in"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail"),
    "website": gettext_lazy("Website"),
    "contact": gettext_lazy("Whom to ask for"),
    "capacity": gettext_lazy("Room for more people"),
    "capacity_on": gettext_lazy("Room as of"),
    "waiting_weeks": gettext_lazy("Weeks to wait"),
    "funded_how": gettext_lazy("How it is funded"),
    "funding_ends_on": gettext_lazy("Funding ends on"),
    "funding_pence_a_year": gettext_lazy("Funding a year"),
    "places_per_week": gettext_lazy("Places or hours a week"),
    "carers_a_year": gettext_lazy("Carers reached in a year"),
    "quality": gettext_lazy("Quality, as judged by others"),
    "quality_on": gettext_lazy("Judged on"),
    "checked_on": gettext_lazy("Last checked"),
    "state": gettext_lazy("State"),
    "provider.name": gettext_lazy("Offered by"),
    "provider.description": gettext_lazy("What the organisation does"),
    "provider.kind": gettext_lazy("Kind of organisation"),
    "provider.website": gettext_lazy("The organisation's website"),
    "provider.email": gettext_lazy("The organisation's e-mail"),
    "provider.phone": gettext_lazy("The organisation's phone"),
}
# What a report of a mistake can be about: rules.mistakes.ABOUT.
ABOUT: Mapping[str, Any] = {
    "closed": gettext_lazy("It has closed"),
    "contact": gettext_lazy("Phone, e-mail or website"),
    "place": gettext_lazy("Where it is"),
    "times": gettext_lazy("Days or times"),
    "cost": gettext_lazy("What it costs"),
    "full": gettext_lazy("Whether it takes people"),
    "else": gettext_lazy("Something else"),
}
DAYS: Mapping[str, Any] = {
    "MO": gettext_lazy("Monday"),
    "TU": gettext_lazy("Tuesday"),
    "WE": gettext_lazy("Wednesday"),
    "TH": gettext_lazy("Thursday"),
    "FR": gettext_lazy("Friday"),
    "SA": gettext_lazy("Saturday"),
    "SU": gettext_lazy("Sunday"),
}
HOW_OFTEN: Mapping[tuple[str, int], Any] = {
    ("DAILY", 1): gettext_lazy("every day"),
    ("WEEKLY", 1): gettext_lazy("every week"),
    ("WEEKLY", 2): gettext_lazy("every two weeks"),
    ("WEEKLY", 4): gettext_lazy("every four weeks"),
    ("MONTHLY", 1): gettext_lazy("every month"),
    ("YEARLY", 1): gettext_lazy("every year"),
}
# Registers that give an organisation a number: org-id.guide's lists, and the regulators of care.
SCHEMES: Mapping[str, Any] = {
    "GB-CHC": gettext_lazy("Charity number (England and Wales)"),
    "GB-SC": gettext_lazy("Charity number (Scotland)"),
    "GB-NIC": gettext_lazy("Charity number (Northern Ireland)"),
    "GB-COH": gettext_lazy("Company number"),
    "CQC": gettext_lazy("Care Quality Commission"),
    "CS": gettext_lazy("Care Inspectorate"),
    "SP": gettext_lazy("Care Inspectorate, provider"),
}
_CHOICES: Mapping[str, Sequence[tuple[Any, Any]]] = {
    "with_person": Service.With.choices,
    "funded_how": Service.Funding.choices,
    "cost": Service.Cost.choices,
    "way_in": Service.WayIn.choices,
    "capacity": Service.Capacity.choices,
    "state": Service.State.choices,
    "provider.kind": Provider.Kind.choices,
}


@dataclass(frozen=True)
class Words:
    """How codes are read on a day. areas: code → name of the places that are named; others show their code."""

    today: date
    areas: Mapping[str, str]

    def of(self, name: str, value: Any, places: Sequence[Any] = ()) -> str:
        """Return what a field says, on several lines where it has several rows; "" for nothing.

        places: the entry's locations, for schedules that hold at one of them.
        """
        if value in ("", None, ()):
            return ""
        if name in ("locations", "schedules", "cost_options"):
            return "\n".join(
                self._row(name, dict(each) if isinstance(each, tuple) else vars(each), places)
                for each in value
            )
        if isinstance(value, tuple):
            titles = self.areas if name == "areas" else self.titles(name)
            return ", ".join(titles.get(code, code) for code in value)
        if name in _CHOICES:
            return str(dict(_CHOICES[name]).get(value, value))
        if name.endswith("_pence_a_year"):
            return f"£{number(value / 100)}"
        if isinstance(value, date):
            return day(value)
        return number(value) if isinstance(value, int) else str(value)

    def titles(self, name: str) -> dict[str, str]:
        """Return code → title of the pack that a field's codes come from; empty where it has none."""
        return (
            {each.code: each.title for each in policy.items(PACKS[name], on=self.today)}
            if name in PACKS
            else {}
        )

    def _row(self, name: str, row: Mapping[str, Any], places: Sequence[Any]) -> str:
        write: Callable[..., str] = {"locations": in_one_line, "cost_options": price}.get(name, times)
        said = write(row)
        at = row.get("location")
        if name == "schedules" and at is not None and len(places) > 1 and at < len(places):
            where = places[at].name or places[at].postcode
            return _("%(when)s at %(where)s") % {"when": said, "where": where} if where else said
        return said


def in_one_line(place: Mapping[str, Any]) -> str:
    """Return a place as it is addressed."""
    return ", ".join(filter(None, [place.get(part, "") for part in ("name", "address", "town", "postcode")]))


def price(cost: Mapping[str, Any]) -> str:
    """Return one price: "An hour: £18.50 (weekdays)"."""
    pence = cost.get("amount_pence")
    amount = "" if pence is None else f"£{pence / 100:,.2f}".removesuffix(".00")
    said = ": ".join(filter(None, [cost.get("option", ""), amount]))
    more = "; ".join(filter(None, [cost.get("description", ""), between_days(cost)]))
    return (f"{said} ({more})" if more else said) if said else more


def times(schedule: Mapping[str, Any]) -> str:
    """Return when something is there: "Monday and Tuesday, 10am to 12:30pm, every two weeks"."""
    days = listed([str(DAYS[each]) for each in DAYS if each in schedule.get("days", ())])
    opens, closes = schedule.get("opens_at"), schedule.get("closes_at")
    hours = clock(opens) if opens else ""
    if opens and closes:
        hours = _("%(from)s to %(to)s") % {"from": clock(opens), "to": clock(closes)}
    elif closes:
        hours = _("until %(time)s") % {"time": clock(closes)}
    freq, every = schedule.get("freq", ""), schedule.get("interval") or 1
    often = HOW_OFTEN.get((freq, every), freq.lower()) if (freq, every) != ("WEEKLY", 1) else ""
    said = [days, hours, str(often), between_days(schedule), schedule.get("description", "")]
    return ", ".join(filter(None, said))


def between_days(row: Mapping[str, Any]) -> str:
    """Return the days between which something holds: "from 3 March 2026 to 4 May 2026"; "" for always."""
    first, last = row.get("valid_from"), row.get("valid_to")
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": day(first), "last": day(last)}
    if first:
        return _("from %(first)s") % {"first": day(first)}
    return _("until %(last)s") % {"last": day(last)} if last else ""


def clock(at: time) -> str:
    """Return a time as people say it: "10am", "12:30pm"."""
    return time_format(at, "g:i").removesuffix(":00") + ("am" if at.hour < 12 else "pm")


def listed(words: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}
