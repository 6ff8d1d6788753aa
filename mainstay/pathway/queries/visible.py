"""Which carers may this person see? The second fence says so in the database; these questions say it once more."""

from django.db.models import Q, QuerySet
from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may, permissions_of, sees_every_carer
from mainstay.pathway.models import Access, Carer


def carers_visible_to(user: User) -> QuerySet[Carer]:
    """Return the carers whose records the user may open, each with the person; merged and erased ones apart.

    The authority's own workers: every record but the restricted ones. Others: those they were given access to.
    """
    every = Carer.objects.filter(
        authority=user.authority_id, merged_into=None, erased_on=None
    ).select_related("person", "worker", "organisation")
    if sees_every_carer(user):
        return every
    return every.filter(pk__in=open_access_of(user).values("carer"))


def open_access_of(user: User) -> QuerySet[Access]:
    """Return what the user was given access to, by name or as one of their organisation, and has access to today."""
    mine = Q(user=user.pk)
    if user.organisation_id is not None and may(user, Permission.SEE_CARERS):
        mine |= Q(organisation=user.organisation_id)
    return Access.objects.filter(mine, authority=user.authority_id, ended_at=None).filter(
        Q(until_at=None) | Q(until_at__gt=now())
    )


def may_act_for(user: User, carer: Carer) -> bool:
    """Return whether the user may change this carer's record, and not only look at it."""
    if sees_every_carer(user) and Permission.WORK_WITH_CARERS in permissions_of(user):
        return True
    return open_access_of(user).filter(carer=carer, acts=True).exists()
