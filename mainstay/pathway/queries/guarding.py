"""How records are guarded: restricted, held, opened in an emergency, given out. For those who guard them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may, permissions_of, sees_every_carer
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer, GivenOut, LegalHold, Restriction


@dataclass(frozen=True)
class Guard:
    """How one record is guarded today. named: who may open it while it is restricted."""

    restriction: Restriction | None
    named: list[Access]
    holds: list[LegalHold]
    given_out: list[GivenOut]


def guard_of(carer: Carer) -> Guard:
    """Return how one record is guarded. Called only with a record the asker may see, or one found by guarded_carer."""
    # Every carer: whoever guards a record may not be named for it, and the table of access shows others no row of it.
    with scope.every_carer():
        restricted = Restriction.objects.filter(carer=carer, ended_on=None).select_related("made_by").first()
        named = Access.objects.filter(carer=carer, as_whom=Access.As.WORKER, ended_at=None).select_related(
            "user"
        )
        holds = LegalHold.objects.filter(carer=carer, ended_on=None).select_related("made_by")
        return Guard(
            restricted,
            list(named) if restricted else [],
            list(holds),
            list(GivenOut.objects.filter(carer=carer).select_related("by")[:50]),
        )


def guarded_carer(user: User, carer_id: int) -> Carer | None:
    """Return a carer of the user's authority to guard, restricted or not, or None; without the person's row.

    Pages that guard a record show no more of it than its number.
    """
    if not (may(user, Permission.GUARD_RECORDS) and sees_every_carer(user)):
        return None
    # Every carer: a restriction is ended, and a record held, by whoever guards records, named for this one or not.
    with scope.every_carer():
        return Carer.objects.filter(authority=user.authority_id, pk=carer_id, merged_into=None).first()


@dataclass(frozen=True)
class Restricted:
    """A record that is restricted: its number and no name."""

    carer_id: int
    reference: str
    restriction: Restriction
    named: list[str]


def restricted_records(user: User) -> list[Restricted]:
    """Return every restricted record of the authority by its number, and who is named for it."""
    with scope.every_carer():
        found = Restriction.objects.filter(authority=user.authority_id, ended_on=None)
        kept = list(found.select_related("carer", "made_by").order_by("from_on", "pk"))
        names: dict[int, list[str]] = {}
        for each in Access.objects.filter(
            carer__in=[one.carer_id for one in kept], as_whom=Access.As.WORKER, ended_at=None
        ).select_related("user"):
            if each.user:
                names.setdefault(each.carer_id, []).append(each.user.name)
        return [
            Restricted(one.carer_id, one.carer.reference, one, names.get(one.carer_id, [])) for one in kept
        ]


def who_may_be_named(user: User) -> list[User]:
    """Return the people who work with carers at the authority itself, to be named for a restricted record."""
    everybody = User.objects.filter(authority=user.authority_id, is_active=True).order_by("name")
    return [
        each for each in everybody if sees_every_carer(each) and Permission.SEE_CARERS in permissions_of(each)
    ]


@dataclass(frozen=True)
class Emergency:
    """One record opened in an emergency, by its number: who, why, until when, and what was found of it."""

    access: Access
    reference: str
    due_on: date | None


def emergencies(user: User) -> list[Emergency]:
    """Return every record that was opened in an emergency: what nobody has looked at first, then the newest."""
    # Every carer: some of them are restricted, and of each only its number is shown.
    with scope.every_carer():
        found = (
            Access.objects.filter(authority=user.authority_id, as_whom=Access.As.EMERGENCY)
            .select_related("carer", "user__organisation", "looked_at_by")
            # What nobody has looked at has no day, and PostgreSQL would put it last, beyond what is listed.
            .order_by(F("looked_at_on").desc(nulls_first=True), "-from_at")
        )
        return [Emergency(each, each.carer.reference, None) for each in found[:200]]


def emergency_to_judge(user: User, access_id: int) -> Emergency | None:
    """Return one record opened in an emergency, for whoever guards records; or None."""
    return next((each for each in emergencies(user) if each.access.pk == access_id), None)
