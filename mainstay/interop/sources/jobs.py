"""What is done away from the page: reading a source, and listing what was read (``mainstay work`` does the jobs).

A job is given ids only, and opens the scope of the authority for itself. A long feed is read for a minute at a time
and then goes to the end of the queue, so that nobody waits for it. Whatever goes wrong, it ends with a sentence.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from mainstay.accounts.models import User
from mainstay.audit.context import Operator, action
from mainstay.database import scope
from mainstay.directory.models import Source
from mainstay.interop.openreferral.feed import CannotFetch, Way, read_on
from mainstay.interop.sources import describing, kept, queries, rules
from mainstay.interop.sources.kinds import KINDS
from mainstay.interop.sources.knowing import known_to
from mainstay.interop.sources.moving import move, note_listed
from mainstay.interop.statistics import CannotRead

_log = logging.getLogger(__name__)

AT_A_TIME_SECONDS = 60
MOST_ATTEMPTS = 3
_again = RetryStrategy(
    max_attempts=MOST_ATTEMPTS, wait=10, retry_exceptions={OperationalError, InterfaceError}
)


@app.task(name="read a source", retry=_again)
def read(source_id: int, authority_id: int) -> None:
    """Read a file, or a feed for a while, and keep what was found; one that was stopped is left alone."""
    with _ending_in_a_sentence(source_id, authority_id):
        source = _begin(source_id, authority_id)
        if source is None or (source.address and not _read_on(source)):
            return
        with scope.of_authority(authority_id):
            found = describing.without_what_stops(kept.read(source, known_to(source.authority)))
            told = describing.describe(found, describing.difference(source, found))
        path = kept.set_aside_path(source)
        path.write_text(describing.set_aside_csv(found), "utf-8", newline="")
        _end(source_id, authority_id, rules.CHECKED, found=told)


def _read_on(source: Source) -> bool:
    """Read the feed on; True once it is read to its end."""

    def stopped() -> bool:
        with scope.of_authority(source.authority_id):
            return queries.phase_of(source.pk) != rules.READING

    outcome = read_on(source.address, kept.pages(source), way=way(), seconds=AT_A_TIME_SECONDS, stop=stopped)
    if outcome == "more":
        with transaction.atomic():
            later = read.configure(lock=rules.lock_of(source.pk))
            later.defer(source_id=source.pk, authority_id=source.authority_id)
    return outcome == "whole"


def way() -> Way:
    """Return how feeds are reached: on the public internet, and where the settings say so beside it."""
    return Way(may_reach=settings.FEED_MAY_REACH)


@app.task(name="list a source", retry=_again)
def load(source_id: int, authority_id: int, by_id: int) -> None:
    """List what was read and confirmed: whole, or not at all."""
    with _ending_in_a_sentence(source_id, authority_id):
        with scope.of_authority(authority_id):
            source = (
                Source.objects.select_for_update(of=("self",)).select_related("authority").get(pk=source_id)
            )
            if source.reading.get("phase") != rules.LOADING:
                return
            by = User.objects.get(pk=by_id)
            keep(source, describing.without_what_stops(kept.read(source, known_to(source.authority))), by)
        # After the commit: a file cannot be had back if the transaction is.
        kept.forget_read(source)


def keep(source: Source, found: Any, by: Any) -> dict[str, Any]:
    """List what was read and note it with the source, in the transaction that is open; return what it changed."""
    with action("list services from a source", by=by):
        told = describing.describe(found, describing.difference(source, found))
        changed = KINDS[source.kind].keep(found, source, by)
        note_listed(source, changed, told, by.name)
    return dict(source.reading["changes"])


def _begin(source_id: int, authority_id: int) -> Source | None:
    """Say that the work has begun; None where it is no longer wanted."""
    with scope.of_authority(authority_id):
        held = Source.objects.select_for_update(of=("self",)).select_related("authority", "added_by")
        source = held.filter(pk=source_id).first()
        if source is None or source.reading.get("phase") not in (rules.WAITING, rules.READING):
            return None
        if source.reading["phase"] != rules.READING:
            with action("read a source", by=source.added_by or Operator()):
                move(source, rules.READING)
    return source


def _end(source_id: int, authority_id: int, phase: str, **more: Any) -> None:
    """Note how the work ended; nothing is changed where somebody stopped it in the meantime."""
    with scope.of_authority(authority_id):
        held = Source.objects.select_for_update(of=("self",)).select_related("added_by")
        source = held.filter(pk=source_id).first()
        if source is None or rules.reasons_not_to_move(source.reading.get("phase", ""), phase):
            return
        with action("read a source", by=source.added_by or Operator()):
            move(source, phase, **more)


@contextmanager
def _ending_in_a_sentence(source_id: int, authority_id: int) -> Iterator[None]:
    """Turn whatever goes wrong into a sentence to show. A database that is away is tried again later."""
    try:
        yield
    except CannotRead as refusal:
        later = isinstance(refusal, CannotFetch) and refusal.later
        refuse(source_id, authority_id, refusal.sentence, refusal.way_out, later=later)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        _log.exception("The job for source %s of authority %s broke", source_id, authority_id)
        refuse(source_id, authority_id, *broke(source_id))


def broke(source_id: int) -> tuple[str, list[str]]:
    """Return what to say where the fault is Mainstay's own: the sentence and the ways out."""
    return "Mainstay could not finish with this source. Nothing of it was listed.", [
        "Have it read again.",
        f"If that ends here too, tell whoever looks after Mainstay: this is source {source_id}.",
    ]


def refuse(
    source_id: int, authority_id: int, sentence: str, way_out: list[str], *, later: bool = False
) -> None:
    """Keep why the source cannot be listed, to be shown on its page. later: it may go better another time."""
    phase = rules.STOPPED if later else rules.REFUSED
    _end(source_id, authority_id, phase, sentence=sentence, way_out=way_out)
