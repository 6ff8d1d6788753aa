"""Make a version what is listed."""

from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.actions import rows, writing
from mainstay.directory.models import (
    CostOption,
    Location,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceVersion,
)
from mainstay.directory.queries.entries import as_entry, provider_entry, with_everything
from mainstay.directory.queries.known import known_codes
from mainstay.directory.queries.located import located
from mainstay.directory.rules import versions as rules
from mainstay.directory.rules.entry import LocationEntry, ServiceEntry, as_json, from_json

State = ServiceVersion.State


class CannotPublish(Refused):
    """Nothing was listed."""


def publish(version: ServiceVersion, *, by: User, today: date) -> Service:
    """Make a version what is listed, from now on kept here, or raise CannotPublish with everything that stops it.

    Whether an entry is listed, and whether it has room, is changed elsewhere: those stay as they are today.
    """
    with action("publish an entry", by=by):
        version = writing.locked(version)
        entry = from_json(version.content)
        stops = writing.what_stops(entry, known_codes(today))
        refuse_if(CannotPublish, rules.reasons_against_move(version.state, State.PUBLISHED) + stops)
        service = version.service
        if service is None:
            service = Service(authority_id=version.authority_id, provider=version.provider)
        else:
            service = Service.objects.select_for_update(of=("self",), no_key=True).get(pk=service.pk)
            keep_what_was(service)
            entry = _as_it_is_today(entry, service)
        entry = replace(entry, provider=provider_entry(version.provider), checked_on=today)
        service = list_entry(service, entry, by=by)
        return number(version, service, by=by)


def _as_it_is_today(entry: ServiceEntry, service: Service) -> ServiceEntry:
    return replace(
        entry,
        state=service.state,
        capacity=service.capacity,
        capacity_on=service.capacity_on,
        waiting_weeks=service.waiting_weeks,
    )


def keep_what_was(service: Service) -> None:
    """Keep what a source told as the first version, before somebody's own words take its place."""
    if not service.versions.filter(state=State.PUBLISHED).exists():
        ServiceVersion.objects.create(
            authority_id=service.authority_id,
            provider_id=service.provider_id,
            service=service,
            number=1,
            state=State.PUBLISHED,
            content=as_json(as_entry(service)),
            note=_("As it was listed before it was first changed here."),
            decided_at=timezone.now(),
        )


def list_entry(service: Service, entry: ServiceEntry, *, by: User) -> Service:
    """Write a service and everything that hangs from it; what was there before is replaced."""
    vars(service).update(rows.columns(entry))
    service.kept_by, service.checked_by = Service.KeptBy.OWNER, by
    service.save()
    locations = [_location(service, each) for each in entry.locations]
    Schedule.objects.filter(service=service).delete()
    CostOption.objects.filter(service=service).delete()
    ServiceAtLocation.objects.filter(service=service).exclude(location__in=locations).delete()
    rows.hang([(service, entry)], {(service.pk, place): location for place, location in enumerate(locations)})
    return service


def _location(service: Service, entry: LocationEntry) -> Location:
    """Return the row of a place, changed where nobody else is there too, else a new one."""
    entry = located(entry)
    row = Location.objects.filter(public_id=entry.id).first() if entry.id else None
    if (
        row
        and rows.differs(row, entry)
        and row.of_services.exclude(service__provider=service.provider_id).exists()
    ):
        row = None
    row = row or Location(authority_id=service.authority_id, provider_id=service.provider_id)
    if row.pk is None or rows.differs(row, entry):
        vars(row).update(rows.columns(entry))
        row.save()
    return row


def number(version: ServiceVersion, service: Service, *, by: User) -> Service:
    """Give a version the next number, with what is listed now as its content."""
    version.service, version.number, version.state = service, writing.next_number(service), State.PUBLISHED
    version.decided_by, version.decided_at = by, timezone.now()
    whole = with_everything(Service.objects.filter(pk=service.pk)).get()
    version.content = as_json(as_entry(whole))
    version.save()
    return service
