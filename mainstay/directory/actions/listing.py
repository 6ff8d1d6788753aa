"""What changes in one press: still right, has room or not, not running for now."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.actions import publishing
from mainstay.directory.models import Service, ServiceVersion
from mainstay.directory.queries.entries import as_entry
from mainstay.directory.rules import versions as rules
from mainstay.directory.rules.entry import as_json

# A wait of two years: more is a slip of the finger, and nobody would be helped by it.
_LONGEST_WAIT = 104


class CannotChange(Refused):
    """The entry was left as it was."""


def still_right(service: Service, *, by: User, today: date) -> Service:
    """Say that what is listed is right today."""
    with action("say that an entry is still right", by=by):
        service = _locked(service)
        service.checked_on, service.checked_by = today, by
        service.save(update_fields=["checked_on", "checked_by"])
        return service


def set_capacity(
    service: Service, *, capacity: str, waiting_weeks: int | None, by: User, today: date
) -> Service:
    """Say whether a service has room and how long people wait, or raise CannotChange."""
    with action("say whether a service has room", by=by):
        service = _locked(service)
        reasons = []
        if capacity not in Service.Capacity.values:
            reasons.append(_("Choose whether it takes people now."))
        if waiting_weeks is not None and not 0 <= waiting_weeks <= _LONGEST_WAIT:
            reasons.append(_("Enter a wait of 0 to %(most)s weeks.") % {"most": _LONGEST_WAIT})
        refuse_if(CannotChange, reasons)
        service.capacity, service.waiting_weeks, service.capacity_on = capacity, waiting_weeks, today
        service.save(update_fields=["capacity", "waiting_weeks", "capacity_on"])
        return service


def set_state(service: Service, *, to: str, reason: str, by: User) -> Service:
    """Pause, withdraw or list an entry again, as a version of its own with the reason; or raise CannotChange."""
    with action("pause, withdraw or list an entry again", by=by):
        service = _locked(service)
        merged = service.merged_into_id is not None
        approves = may(by, Permission.APPROVE_ENTRIES)
        reasons = rules.reasons_against_state(
            service.state, to, reason=reason, merged=merged, approves=approves
        )
        refuse_if(CannotChange, reasons)
        entry = replace(as_entry(service), state=to)
        publishing.keep_what_was(service)
        version = ServiceVersion(
            authority_id=service.authority_id,
            provider_id=service.provider_id,
            service=service,
            content=as_json(entry),
            note=reason.strip(),
            written_by=by,
        )
        # From now on a person's word counts: the next reading of its source would list it again.
        service.state, service.kept_by = to, Service.KeptBy.OWNER
        service.save(update_fields=["state", "kept_by"])
        return publishing.number(version, service, by=by)


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update(of=("self",), no_key=True).get(pk=service.pk)
