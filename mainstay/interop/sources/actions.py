"""What people do with a source: add it, have it read, look, have it listed, stop, remove it."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from mainstay.accounts.models import Authority, User
from mainstay.audit.context import Actor, action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.models import Service, Source
from mainstay.interop.openreferral.feed import reasons_to_refuse
from mainstay.interop.sources import jobs, kept, queries, rules
from mainstay.interop.sources.moving import move


class CannotMove(Refused):
    """The source is as it was; ``reasons`` says why."""


def add_feed(name: str, address: str, *, by: User) -> Source:
    """Keep the address of a feed and have it read; nothing of it is listed yet. Raises CannotMove."""
    reasons = reasons_to_refuse(address)
    refuse_if(CannotMove, reasons)
    with action("add a feed", by=by):
        source = new_source(by.authority, Source.Kind.OPEN_REFERRAL, name, address=address, added_by=by)
        _have_read(source)
    return source


def add_file(kind: str, name: str, sent: "UploadedFile[Any]", *, by: User) -> Source:
    """Keep a file and have it read; nothing of it is listed yet. Raises CannotMove."""
    with action("send a file of services", by=by):
        source = new_source(by.authority, kind, name, added_by=by)
        _have_sent(source, sent)
    return source


def new_source(authority: Authority, kind: str, name: str, **more: Any) -> Source:
    """Make a source with a folder of its own, or raise CannotMove where the authority has one of that name."""
    if Source.objects.filter(authority=authority, kind=kind, name__iexact=name).exists():
        raise CannotMove(
            [_("There is a source of that name already. Choose another name, or open that one.")]
        )
    reading = {"token": kept.new_token(), "phase": rules.NEW}
    return Source.objects.create(authority=authority, kind=kind, name=name, reading=reading, **more)


def send_newer(source: Source, sent: "UploadedFile[Any]", *, by: User) -> None:
    """Have a newer file of a source read, or raise CannotMove."""
    with action("send a file of services", by=by):
        source = _locked(source, rules.WAITING)
        _have_sent(source, sent)


def _have_sent(source: Source, sent: "UploadedFile[Any]") -> None:
    token = kept.new_token() if "token" not in source.reading else source.reading["token"]
    move(source, rules.WAITING, token=token, anew=True, **kept.keep_file(sent, token))
    _defer(source)


def read_again(source: Source, *, by: User, anew: bool = False) -> None:
    """Have the source read again, a feed from where it stopped or ``anew`` from its beginning, or raise CannotMove."""
    with action("read a source again", by=by):
        source = _locked(source, rules.WAITING)
        if source.address and (anew or kept.pages(source).reached.whole):
            kept.pages(source).forget()
        _have_read(source)


def _have_read(source: Source) -> None:
    move(source, rules.WAITING)
    _defer(source)


def _defer(source: Source) -> None:
    later = jobs.read.configure(lock=rules.lock_of(source.pk))
    later.defer(source_id=source.pk, authority_id=source.authority_id)


def confirm(source: Source, *, by: User) -> None:
    """Have what was read listed, or raise CannotMove."""
    with action("confirm a source", by=by):
        source = _locked(source, rules.LOADING)
        move(source, rules.LOADING)
        later = jobs.load.configure(lock=rules.lock_of(source.pk))
        later.defer(source_id=source.pk, authority_id=source.authority_id, by_id=by.pk)


def stop(source: Source, *, by: User) -> None:
    """Stop the reading, or leave what was read unlisted; a feed can be read on from there. Raises CannotMove."""
    with action("stop reading a source", by=by):
        source = _locked(source, rules.STOPPED)
        move(source, rules.STOPPED)


def remove(source: Source, *, by: Actor) -> int:
    """Remove the source; return how many services were taken out of the directory with it.

    Those that another source tells of, or that an owner keeps, stay listed.
    """
    with action("remove a source", by=by):
        source = Source.objects.select_for_update().get(pk=source.pk)
        if queries.job_of(source) == "doing":
            raise CannotMove([_("Nothing was changed. It is being read at this moment: stop it first.")])
        gone = queries.only_told_by(source).update(state=Service.State.WITHDRAWN)
        transaction.on_commit(lambda: kept.forget(source))
        Source.objects.filter(pk=source.pk).delete()
    return gone


def _locked(source: Source, to: str) -> Source:
    # Locked, because two people may press at once, and a job may be ending at this moment.
    found = Source.objects.select_for_update().get(pk=source.pk)
    at_work = queries.job_of(found) is not None
    reasons = rules.reasons_not_to_move(found.reading.get("phase", rules.NEW), to, at_work=at_work)
    refuse_if(CannotMove, reasons)
    return found
