"""Providers: which there are, what one offers, who keeps its entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.directory.models import Claim, Provider, Service
from mainstay.directory.queries.upkeep import rules_in_force
from mainstay.directory.queries.visible import (
    claims_visible_to,
    may_write,
    providers_to_claim,
    providers_visible_to,
)
from mainstay.directory.rules.claims import KEEPERS
from mainstay.directory.rules.freshness import Freshness, freshness

_ON_A_PAGE = 50
_MOST_FREE = 20


def providers_page(user: User, words: str, number: str | None) -> "Page[Any]":
    """Return a page of the providers the user may see, by name, each with how many entries are listed (``listed``)."""
    found = providers_visible_to(user).filter(merged_into=None, name__icontains=words)
    counted = found.annotate(listed=Count("services", filter=Q(services__state=Service.State.LISTED)))
    return Paginator(counted.order_by("name", "pk"), _ON_A_PAGE).get_page(number)


def free_to_claim(user: User, words: str) -> list[Provider]:
    """Return providers that the user's organisation could ask to keep, by name, the first few.

    Without words those that are called like the organisation itself.
    """
    own = user.organisation
    if own is None or not may_ask(user):
        return []
    return list(providers_to_claim(user).filter(name__icontains=words or own.name)[:_MOST_FREE])


def may_ask(user: User) -> bool:
    """Return whether the user could ask to keep a provider's entries, by their role and organisation."""
    return may_write(user) and user.organisation is not None and user.organisation.kind in KEEPERS


def may_change(user: User, provider: Provider, today: date) -> bool:
    """Return whether the user may change what is said of a provider: staff who write, or a trusted owner."""
    if may(user, Permission.WRITE_ENTRIES):
        return True
    owns = user.organisation_id is not None and provider.organisation_id == user.organisation_id
    return owns and rules_in_force(today).owners_publish


def providers_to_show(user: User) -> QuerySet[Provider]:
    """Return the providers the user may see, each with its numbers and services."""
    return (
        providers_visible_to(user).select_related("merged_into").prefetch_related("identifiers", "services")
    )


@dataclass(frozen=True)
class ProviderPage:
    """What the page of a provider shows. agreed: the claim by which an organisation keeps its entries, or None."""

    services: Sequence[tuple[Service, Freshness]]
    agreed: Claim | None
    asked: Sequence[Claim]
    may_ask: bool


def provider_page(provider: Provider, user: User, today: date) -> ProviderPage:
    """Return what the page of a provider shows; two queries besides those of ``providers_to_show``."""
    months = rules_in_force(today).months
    claims = list(
        claims_visible_to(user).filter(provider=provider, state__in=[Claim.State.ASKED, Claim.State.AGREED])
    )
    return ProviderPage(
        [(each, freshness(each.checked_on, today, months)) for each in provider.services.all()],
        next((each for each in claims if each.state == Claim.State.AGREED), None),
        [each for each in claims if each.state == Claim.State.ASKED],
        may_ask(user) and provider.organisation_id is None and not may(user, Permission.APPROVE_ENTRIES),
    )
