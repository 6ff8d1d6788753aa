"""Which records may this person see? Staff see their authority's; people of a provider see what it keeps."""

from django.db.models import Q, QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, permissions_of
from mainstay.directory.models import Claim, MistakeReport, Provider, Service, ServiceVersion


def services_visible_to(user: User) -> QuerySet[Service]:
    """Return the entries of the user's authority to its staff, their own to their owner, none to others."""
    return Service.objects.filter(_of(user, "provider__organisation")).select_related("provider")


def providers_visible_to(user: User) -> QuerySet[Provider]:
    """Return the providers of the user's authority to its staff, those that theirs keeps to an owner."""
    return Provider.objects.filter(_of(user, "organisation")).select_related("organisation")


def providers_to_claim(user: User) -> QuerySet[Provider]:
    """Return the providers with something listed that nobody keeps yet: what is listed is no secret."""
    return (
        Provider.objects.filter(
            authority=user.authority_id,
            organisation=None,
            merged_into=None,
            services__state=Service.State.LISTED,
        )
        .distinct()
        .order_by("name", "pk")
    )


def versions_visible_to(user: User) -> QuerySet[ServiceVersion]:
    """Return everything that was written for the entries the user may see, the newest first."""
    return ServiceVersion.objects.filter(_of(user, "provider__organisation")).select_related(
        "provider", "service", "written_by", "decided_by"
    )


def claims_visible_to(user: User) -> QuerySet[Claim]:
    """Return the claims made in the user's authority to its staff, those of their organisation to others."""
    return Claim.objects.filter(_of(user, "organisation")).select_related(
        "provider", "organisation", "asked_by", "decided_by"
    )


def mistakes_visible_to(user: User) -> QuerySet[MistakeReport]:
    """Return the reports about the entries that the user may see, the newest first."""
    return MistakeReport.objects.filter(_of(user, "service__provider__organisation")).select_related(
        "service__provider", "answered_by"
    )


def _of(user: User, owner: str) -> Q:
    allowed = permissions_of(user)
    mine = Q(authority=user.authority_id)
    if Permission.SEE_DIRECTORY in allowed:
        return mine
    if Permission.OWN_ENTRIES in allowed and user.organisation_id is not None:
        return mine & Q(**{owner: user.organisation_id})
    return Q(pk__in=[])


def providers_to_write_for(user: User) -> QuerySet[Provider]:
    """Return the providers for which the user may write entries, by name; those merged away are none."""
    return providers_visible_to(user).filter(merged_into=None).order_by("name", "pk")


def published_visible_to(user: User) -> QuerySet[ServiceVersion]:
    """Return what was ever listed of the entries the user may see, as versions."""
    return versions_visible_to(user).filter(state=ServiceVersion.State.PUBLISHED)


def may_write(user: User) -> bool:
    """Return whether the user's role lets them write entries, all of them or their own."""
    return bool(permissions_of(user) & {Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES})
