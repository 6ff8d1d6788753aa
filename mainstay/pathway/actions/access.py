"""Who may see a carer's record or act in it, beside the authority's own workers: given, limited, ended."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware, now

from mainstay import policy
from mainstay.accounts.actions import CannotChangeAccount, add_user
from mainstay.accounts.models import Organisation, User
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer
from mainstay.pathway.rules.relations import reasons_not_to_give


class CannotGive(Refused):
    """Nobody was let see the record; ``reasons`` has every one as a sentence."""


class CannotEnd(Refused):
    """The access goes on; ``reasons`` has every one as a sentence."""


def give_access(
    carer: Carer,
    *,
    email: str,
    name: str,
    as_whom: str,
    acts: bool,
    parts: Sequence[str],
    until: date | None,
    why: str,
    agreed: bool,
    by: User,
    today: date,
) -> tuple[Access, User | None]:
    """Let somebody see a carer's record, or act for the carer, until the end of a day or until it is ended.

    Returns the access, and the account where one was made: send its owner the link. Raises CannotGive.
    """
    # Every carer: the table of who may see what is written by the authority's workers only, and whoever supports the
    # carer in its place gives access too.
    with action("let somebody see a carer's record", by=by), scope.every_carer():
        user = User.objects.filter(authority=carer.authority_id, email=email.strip().lower()).first()
        open_now = _open(carer).filter(user=user) if user else Access.objects.none()
        reasons = reasons_not_to_give(
            agreed=agreed,
            why=why,
            parts=parts,
            known={item.code for item in policy.items("pathway.access_parts", on=today)},
            until=until,
            has_already=open_now.exists(),
            is_the_carer=open_now.filter(as_whom=Access.As.SELF).exists(),
            may_open=user is None or may(user, Permission.OWN_RECORD),
            today=today,
        )
        refuse_if(CannotGive, reasons)
        made = None if user else _account(carer, email, name, by)
        access = Access.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            user=user or made,
            as_whom=as_whom,
            acts=acts,
            parts=list(parts),
            reason=why.strip(),
            from_at=now(),
            until_at=make_aware(datetime.combine(until + timedelta(days=1), time())) if until else None,
            given_by=by,
        )
        return access, made


def invite_carer(carer: Carer, *, email: str, by: User, today: date) -> tuple[Access, User | None]:
    """Let a carer sign in to their own record; return the access, and the account where one was made."""
    # Every carer: as in give_access.
    with action("invite a carer to their own record", by=by), scope.every_carer():
        assert carer.person is not None
        user = User.objects.filter(authority=carer.authority_id, email=email.strip().lower()).first()
        reasons = []
        if _open(carer).filter(as_whom=Access.As.SELF).exists():
            reasons.append("The carer has an account for this record already. End that one first.")
        if user is not None and not may(user, Permission.OWN_RECORD):
            reasons.append(
                "The account with this address has no role that opens a carer's record. Ask an administrator to add "
                "the role Carer to it."
            )
        if user is not None and Access.objects.filter(user=user, as_whom="self", ended_at=None).exists():
            reasons.append(
                "The account with this address is another carer's own. Check the address; if both records are one "
                "person's, merge them."
            )
        refuse_if(CannotGive, reasons)
        made = None if user else _account(carer, email, carer.person.name or carer.reference, by)
        access = Access.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            user=user or made,
            as_whom=Access.As.SELF,
            acts=True,
            from_at=now(),
            given_by=by,
        )
        return access, made


def give_to_organisation(
    carer: Carer, organisation: Organisation, *, acts: bool, why: str, agreed: bool, by: User
) -> Access:
    """Let the people of an organisation that works with carers open a record, or raise CannotGive."""
    with action("let an organisation see a carer's record", by=by):
        reasons = []
        if not agreed:
            reasons.append("Ask the carer first, and tick the box once they have agreed.")
        if not why.strip():
            reasons.append("Write down why, in a few words: the carer reads it.")
        if _open(carer).filter(organisation=organisation).exists():
            reasons.append("This organisation may open the record already.")
        refuse_if(CannotGive, reasons)
        return Access.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            organisation=organisation,
            as_whom=Access.As.ORGANISATION,
            acts=acts,
            reason=why.strip(),
            from_at=now(),
            given_by=by,
        )


def end_access(access: Access, *, by: User) -> None:
    """End what somebody may see or do, from this moment; raise CannotEnd where it has ended."""
    # Every carer: as in give_access.
    with action("end what somebody may see of a carer's record", by=by), scope.every_carer():
        ended = Access.objects.filter(pk=access.pk, ended_at=None).update(ended_at=now(), ended_by=by)
        refuse_if(CannotEnd, [] if ended else ["This has ended already."])


def _open(carer: Carer) -> QuerySet[Access]:
    return Access.objects.filter(carer=carer, ended_at=None).filter(Q(until_at=None) | Q(until_at__gt=now()))


def _account(carer: Carer, email: str, name: str, by: User) -> User:
    try:
        return add_user(carer.authority, email=email, name=name, roles=[User.Role.CARER], by=by)
    except CannotChangeAccount as refusal:
        raise CannotGive(refusal.reasons) from refusal
