"""What carers were given: plans with outcomes and supports, who agreed to them, what they cost and how they went."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np
import yaml

from mainstay.audit.context import action
from mainstay.database import many
from mainstay.directory.models import Service
from mainstay.interop.northmoor.carers.kept import Kept, Staff
from mainstay.interop.northmoor.design import FOLDER
from mainstay.pathway.models import Assessment, Decision, PersonalOutcome, Plan, Support

# Who has a plan by now, and in which state it is.
STATES = {"planning": "draft", "approving": "approving", "supported": "agreed", "ended": "ended"}
_ONE_IN_TEN_SENT_BACK = 0.1


@cache
def told() -> Mapping[str, Any]:
    """Return what plans.yaml decides."""
    return dict(yaml.safe_load((FOLDER / "carers" / "plans.yaml").read_text("utf-8")))


@dataclass(frozen=True)
class Planned:
    """A carer's plan with the supports in it, as rows."""

    kept: Kept
    plan: Plan
    supports: tuple[Support, ...]


def plan_support(
    kept: Sequence[Kept],
    assessed: Mapping[int, Assessment],
    decided: Mapping[int, Decision],
    staff: Staff,
    rng: np.random.Generator,
    *,
    today: date,
) -> list[Planned]:
    """Write the plans of those who have one, each with one to three outcomes and what would help."""
    chosen = [each for each in kept if each.carer.pk in decided and each.life.stage in STATES]
    services = _services()
    with action("plan support", by=staff.of_council):
        plans = [
            _plan(each, assessed[each.carer.pk], decided[each.carer.pk], staff, rng, today) for each in chosen
        ]
        many.add(plans)
        drawn = [_drawn(each, rng) for each in chosen]
        outcomes = [
            [_outcome(plan, place, each) for place, each in enumerate(several)]
            for plan, several in zip(plans, drawn, strict=True)
        ]
        many.add([row for several in outcomes for row in several])
        planned = [
            Planned(each, plan, tuple(_supports(plan, rows, several, services, rng)))
            for each, plan, rows, several in zip(chosen, plans, outcomes, drawn, strict=True)
        ]
        many.add([support for each in planned for support in each.supports])
    return planned


def _services() -> dict[str, list[int]]:
    """Return the listed services by the interventions they give."""
    found: dict[str, list[int]] = {}
    for pk, interventions in (
        Service.objects.filter(state="listed").order_by("pk").values_list("pk", "interventions")
    ):
        for code in interventions:
            found.setdefault(code, []).append(pk)
    return found


def _plan(
    each: Kept,
    assessment: Assessment,
    decision: Decision,
    staff: Staff,
    rng: np.random.Generator,
    today: date,
) -> Plan:
    assert assessment.completed_on is not None
    state = STATES[each.life.stage]
    if state == "draft" and rng.random() < _ONE_IN_TEN_SENT_BACK:
        state = "sent_back"
    agreed_on = min(assessment.completed_on + timedelta(days=int(rng.integers(14, 60))), today)
    row = Plan(
        authority_id=each.carer.authority_id,
        carer=each.carer,
        assessment=assessment,
        decision=decision,
        category="3b" if each.life.strain > 0.85 else "3a",
        state=state,
        break_pattern=str(rng.choice(told()["patterns"])),
        enough_breaks=bool(rng.random() < 0.55),
        contingency=str(rng.choice(told()["contingencies"])),
        risk_of_not_doing="Caring may break down, and the person would then need care that nobody has planned.",
        risk_of_doing="The person may not settle with somebody new at first.",
        written_by=each.carer.worker or staff.of_council,
    )
    if state in ("agreed", "ended"):
        row.agreed_on = row.starts_on = row.carer_agreed_on = row.copy_given_on = agreed_on
        row.review_on = agreed_on + timedelta(days=365)
    if state in ("approving", "sent_back"):
        # Nothing is put forward before the carer has agreed to it, and before its days are said.
        row.carer_agreed_on = max(assessment.completed_on, min(agreed_on, today - timedelta(days=14)))
        row.starts_on, row.review_on = today + timedelta(days=14), today + timedelta(days=379)
    if state == "ended":
        row.ended_on, row.ended_because = each.life.ended_on, each.life.ended_because
    return row


def _drawn(each: Kept, rng: np.random.Generator) -> list[Mapping[str, Any]]:
    every = told()["outcomes"]
    return [every[number] for number in rng.choice(len(every), int(rng.integers(1, 4)), replace=False)]


def _outcome(plan: Plan, place: int, drawn: Mapping[str, Any]) -> PersonalOutcome:
    return PersonalOutcome(
        authority_id=plan.authority_id,
        carer_id=plan.carer_id,
        plan=plan,
        words=drawn["words"],
        outcomes=drawn["outcomes"],
        place=place,
    )


def _supports(
    plan: Plan,
    outcomes: Sequence[PersonalOutcome],
    drawn: Sequence[Mapping[str, Any]],
    services: Mapping[str, Sequence[int]],
    rng: np.random.Generator,
) -> Iterator[Support]:
    state = {"agreed": "arranged", "ended": "ended"}.get(plan.state, "wanted")
    for outcome, each in zip(outcomes, drawn, strict=True):
        for place, help_ in enumerate(each["helps"]):
            if place and rng.random() < 0.35:
                continue
            of_its_kind = services.get(help_["intervention"], [])
            paid = "pounds" in help_
            yield Support(
                authority_id=plan.authority_id,
                carer_id=plan.carer_id,
                plan=plan,
                outcome=outcome,
                intervention=help_["intervention"],
                words=help_["words"],
                kind_of_break=help_.get("break", ""),
                for_person=help_.get("for_person", False),
                paid=paid,
                price_pence=round(help_["pounds"] * 100) if paid else None,
                unit=help_.get("unit", ""),
                a_week=Decimal(str(help_["a_week"])) if "a_week" in help_ else None,
                weeks=help_.get("weeks"),
                service_id=int(rng.choice(of_its_kind)) if state == "arranged" and of_its_kind else None,
                state="looking" if state == "arranged" and paid and rng.random() < 0.08 else state,
                place=place,
            )
