"""A flat row for each carer, for analysis: no name, no address, no word that anybody said.

Days, codes, counts and whole pence only. What leaves as a figure goes through engines.disclosure first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, QuerySet, Sum

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.pathway.models import (
    Assessment,
    Budget,
    Carer,
    Decision,
    Plan,
    QualityOfLife,
    Support,
    UnmetNeed,
)
from mainstay.pathway.rules.people import age_on

UNDER, WORKING, OLDER, UNKNOWN = "young", "working", "older", "unknown"
_RUNNING = (Plan.State.AGREED, Plan.State.SUSPENDED)
_GIVEN = (Support.State.CHOSEN, Support.State.ARRANGED, Support.State.SUSPENDED)


@dataclass(frozen=True)
class CarerFact:
    """One carer. carer: the row's number, which says nothing by itself. ward: code, empty where not known.

    outcome: what the newest final decision found, empty where there is none. supports, breaks: given now under the
    running plan. pence: of agreed budgets that run today. unmet: needs for which nothing was found since. asked_life:
    how often the six items were asked.
    """

    carer: int
    age_band: str
    stage: str
    ward: str
    found_through: str
    found_on: date
    hours: str
    assessed_on: date | None
    decided_on: date | None
    planned_on: date | None
    outcome: str
    supports: int
    breaks: int
    pence: int
    unmet: int
    asked_life: int


def carer_facts(authority: Authority, today: date) -> Iterator[CarerFact]:
    """Yield a row for each carer of an authority whom the scope shows, merged and erased records apart.

    In eight queries, however many there are.
    """
    young = int(policy.value("pathway.ages.young_carer_under", on=today))
    older = int(policy.value("estimation.ages.older_from", on=today))
    mine: dict[str, Any] = {"authority": authority}
    running = {"plan__state__in": _RUNNING, "state__in": _GIVEN}
    supports = _by(Support.objects.filter(**mine, **running), Count("pk"))
    breaks = _by(Support.objects.filter(**mine, **running).exclude(kind_of_break=""), Count("pk"))
    pence = _by(
        Budget.objects.filter(**mine, state="agreed", from_on__lte=today, to_on__gte=today),
        Sum("agreed_pence"),
    )
    unmet = _by(UnmetNeed.objects.filter(**mine, met_later_on=None), Count("pk"))
    assessed = _by(Assessment.objects.filter(**mine, state="completed"), Max("completed_on"))
    planned = _by(Plan.objects.filter(**mine, state__in=_RUNNING), Max("agreed_on"))
    life = _by(QualityOfLife.objects.filter(**mine), Count("pk"))
    decided: dict[int, tuple[date | None, str]] = {
        carer: (on, outcome)
        for carer, on, outcome in Decision.objects.filter(**mine, state="final")
        .order_by("final_on", "pk")
        .values_list("carer", "final_on", "decided")
    }
    carers = Carer.objects.filter(**mine, merged_into=None, erased_on=None).annotate(
        born_on=F("person__born_on"), ward=F("person__area_code")
    )
    for pk, stage, through, found_on, hours, born_on, ward in carers.order_by("pk").values_list(
        "pk", "stage", "found_through", "found_on", "hours", "born_on", "ward"
    ):
        decided_on, outcome = decided.get(pk, (None, ""))
        yield CarerFact(
            carer=pk,
            age_band=band_of(age_on(born_on, today), young, older),
            stage=stage,
            ward=ward or "",
            found_through=through,
            found_on=found_on,
            hours=hours,
            assessed_on=assessed.get(pk),
            decided_on=decided_on,
            planned_on=planned.get(pk),
            outcome=outcome,
            supports=supports.get(pk, 0),
            breaks=breaks.get(pk, 0),
            pence=pence.get(pk) or 0,
            unmet=unmet.get(pk, 0),
            asked_life=life.get(pk, 0),
        )


def band_of(age: int | None, young: int, older: int) -> str:
    """Return the age band: below the age of a young carer, from the age of an older one, or between."""
    if age is None:
        return UNKNOWN
    return UNDER if age < young else OLDER if age >= older else WORKING


def _by(rows: "QuerySet[Any]", what: Count | Max | Sum) -> dict[int, Any]:
    return dict(rows.order_by().values("carer").annotate(found=what).values_list("carer", "found"))
