"""What the tests of the directory begin with: a provider with one listed service, and people who keep it."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from mainstay.accounts.models import Organisation, User
from mainstay.database import scope
from mainstay.directory.actions.publishing import list_entry
from mainstay.directory.models import Provider, Service
from mainstay.directory.rules.entry import (
    CostEntry,
    LocationEntry,
    ProviderEntry,
    ScheduleEntry,
    ServiceEntry,
)
from tests import cast
from tests.cast import Cast

TODAY = date(2026, 11, 22)


def an_entry(**changed: Any) -> ServiceEntry:
    """Return an ordinary entry with nothing the matter, one thing changed."""
    ordinary = ServiceEntry(
        name="Saturday sitting",
        provider=ProviderEntry(name="Harbourlight Care"),
        description="Somebody sits with the person while you go out.",
        phone="01632 960118",
        interventions=("I06",),
        conditions=("dementia",),
        ways=("at_home",),
        funded_how="commissioned",
        cost="charge",
        way_in="referral",
        languages=("en", "pl"),
        areas=("X05000001", "X05000002"),
        checked_on=date(2026, 3, 2),
        locations=(
            LocationEntry(name="The Old Chandlery", town="Northmoor", postcode="XN1 1AA"),
            LocationEntry(name="Millgate Hall", postcode="XN1 2AB"),
        ),
        schedules=(
            ScheduleEntry(
                days=("SA",), opens_at=time(10), closes_at=time(16), location=1, freq="WEEKLY", interval=1
            ),
        ),
        cost_options=(CostEntry(option="An hour", amount_pence=1850),),
    )
    return replace(ordinary, **changed)


def a_provider(of: User, name: str = "Harbourlight Care", *, kept_by: Organisation | None = None) -> Provider:
    """Return a provider of the user's authority, kept by an organisation or by nobody."""
    with scope.of_authority(of.authority_id):
        return Provider.objects.create(authority=of.authority, name=name, organisation=kept_by)


def a_service(of: User, provider: Provider | None = None, **changed: Any) -> Service:
    """Return a service that a source told of: an ordinary entry, one thing changed."""
    provider = provider or a_provider(of)
    with scope.of_authority(of.authority_id):
        service = Service(authority=of.authority, provider=provider)
        list_entry(service, an_entry(**changed), by=of)
        Service.objects.filter(pk=service.pk).update(kept_by="source", checked_by=None)
        service.refresh_from_db()
        return service


def an_organisation(of: User, name: str = "Harbourlight Care Ltd", kind: str = "provider") -> Organisation:
    """Return an organisation that works with the user's authority."""
    with scope.of_authority(of.authority_id):
        return Organisation.objects.create(authority=of.authority, name=name, kind=kind)


def an_owner(everybody: Cast, organisation: Organisation, email: str = "owner@harbourlight.example") -> User:
    """Return somebody with the role of provider in an organisation."""
    return cast.person(everybody.northmoor, "provider", "Oona Rowan", email=email, organisation=organisation)
