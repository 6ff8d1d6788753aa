"""What is done away from the page: checking and loading what was sent (``mainstay work`` does the jobs).

A job is given ids only, and opens the scope of the authority for itself. Progress is written in short
transactions of its own, so that the page can show it. Whatever goes wrong, the upload ends with a sentence.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from asgiref.sync import sync_to_async
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Status

from mainstay.accounts.models import User
from mainstay.audit.context import Actor, Operator, action
from mainstay.database import scope
from mainstay.engines.tables import Reading
from mainstay.interop import clearing, findings, rules, sheets, stored
from mainstay.interop.loading import keep
from mainstay.interop.sources import jobs as sources
from mainstay.interop.statistics import CannotRead
from mainstay.places.actions import AlreadyLoaded, CannotLoad
from mainstay.places.models import LoadedFile, Upload

_log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3  # a file on which the worker dies each time must not be tried for ever
STALLED_SECONDS = 30  # without a sign of life from its worker; workers give one every ten
_READ = 90  # per cent of the bar that reading takes; keeping the rows is one transaction and takes the rest
_STEP = 3

_again = RetryStrategy(
    max_attempts=MOST_ATTEMPTS, wait=10, retry_exceptions={OperationalError, InterfaceError}
)
State = Upload.State


@app.task(name="check an upload", retry=_again)
def check(upload_id: int, authority_id: int) -> None:
    """Read what was sent and keep what was found; an upload that was given up in the meantime is left alone."""
    with _ending_in_a_sentence(upload_id, authority_id):
        upload = _begin(upload_id, authority_id, State.CHECKING)
        if upload is None:
            return
        asked = upload.findings.get("asked", "")
        reading = stored.read(upload, asked, _progress(upload, 99))
        text = sheets.of_problems(findings.problem_rows(reading))
        stored.problems_path(upload).write_text(text, "utf-8", newline="")
        found = findings.describe(reading) | {"asked": asked}
        _end(upload, State.CHECKED, found, layout=reading.layout)


@app.task(name="load an upload", retry=_again)
def load(upload_id: int, authority_id: int, by_id: int) -> None:
    """Load what was checked and confirmed: whole, or not at all."""
    with _ending_in_a_sentence(upload_id, authority_id):
        upload = _begin(upload_id, authority_id, State.LOADING)
        if upload is None:
            return
        reading = stored.read(upload, upload.layout, _progress(upload, _READ))
        try:
            kept = _keep(reading, upload, by_id)
        except AlreadyLoaded as already:
            found = upload.findings | {"already": True}
            kept = _end(upload, State.LOADED, found, loaded_file=already.file)
        if kept:
            stored.forget(upload)


def _keep(reading: Reading, upload: Upload, by_id: int) -> bool:
    """Keep the rows and say so in the same transaction; False where somebody stopped the load before."""
    with scope.of_authority(upload.authority_id):
        by = User.objects.get(pk=by_id)
        if Upload.objects.select_for_update().get(pk=upload.pk).state != State.LOADING:
            return False
        file: LoadedFile = keep(reading, by=by, authority=by.authority)
        return _end(upload, State.LOADED, upload.findings, loaded_file=file)


def _begin(upload_id: int, authority_id: int, state: Upload.State) -> Upload | None:
    """Say that the work has begun; None where it is no longer wanted."""
    before = {State.CHECKING: (State.WAITING, State.CHECKING), State.LOADING: (State.LOADING,)}[state]
    with scope.of_authority(authority_id):
        upload = Upload.objects.select_for_update(of=("self",)).select_related("sent_by").get(pk=upload_id)
        if upload.state not in before:
            return None
        with action("check a file", by=_sender(upload)):
            upload.state, upload.progress = state, 1
            upload.save(update_fields=["state", "progress"])
    return upload


def _sender(upload: Upload) -> Actor:
    return upload.sent_by or Operator()


def _progress(upload: Upload, most: int) -> Callable[[float], None]:
    """Return what to tell the share done (0 to 1); it writes every few per cent, up to ``most``."""
    last = [upload.progress]

    def tell(share: float) -> None:
        now = int(min(max(share, 0), 1) * most)
        if now >= last[0] + _STEP:
            last[0] = now
            with scope.of_authority(upload.authority_id):
                Upload.objects.filter(pk=upload.pk, state=upload.state).update(progress=now)

    return tell


def _end(upload: Upload, state: Upload.State, found: dict[str, object], **more: object) -> bool:
    """Say how the work ended; False, with nothing changed, where somebody stopped it in the meantime."""
    with (
        scope.of_authority(upload.authority_id),
        action(_ENDED[state], by=_sender(upload)),
    ):
        now = Upload.objects.select_for_update().get(pk=upload.pk)
        if rules.reasons_not_to_move(now.state, state):
            return False
        for name, value in {"state": state, "findings": found, "progress": 100, **more}.items():
            setattr(now, name, value)
        now.save()
    return True


_ENDED = {State.CHECKED: "check a file", State.LOADED: "load a file", State.REFUSED: "refuse a file"}


@contextmanager
def _ending_in_a_sentence(upload_id: int, authority_id: int) -> Iterator[None]:
    """Turn whatever goes wrong into a refusal to show. A database that is away is tried again later."""
    try:
        yield
    except CannotRead as refusal:
        refuse(upload_id, authority_id, refusal.sentence, refusal.way_out)
    except CannotLoad as refusal:
        refuse(upload_id, authority_id, refusal.reasons[0], refusal.reasons[1:])
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        _log.exception("The job for upload %s of authority %s broke", upload_id, authority_id)
        refuse(upload_id, authority_id, *broke(upload_id))


def broke(upload_id: int) -> tuple[str, list[str]]:
    """Return what to say where the fault is Mainstay's own: the sentence and the ways out."""
    return "Mainstay could not finish with this file. Nothing in it was loaded.", [
        "Check it again.",
        f"If that ends here too, tell whoever looks after Mainstay: this is upload {upload_id}.",
    ]


