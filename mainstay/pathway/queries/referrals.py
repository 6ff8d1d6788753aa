"""Which referrals wait, and for how long?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mainstay.accounts.models import Authority, User
from mainstay.accounts.permissions import sees_every_carer
from mainstay.pathway.models import Referral
from mainstay.pathway.queries.found import speak_by

ON_A_PAGE = 50


def referrals_visible_to(user: User) -> QuerySet[Referral]:
    """Return the referrals the user may read: the authority's, or those sent to the user's own organisation."""
    every = Referral.objects.filter(authority=user.authority_id).select_related(
        "organisation", "received_by", "answered_by", "carer__person"
    )
    if sees_every_carer(user):
        return every
    return every.filter(organisation=user.organisation_id, organisation__isnull=False)


@dataclass(frozen=True)
class Waiting:
    """A referral that waits, with the day by which somebody should have spoken with the carer."""

    referral: Referral
    by_on: date | None
    late: bool


def waiting(referrals: list[Referral], authority: Authority, today: date) -> list[Waiting]:
    """Return referrals with the day by which somebody should have spoken with each carer; two questions for all."""
    days = speak_by(authority, {(each.received_on, each.urgent) for each in referrals})
    rows = []
    for each in referrals:
        by_on = days.get((each.received_on, each.urgent))
        rows.append(Waiting(each, by_on, bool(by_on and by_on < today and each.state == Referral.State.NEW)))
    return rows
