"""What a strategy says of each priority: as it was decided, with its options, its evidence and what carers said."""

from collections.abc import Mapping
from typing import Any

from mainstay.planning.models import EqualityAssessment, Option, Priority
from mainstay.planning.priorities.naming import Names
from mainstay.planning.queries.priorities import Line
from mainstay.planning.strategy.references import References

Entry = dict[str, Any]


def entry(line: Line, names: Names, refs: References, signed: Mapping[int, EqualityAssessment]) -> Entry:
    """Return a decided priority as plain values. signed: id → its signed equality impact assessment."""
    each = line.priority
    evidence = [grounds.evidence for grounds in each.grounds.all()]
    equality = signed.get(each.pk)
    return {
        "id": each.pk,
        "title": each.title,
        "state": each.state,
        "need": {"words": each.need, "refs": refs.evidence(evidence)},
        "decision": {"words": each.reason, "refs": [refs.decision(each)]},
        "body": each.decided_body,
        "decided_on": each.decided_on.isoformat() if each.decided_on else None,
        "review_on": each.review_on.isoformat() if each.review_on else None,
        "interventions": [
            {"code": code, "title": names.interventions.get(code, code)} for code in each.interventions
        ],
        "outcomes": [{"code": code, "title": names.outcomes.get(code, code)} for code in each.outcomes],
        "places": [{"code": code, "title": names.places.get(code, code)} for code in each.places],
        "groups": [{"code": code, "title": names.groups.get(code, code)} for code in each.groups],
        "cost_low_pence": each.cost_low_pence,
        "cost_high_pence": each.cost_high_pence,
        "cost_note": each.cost_note,
        "feasibility": each.feasibility,
        "owner": each.owner,
        "options": [_option(option) for option in each.options.all()],
        "carers_place": line.carers_place,
        "no_ranking_reason": each.no_ranking_reason,
        "score_place": line.score_place,
        "score": line.score,
        "equality": _equality(each, equality, refs),
    }


def _option(option: Option) -> Entry:
    return {
        "title": option.title,
        "description": option.description,
        "does_nothing": option.does_nothing,
        "chosen": option.chosen,
        "cost_pence": option.cost_pence,
        "risk_of_doing": option.risk_of_doing,
        "risk_of_not_doing": option.risk_of_not_doing,
    }


def _equality(priority: Priority, signed: EqualityAssessment | None, refs: References) -> Entry:
    if signed is None:
        return {"words": priority.no_equality_reason, "refs": []}
    return {"words": signed.mitigation or signed.what_changes, "refs": [refs.equality(signed)]}
