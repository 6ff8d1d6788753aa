"""Who works with carers?"""

from django.db.models import Q, QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, roles_with, sees_every_carer
from mainstay.accounts.queries import users_visible_to


def workers_of(user: User) -> QuerySet[User]:
    """Return the people who may be in touch with a carer, by name: for a centre's worker those of the centre."""
    roles = Q()
    for role in roles_with(Permission.WORK_WITH_CARERS):
        roles |= Q(roles__contains=[role])
    found = users_visible_to(user).filter(roles, is_active=True)
    return found if sees_every_carer(user) else found.filter(organisation=user.organisation_id)
