"""Write a change to an entry: begin it, keep what was typed, send it, give it up."""

from dataclasses import replace
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.models import Provider, Service, ServiceVersion
from mainstay.directory.queries.entries import as_entry, provider_entry
from mainstay.directory.rules import versions as rules
from mainstay.directory.rules.checking import Known, problems
from mainstay.directory.rules.entry import ServiceEntry, as_json, from_json

State = ServiceVersion.State


class CannotWrite(Refused):
    """The version was left as it was."""


def begin_entry(provider: Provider, *, by: User) -> ServiceVersion:
    """Begin a new entry of a provider as a draft."""
    with action("begin a new entry", by=by):
        return ServiceVersion.objects.create(
            authority_id=provider.authority_id,
            provider=provider,
            content=as_json(ServiceEntry(name="", provider=provider_entry(provider))),
            written_by=by,
        )


def begin_change(service: Service, *, by: User) -> ServiceVersion:
    """Return the change that is being written for an entry, begun from what is listed where there is none."""
    return _begin(service, as_entry(service), by=by)


def restore(version: ServiceVersion, *, by: User) -> ServiceVersion:
    """Begin a change that brings back what an older version said, or raise CannotWrite."""
    service = version.service
    if service is None or version.state != State.PUBLISHED:
        raise CannotWrite([_("Only a version that was published can be brought back.")])
    if open_change(service):
        raise CannotWrite([_("A change to this entry is being written. Publish it or give it up first.")])
    listed = as_entry(service)
    # What is so today is not brought back: whether it is listed, and whether it has room.
    entry = replace(
        from_json(version.content),
        provider=listed.provider,
        state=listed.state,
        capacity=listed.capacity,
        capacity_on=listed.capacity_on,
        waiting_weeks=listed.waiting_weeks,
    )
    note = _("Brings back version %(number)s.") % {"number": version.number}
    return _begin(service, entry, by=by, note=note)


def open_change(service: Service) -> ServiceVersion | None:
    """Return the change to an entry that is not published or given up, or None."""
    return service.versions.filter(state__in=rules.OPEN).first()


def _begin(service: Service, entry: ServiceEntry, *, by: User, note: str = "") -> ServiceVersion:
    with action("begin a change to an entry", by=by):
        # Locked: two people who begin at once write the same change, not two.
        Service.objects.select_for_update(of=("self",), no_key=True).get(pk=service.pk)
        return open_change(service) or ServiceVersion.objects.create(
            authority_id=service.authority_id,
            provider=service.provider,
            service=service,
            content=as_json(entry),
            note=note,
            written_by=by,
        )


def keep_draft(version: ServiceVersion, entry: ServiceEntry, *, by: User) -> ServiceVersion:
    """Keep what was typed, right or not, or raise CannotWrite; what waits for approval is taken back to be written."""
    with action("write a change to an entry", by=by):
        version = locked(version)
        if version.state not in rules.OPEN:
            raise CannotWrite(rules.reasons_against_move(version.state, State.SENT))
        version.content, version.written_by = as_json(entry), by
        if version.state == State.SENT:
            version.state = State.DRAFT
        version.save(update_fields=["content", "written_by", "written_at", "state"])
        return version


def send(version: ServiceVersion, *, by: User, known: Known, note: str = "") -> ServiceVersion:
    """Send a change for approval, or raise CannotWrite with everything that stops it."""
    with action("send a change for approval", by=by):
        version = locked(version)
        reasons = rules.reasons_against_move(version.state, State.SENT)
        refuse_if(CannotWrite, reasons + what_stops(from_json(version.content), known))
        version.state, version.note = State.SENT, note.strip() or version.note
        version.save(update_fields=["state", "note", "written_at"])
        return version


def send_back(version: ServiceVersion, *, by: User, reason: str) -> ServiceVersion:
    """Send a change back to whoever wrote it, with what is to be mended; or raise CannotWrite."""
    reasons = [] if reason.strip() else [_("Say what is to be mended.")]
    return _decide(version, State.SENT_BACK, reasons, reason, "send a change back", by=by)


def drop(version: ServiceVersion, *, by: User) -> ServiceVersion:
    """Give a change up, or raise CannotWrite; what was written is kept."""
    return _decide(version, State.DROPPED, [], version.reason, "give up a change", by=by)


def _decide(
    version: ServiceVersion, to: str, reasons: list[str], reason: str, doing: str, *, by: User
) -> ServiceVersion:
    with action(doing, by=by):
        version = locked(version)
        refuse_if(CannotWrite, rules.reasons_against_move(version.state, to) + reasons)
        version.state, version.reason = to, reason.strip()
        version.decided_by, version.decided_at = by, timezone.now()
        version.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        return version


def locked(version: ServiceVersion) -> ServiceVersion:
    """Return the version as it is now, locked: two people may decide on it at once."""
    return ServiceVersion.objects.select_for_update(of=("self",), no_key=True).get(pk=version.pk)


def what_stops(entry: ServiceEntry, known: Known) -> list[str]:
    """Return a sentence for everything for which an entry cannot be listed."""
    return list(dict.fromkeys(each.mend for each in problems(entry, known=known) if each.stops))


def next_number(service: Service) -> int:
    """Return the number of the next version that is published."""
    newest: dict[str, Any] = service.versions.aggregate(newest=Max("number"))
    return (newest["newest"] or 0) + 1
