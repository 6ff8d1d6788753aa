"""What people do with a file they send: send it, have it read again, confirm it, give it up."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.interop import jobs, queries, rules, stored
from mainstay.places.models import Upload

State = Upload.State


class CannotMove(Refused):
    """The upload cannot be taken further this way; ``reasons`` says why."""


def receive(sent: "UploadedFile[Any]", layout: str, *, by: User) -> Upload:
    """Keep what was sent and have it checked; nothing of it is loaded yet.

    layout: the name to read it by, "" to recognise it by its headings.
    """
    stored_as, digest = stored.keep(sent)
    with action("send a file", by=by):
        upload = Upload.objects.create(
            authority=by.authority,
            file_name=sent.name or stored_as,
            stored_as=stored_as,
            size_bytes=sent.size or 0,
            sha256=digest,
            findings={"asked": layout},
            sent_by=by,
        )
        _have_checked(upload)
    return upload


def read_again(upload: Upload, layout: str, *, by: User) -> None:
    """Have the file checked once more, as this layout ("" by its headings), or raise CannotMove."""
    with action("check a file again", by=by):
        upload = _locked(upload, State.WAITING)
        upload.state, upload.progress = State.WAITING, 0
        upload.layout, upload.findings = "", {"asked": layout}
        upload.save()
        _have_checked(upload)


def confirm(upload: Upload, *, by: User) -> None:
    """Have what was checked loaded, or raise CannotMove."""
    with action("confirm a file", by=by):
        upload = _locked(upload, State.LOADING)
        upload.state, upload.progress = State.LOADING, 0
        upload.save(update_fields=["state", "progress"])
        later = jobs.load.configure(lock=rules.lock_of(upload.pk))
        later.defer(upload_id=upload.pk, authority_id=upload.authority_id, by_id=by.pk)


def cancel(upload: Upload, *, by: User) -> None:
    """Give the upload up and remove its file, or raise CannotMove where it is loaded already."""
    with action("cancel a file", by=by):
        upload = _locked(upload, State.CANCELLED)
        upload.state = State.CANCELLED
        upload.save(update_fields=["state"])
        transaction.on_commit(lambda: stored.forget(upload))


def _locked(upload: Upload, to: Upload.State) -> Upload:
    # Locked, because two people may press at once, and a job may be ending at this moment.
    found = Upload.objects.select_for_update().get(pk=upload.pk)
    reasons = rules.reasons_not_to_move(found.state, to, at_work=queries.job_of(found) is not None)
    refuse_if(CannotMove, reasons)
    return found


def _have_checked(upload: Upload) -> None:
    later = jobs.check.configure(lock=rules.lock_of(upload.pk))
    later.defer(upload_id=upload.pk, authority_id=upload.authority_id)
