"""Which advice was given?"""

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import sees_every_carer
from mainstay.pathway.models import Advice, Carer
from mainstay.places.queries import postcode, ward_of


def advice_visible_to(user: User) -> QuerySet[Advice]:
    """Return advice to people who gave no name: the authority's, or that of the user's own organisation."""
    every = Advice.objects.filter(authority=user.authority_id, carer=None).select_related("given_by")
    return every if sees_every_carer(user) else every.filter(organisation=user.organisation_id)


def advice_to(carer: Carer) -> QuerySet[Advice]:
    """Return the advice a carer was given, newest first."""
    return Advice.objects.filter(carer=carer).select_related("given_by")


def ward_at(typed: str) -> str:
    """Return the code of the ward in which a postcode lies; "" where that is not known here."""
    found = postcode(typed)
    return ward_of([found.small_area]).get(found.small_area, ("", ""))[0] if found else ""
