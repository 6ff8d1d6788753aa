"""Which sources are there, how do they stand, and what do they tell?"""

from typing import Any, Literal

from django.db.models import Count, Q, QuerySet
from procrastinate.contrib.django.models import ProcrastinateJob

from mainstay.accounts.models import User
from mainstay.directory.models import Service, Source, SourceRecord
from mainstay.interop.openreferral.feed import Reached
from mainstay.interop.queries.uploads import worker_is_running
from mainstay.interop.sources import kept, rules

_LISTED = Q(records__kind=SourceRecord.Kind.SERVICE, records__gone_at=None)


def sources_visible_to(user: User) -> QuerySet[Source]:
    """Return the sources of the user's authority, each with how many services it tells of (``telling``)."""
    mine = Source.objects.filter(authority=user.authority_id).select_related("added_by")
    return mine.annotate(telling=Count("records", filter=_LISTED))


def job_of(source: Source) -> Literal["todo", "doing"] | None:
    """Return whether a job about the source waits or runs; None where nothing will happen by itself."""
    found = ProcrastinateJob.objects.filter(lock=rules.lock_of(source.pk), status__in=("todo", "doing"))
    return found.order_by("status").values_list("status", flat=True).first()


def waits_for_nobody(job: str | None) -> bool:
    """Return whether a job waits and no worker is there to do it."""
    return job == "todo" and not worker_is_running()


def phase_of(source_id: int) -> str:
    """Return how the reading of a source stands at this moment; "" where the source is gone."""
    found = Source.objects.filter(pk=source_id).values_list("reading__phase", flat=True).first()
    return found or ""


def reached(source: Source) -> Reached | None:
    """Return how far the reading of a feed has come; None for a file."""
    return kept.pages(source).reached if source.address and source.reading.get("token") else None


def history(source: Source) -> list[dict[str, Any]]:
    """Return what listing the source changed each time, the latest first."""
    return list(source.findings.get("history", []))


def only_told_by(source: Source) -> QuerySet[Service]:
    """Return the listed services that no other source tells of and no owner keeps: they go with the source."""
    others = SourceRecord.objects.filter(kind=SourceRecord.Kind.SERVICE, gone_at=None).exclude(source=source)
    told = source.records.filter(kind=SourceRecord.Kind.SERVICE).values("service")
    return (
        Service.objects.filter(pk__in=told, kept_by=Service.KeptBy.SOURCE)
        .exclude(state=Service.State.WITHDRAWN)
        .exclude(pk__in=others.values("service"))
    )


def what_removing_does(source: Source) -> dict[str, int]:
    """Return how many services go with a source, how many stay, and how many candidates wait or were confirmed."""
    told = source.records.filter(kind=SourceRecord.Kind.SERVICE, gone_at=None).count()
    going = only_told_by(source).count()
    candidates = source.candidates.count()
    return {"going": going, "staying": max(told - going, 0), "candidates": candidates}
