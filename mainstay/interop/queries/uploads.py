"""What has been sent, and is anybody at work on it?"""

from datetime import timedelta
from typing import Literal

from django.db.models import Q, QuerySet
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from mainstay.accounts.models import User
from mainstay.interop import rules
from mainstay.places.models import LoadedFile, Upload

_SILENT_SECONDS = 30  # a worker says every ten that it is there
_STARTING_SECONDS = 5


def uploads_visible_to(user: User) -> QuerySet[Upload]:
    """Return what people of the user's authority sent, the latest first."""
    return Upload.objects.filter(authority=user.authority_id).select_related("sent_by", "loaded_file")


def job_of(upload: Upload) -> Literal["todo", "doing"] | None:
    """Return whether a job about the upload waits or runs; None where nothing will happen by itself."""
    found = ProcrastinateJob.objects.filter(lock=rules.lock_of(upload.pk), status__in=("todo", "doing"))
    return found.order_by("status").values_list("status", flat=True).first()


def worker_is_running() -> bool:
    """Return whether anybody is there to do the jobs."""
    lately = timezone.now() - timedelta(seconds=_SILENT_SECONDS)
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=lately).exists()


def waits_for_nobody(upload: Upload, job: str | None) -> bool:
    """Return whether the upload's job waits and no worker is there to do it; a worker is given time to start."""
    just_sent = timezone.now() - upload.sent_at < timedelta(seconds=_STARTING_SECONDS)
    return job == "todo" and not just_sent and not worker_is_running()


def same_file(user: User, upload: Upload, layout: str) -> LoadedFile | None:
    """Return the load of this very file in this layout, shared or the authority's own; None if there is none."""
    mine = Q(authority=user.authority_id) | Q(authority=None)
    return LoadedFile.objects.filter(mine, sha256=upload.sha256, layout=layout).order_by("authority").first()
