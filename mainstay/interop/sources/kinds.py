"""The kinds of source that can be loaded: how each is read, and how what was read is kept.

A new kind adds one line to ``KINDS``. Its pages, jobs and command line are then those of all the others.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mainstay.audit.context import Actor
from mainstay.directory.actions import Kept, keep_entries
from mainstay.directory.actions.candidates import keep_candidates
from mainstay.directory.actions.duplicates import find_duplicates
from mainstay.directory.models import Source
from mainstay.interop.entries_read import EntriesRead, Known, Progress
from mainstay.interop.openreferral.reading import read_file
from mainstay.interop.registers import read_charities, read_register
from mainstay.interop.spending import read_payments


class Read(Protocol):
    """Read a file; raises CannotRead where nothing in it can be used."""

    def __call__(self, path: Path, known: Known, *, progress: Progress) -> EntriesRead:
        """Return what is in the file; it has the ending its sender gave it."""


Keep = Callable[[EntriesRead, Source, Actor], Kept]


def keep(read: EntriesRead, source: Source, by: Actor) -> Kept:
    """List the entries as the source tells them, and look whether any is listed twice by now.

    What was set aside whole is not gone: it stays as it was.
    """
    kept = keep_entries(read.entries, source, by=by, whole=read.whole, still_told=set_aside_whole(read))
    find_duplicates(source.authority, by=by, today=localdate())
    return kept


def keep_for_a_person(read: EntriesRead, source: Source, by: Actor) -> Kept:
    """Keep what was found as candidates: none is listed until somebody has confirmed it."""
    return keep_candidates(read.others, source, by=by)


def set_aside_whole(read: EntriesRead) -> Collection[str]:
    """Return what the source calls the services of which nothing could be used."""
    return {each.id for each in read.set_aside if each.whole}


@dataclass(frozen=True)
class Kind:
    """One kind: what people choose, what they may send, how it is read and kept. feed: it may have an address.

    page: the name of the page on which its result is looked at, "" for the directory; it is given no arguments.
    """

    label: str | Promise
    hint: str | Promise
    accepts: str
    read: Read
    keep: Keep = keep
    feed: bool = False
    page: str = ""


KINDS: dict[str, Kind] = {
    Source.Kind.OPEN_REFERRAL: Kind(
        _("Services in Open Referral"),
        _(
            "Open Referral UK 3.0, HSDS 3.0 or the older profile, as JSON or zipped tables; or a council's CSV."
        ),
        ".json,.csv,.zip,.gz",
        read_file,
        feed=True,
    ),
    Source.Kind.REGISTER: Kind(
        _("Register of care services"),
        _(
            "The register of Scotland's or England's regulator, of any year since 2016. Only your own area is listed."
        ),
        ".csv,.xlsx,.xls,.gz,.zip",
        read_register,
    ),
    Source.Kind.CHARITIES: Kind(
        _("List of charities"),
        _("Those that may support carers wait for somebody to confirm them."),
        ".csv,.xlsx,.gz,.zip",
        read_charities,
        keep_for_a_person,
        page="directory:candidates",
    ),
    Source.Kind.PAYMENTS: Kind(
        _("Payments to suppliers"),
        _(
            "A list of what the council paid. Suppliers that may support carers wait for somebody to confirm them."
        ),
        ".csv,.xlsx,.gz,.zip",
        read_payments,
        keep_for_a_person,
        page="directory:candidates",
    ),
}
