"""Restricting a record to those who are named for it, and holding it back from being erased."""

from collections.abc import Collection
from datetime import date

from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer, LegalHold, Restriction
from mainstay.pathway.rules import guarding as rules


class CannotGuard(Refused):
    """A record cannot be restricted, opened up or held so; ``reasons`` has every one as a sentence."""


def restrict(carer: Carer, *, why: str, named: Collection[User], by: User, today: date) -> Restriction:
    """Close a record to everybody but those who are named for it and those it was opened to; or raise CannotGuard."""
    # Every carer: whoever guards records need not be among those who are named.
    with action("restrict a record", by=by), scope.every_carer():
        restricted = Restriction.objects.filter(carer=carer, ended_on=None).exists()
        reasons = rules.reasons_not_to_restrict(why, named=len(named), restricted=restricted)
        refuse_if(CannotGuard, reasons)
        made = Restriction.objects.create(
            authority_id=carer.authority_id, carer=carer, why=why.strip(), from_on=today, made_by=by
        )
        _name(carer, named, by)
        return made


def name_workers(carer: Carer, *, named: Collection[User], by: User) -> None:
    """Change who may open a restricted record; or raise CannotGuard."""
    with action("name who may open a restricted record", by=by), scope.every_carer():
        refuse_if(
            CannotGuard,
            rules.reasons_not_to_restrict("named, not restricted", named=len(named), restricted=False),
        )
        _name(carer, named, by)


def end_restriction(carer: Carer, *, by: User, today: date) -> None:
    """Open a restricted record again to everybody who works with carers."""
    with action("end the restriction of a record", by=by), scope.every_carer():
        Restriction.objects.filter(carer=carer, ended_on=None).update(ended_on=today, ended_by=by)
        _name(carer, (), by)


def _name(carer: Carer, named: Collection[User], by: User) -> None:
    there = Access.objects.filter(carer=carer, as_whom=Access.As.WORKER, ended_at=None)
    there.exclude(user__in=named).update(ended_at=now(), ended_by=by)
    known = set(there.values_list("user", flat=True))
    of = {"authority_id": carer.authority_id, "carer": carer, "as_whom": Access.As.WORKER, "acts": True}
    for user in named:
        if user.pk not in known:
            Access.objects.create(**of, user=user, from_at=now(), given_by=by)


def hold(carer: Carer, *, why: str, by: User, today: date) -> LegalHold:
    """Hold a record back from being erased, whatever the schedule says; or raise CannotGuard."""
    # Every carer: a restricted record is held too, by whoever guards records.
    with action("hold a record back from being erased", by=by), scope.every_carer():
        refuse_if(CannotGuard, rules.reasons_against_why(why))
        return LegalHold.objects.create(
            authority_id=carer.authority_id, carer=carer, why=why.strip(), from_on=today, made_by=by
        )


def end_hold(carer: Carer, hold_id: int, *, by: User, today: date) -> None:
    """End a hold; nothing where it has ended already. The schedule counts again from then on."""
    with action("end the hold of a record", by=by), scope.every_carer():
        LegalHold.objects.filter(pk=hold_id, carer=carer, ended_on=None).update(ended_on=today, ended_by=by)