def refuse(upload_id: int, authority_id: int, sentence: str, way_out: list[str]) -> None:
    """Keep why the file cannot be loaded, to be shown on its page."""
    with scope.of_authority(authority_id):
        upload = Upload.objects.select_related("sent_by").get(pk=upload_id)
        kept = {"asked": upload.findings.get("asked", "")}
        _end(upload, State.REFUSED, kept | {"sentence": sentence, "way_out": way_out})


@app.periodic(cron="* * * * *")
@app.task(name="take up stalled jobs", queueing_lock="take up stalled jobs", pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Give jobs whose worker died to another; one that has been tried too often ends in a sentence."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        about = next((name for name in _END if name in job.task_kwargs), None)
        if job.attempts < MOST_ATTEMPTS or about is None:
            await manager.retry_job(job)
            continue
        end, say = _END[about]
        record_id = cast(int, job.task_kwargs[about])
        authority_id = cast(int, job.task_kwargs["authority_id"])
        await sync_to_async(end)(record_id, authority_id, *say(record_id))
        await manager.finish_job(job, status=Status.FAILED, delete_job=False)


# How a job that is given up ends, by the record it is about: what ends it, and what is said.
_END: dict[str, tuple[Callable[[int, int, str, list[str]], None], Callable[[int], tuple[str, list[str]]]]] = {
    "upload_id": (refuse, broke),
    "source_id": (sources.refuse, sources.broke),
}


@app.periodic(cron="30 3 * * *")
@app.task(name="clear files away", queueing_lock="clear files away")
def clear_away(timestamp: int) -> None:
    """Remove, once a day, files that were sent and that nobody loaded in time."""
    clearing.clear_away(timezone.now())


def work(*, wait: bool = True) -> None:
    """Do the jobs that wait, one at a time; until told to stop, or with ``wait=False`` until none is left.

    For a process of its own. It may also run in a thread of another: it leaves that process's connections alone.
    """
    connector = cast(DjangoConnector, app.connector)
    worker = app.with_connector(connector.get_worker_connector())
    worker.run_worker(wait=wait, concurrency=1, delete_jobs="successful")
