"""Files that were sent and that nobody loaded: removed once the days for which they are kept are over."""

from datetime import datetime, timedelta

from django.utils import timezone

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.audit.context import Itself, action
from mainstay.database import scope
from mainstay.directory.models import Source
from mainstay.interop import queries, stored
from mainstay.interop.sources import kept, rules
from mainstay.interop.sources import queries as sources
from mainstay.interop.sources.moving import move
from mainstay.local.queries import local_values
from mainstay.places.models import Upload

KEEP_DAYS = "house.uploads.keep_days"
_DONE = (Upload.State.LOADED, Upload.State.CANCELLED)
_WAITS_FOR_A_PERSON = (rules.CHECKED, rules.STOPPED, rules.REFUSED)


def clear_away(now: datetime) -> int:
    """Give up uploads that nobody loaded in time and remove what is stored for none; return how many files went.

    A file of a page that broke, or of an upload that is over, belongs to none. An upload about which a job
    waits or runs is left alone.
    """
    with scope.of_authority(None, sharing=True):
        authorities = list(Authority.objects.values_list("pk", flat=True))
    gone, wanted = 0, set[str]()
    for authority_id in authorities:
        gone += _give_up_late(authority_id, now) + _leave_unlisted(authority_id, now)
        with scope.of_authority(authority_id):
            wanted |= set(Upload.objects.exclude(state__in=_DONE).values_list("stored_as", flat=True))
    # Only files older than the days are looked at: the upload of a newer one may not be committed yet.
    return gone + stored.remove_others(wanted, before=now - _days(now, None))


def _give_up_late(authority_id: int, now: datetime) -> int:
    with scope.of_authority(authority_id):
        override = local_values().get(KEEP_DAYS)
        open_ = Upload.objects.exclude(state__in=_DONE).select_for_update(skip_locked=True)
        late = [
            upload
            for upload in open_.filter(sent_at__lt=now - _days(now, override))
            if queries.job_of(upload) is None
        ]
        with action("cancel a file", by=Itself()):
            for upload in late:
                upload.state = Upload.State.CANCELLED
                upload.save(update_fields=["state"])
    # After the commit: a file cannot be had back if the transaction is.
    for upload in late:
        stored.forget(upload)
    return len(late)


def _leave_unlisted(authority_id: int, now: datetime) -> int:
    """Remove what was sent for sources, or read of their feeds, that nobody listed in time; the sources stay."""
    with scope.of_authority(authority_id):
        before = (now - _days(now, local_values().get(KEEP_DAYS))).isoformat()
        held = Source.objects.select_for_update(skip_locked=True, of=("self",)).filter(
            reading__has_key="token", reading__phase__in=_WAITS_FOR_A_PERSON
        )
        late = [
            source
            for source in held
            if source.reading.get("since", "") < before
            and kept.holds_what_was_read(source)
            and sources.job_of(source) is None
        ]
        with action("stop reading a source", by=Itself()):
            for source in late:
                if source.reading["phase"] == rules.CHECKED:
                    move(source, rules.STOPPED)
    # After the commit: a file cannot be had back if the transaction is.
    for source in late:
        kept.forget_read(source)
    return len(late)


def _days(now: datetime, override: policy.Override | None) -> timedelta:
    return timedelta(days=float(policy.value(KEEP_DAYS, on=timezone.localdate(now), override=override)))
