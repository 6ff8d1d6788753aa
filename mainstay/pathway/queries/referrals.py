"""Which referrals wait, and for how long?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.accounts.permissions import sees_every_carer
from mainstay.pathway.models import Carer, Clock, Referral
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


def in_inbox(user: User, *, answered: bool) -> QuerySet[Referral]:
    """Return the referrals that wait, the urgent and the oldest first; or those answered, the newest first."""
    every = referrals_visible_to(user)
    if answered:
        return every.exclude(state=Referral.State.NEW).order_by("-answered_on", "-pk")
    return every.filter(state=Referral.State.NEW)


def organisations(user: User) -> list[tuple[str, str]]:
    """Return whom a carer's record can be opened to when a referral is accepted; a centre only to itself."""
    outside = Organisation.objects.filter(authority=user.authority_id, kind=Organisation.Kind.CARERS_CENTRE)
    if not sees_every_carer(user):
        outside = outside.filter(pk=user.organisation_id or 0)
    return [(str(each.pk), each.name) for each in outside.order_by("name")]


def organisation(user: User, chosen: str) -> Organisation | None:
    """Return the organisation that was chosen from ``organisations``; None where none was."""
    return Organisation.objects.filter(authority=user.authority_id, pk=chosen).first() if chosen else None


def contact_owed(carer: Carer) -> QuerySet[Clock]:
    """Return what runs until somebody has spoken with a carer for the first time."""
    return Clock.objects.filter(carer=carer, what="first_contact", done_on=None, stopped_on=None).order_by(
        "due_on"
    )


def contact_of(referral: Referral) -> Clock | None:
    """Return what runs until somebody has spoken with the carer whom a referral is about; None once they have."""
    return contact_owed(referral.carer).filter(record=referral.pk).first() if referral.carer else None
