"""Whom does somebody ask for support, and how does it stand with what they asked?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.engines import working_days
from mainstay.local.queries import local_values
from mainstay.pathway.models import Referral
from mainstay.pathway.queries.calendar import days_not_worked
from mainstay.pathway.rules import found as rules
from mainstay.places.queries import postcode, upwards

USUAL, URGENT = "pathway.first_contact.days", "pathway.first_contact.urgent_days"
_ROOM = timedelta(days=120)  # more than any number of working days that anybody would set


def councils() -> list[Authority]:
    """Return every authority that can be asked, by name. Called in public mode (see for_everybody)."""
    return list(Authority.objects.order_by("name"))


def council_at(typed: str, among: list[Authority]) -> Authority | None:
    """Return the authority in whose area a postcode lies; None where that is not known here."""
    found = postcode(typed)
    if found is None:
        return None
    codes = {area.code for area in upwards(found.small_area)} | {found.small_area}
    return next((each for each in among if each.area_code in codes), None)


def speak_by(authority: Authority, received: Collection[tuple[date, bool]]) -> dict[tuple[date, bool], date]:
    """Return (day of receipt, urgent) → the day by which somebody speaks with the carer; two questions for all.

    Left out where no number of days is set.
    """
    if not received:
        return {}
    first, last = min(day for day, _ in received), max(day for day, _ in received)
    closed = days_not_worked(authority, first, last + _ROOM)
    own = local_values()
    found = {}
    for day, urgent in received:
        key = URGENT if urgent else USUAL
        try:
            days = policy.value(key, day, authority.nation, own.get(key))
        except policy.NotInForce:
            continue
        found[day, urgent] = working_days.after(day, int(days), closed)
    return found


@dataclass(frozen=True)
class Standing:
    """How it stands with what somebody sent, without a word of what they said.

    state: one of Referral.State. by_on: the day by which somebody calls; None once it is answered.
    """

    council: str
    state: str
    received_on: date
    answered_on: date | None
    by_on: date | None


def how_it_stands(typed: str) -> Standing | None:
    """Return how it stands with the request that has this receipt; None where no request has."""
    number = rules.authority_of(typed)
    if number is None:
        return None
    # Every carer: whoever asks is not signed in, and a receipt nobody can guess is what lets them see this much.
    with scope.of_authority(number, carers=scope.Carers.ALL):
        found = Referral.objects.filter(receipt=rules.plain(typed)).select_related("authority").first()
        if found is None:
            return None
        asked = (found.received_on, found.urgent)
        waits = found.state == Referral.State.NEW
        by_on = speak_by(found.authority, [asked]).get(asked) if waits else None
        return Standing(found.authority.name, found.state, found.received_on, found.answered_on, by_on)
