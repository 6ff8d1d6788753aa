"""What is to be done about the entries that somebody looks after?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, permissions_of
from mainstay.directory.models import Claim, MistakeReport, Service, ServiceVersion
from mainstay.directory.queries.visible import (
    claims_visible_to,
    mistakes_visible_to,
    services_visible_to,
    versions_visible_to,
)
from mainstay.directory.rules.freshness import fresh_since
from mainstay.local.queries import local_values


@dataclass(frozen=True)
class Rules:
    """What the user's authority has decided about keeping entries. months: for which a check holds good."""

    months: int
    owners_publish: bool


def rules_in_force(today: date) -> Rules:
    """Return the authority's own values, or the packs'; one query."""
    own = local_values()
    months, trusted = (
        policy.value(key, on=today, override=own.get(key))
        for key in ("directory.freshness", "directory.owners_publish")
    )
    return Rules(int(months), bool(trusted))


def to_look_at_again(user: User, today: date, months: int) -> QuerySet[Service]:
    """Return the listed entries that nobody has checked for so many months, those never checked first."""
    return due(services_visible_to(user), today, months).order_by(
        F("checked_on").asc(nulls_first=True), "name"
    )


def due(services: QuerySet[Service], today: date, months: int) -> QuerySet[Service]:
    """Return those of these entries that are listed and due to be looked at again."""
    old = Q(checked_on=None) | Q(checked_on__lte=fresh_since(today, months))
    return services.filter(old, state=Service.State.LISTED)


@dataclass(frozen=True)
class ToDo:
    """How many entries are due, changes wait for approval or were sent back, reports and claims are open.

    nothing_kept: somebody could keep entries, and neither keeps any nor has asked to.
    """

    due: int = 0
    waiting: int = 0
    sent_back: int = 0
    reports: int = 0
    claims: int = 0
    nothing_kept: bool = False


def to_do(user: User, today: date) -> ToDo:
    """Return what waits for this person, as far as their role lets them do something about it; six queries at most."""
    allowed = permissions_of(user)
    if not allowed & {Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES}:
        return ToDo()
    approves = Permission.APPROVE_ENTRIES in allowed
    versions = versions_visible_to(user).aggregate(
        waiting=Count("pk", filter=Q(state=ServiceVersion.State.SENT)),
        sent_back=Count("pk", filter=Q(state=ServiceVersion.State.SENT_BACK, written_by=user.pk)),
    )
    return ToDo(
        due=to_look_at_again(user, today, rules_in_force(today).months).count(),
        waiting=versions["waiting"] if approves else 0,
        sent_back=versions["sent_back"],
        reports=mistakes_visible_to(user).filter(state=MistakeReport.State.OPEN).count(),
        claims=claims_visible_to(user).filter(state=Claim.State.ASKED).count() if approves else 0,
        nothing_kept=Permission.OWN_ENTRIES in allowed and _keeps_nothing(user),
    )


def _keeps_nothing(user: User) -> bool:
    mine = [Claim.State.ASKED, Claim.State.AGREED]
    return user.organisation_id is not None and not claims_visible_to(user).filter(state__in=mine).exists()
