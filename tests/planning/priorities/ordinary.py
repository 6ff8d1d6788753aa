"""The ordinary case: a review of Northmoor that has moved on, and a priority that is ready to be decided."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.timezone import now

from mainstay.planning.actions.deciding import decide
from mainstay.planning.actions.priorities import add_option, propose
from mainstay.planning.actions.rankings import record_ranking
from mainstay.planning.actions.scoring import score
from mainstay.planning.models import EqualityAssessment, Evidence, Option, Priority, Review
from mainstay.planning.rules.priorities import Decision, Proposal, Way
from mainstay.planning.rules.scoring import Heard, Points
from tests.cast import Cast

TODAY = date(2026, 11, 20)
LATER = date(2027, 11, 20)
CRITERIA = ("need", "outcomes", "fairness", "early", "value", "doable")


def a_proposal(**changed: Any) -> Proposal:
    ordinary = Proposal(
        title="Saturday sitting for carers of people with dementia",
        need="Carers of people with dementia have no break at weekends.",
        outcomes=("N2", "N4"),
        interventions=("I06",),
        places=("X05000001",),
        groups=("older_carers",),
        cost_low_pence=4_000_000,
        cost_high_pence=6_000_000,
        cost_note="Two sitters, 48 Saturdays",
        feasibility="Two providers have said they could start in spring.",
        owner="Carers' lead",
    )
    return replace(ordinary, **changed)


def a_decision(decision: str = "agreed", **changed: Any) -> Decision:
    ordinary = Decision(
        decision=decision,
        reason="Carers put it first and it can begin in spring.",
        body="Joint commissioning board",
        decided_on=TODAY,
        review_on=LATER,
    )
    return replace(ordinary, **changed)


def heard(**changed: Any) -> Heard:
    ordinary = Heard(
        title="Carers' forum",
        held_on=date(2026, 10, 3),
        carers=14,
        how="Each carer had three dots to give.",
        heard_from="Carers of people with dementia",
        not_using_services=4,
    )
    return replace(ordinary, **changed)


@dataclass
class Ordinary:
    """Everything a test may start from."""

    cast: Cast
    review: Review
    evidence: Evidence
    priority: Priority
    other: Priority

    @property
    def nothing(self) -> Option:
        return self.priority.options.get(does_nothing=True)

    @property
    def option(self) -> Option:
        return self.priority.options.get(does_nothing=False)


def ordinary(cast: Cast) -> Ordinary:
    """Make it; the caller is in the scope of Northmoor."""
    by = cast.commissioner
    review = Review.objects.create(
        authority=cast.northmoor,
        title="What exists in 2026",
        area_code="X06000001",
        opened_on=date(2026, 9, 1),
        opened_by=by,
        moved_on_on=date(2026, 11, 1),
        moved_on_by=by,
    )
    evidence = Evidence.objects.create(
        authority=cast.northmoor,
        kind="words",
        title="What carers said at the forum",
        says="Saturdays are the hardest.",
        gathered_on=date(2026, 10, 3),
        heard_from="Carers of people with dementia",
        heard_count=14,
        uses_services=False,
        added_by=by,
    )
    priority = ready(cast, review, evidence)
    other = propose(review, a_proposal(title="A carers' card"), by=by)
    return Ordinary(cast, review, evidence, priority, other)


def ready(cast: Cast, review: Review, evidence: Evidence, **changed: Any) -> Priority:
    """Return a priority that wants only a ranking by carers to be decided."""
    by = cast.commissioner
    priority = propose(
        review,
        a_proposal(**changed),
        risk_of_not_acting="More carers reach breaking point at weekends.",
        evidence=[evidence],
        by=by,
    )
    add_option(priority, Way("Buy Saturday hours", "Forty hours a week", 5_000_000, "Few sitters"), by=by)
    assess_equality(cast, priority)
    return priority


def assess_equality(cast: Cast, priority: Priority, *, signed: bool = True) -> EqualityAssessment:
    return EqualityAssessment.objects.create(
        authority=cast.northmoor,
        title="Equality",
        priority=priority,
        what_changes="Sitting on Saturdays",
        owner="Carers' lead",
        review_on=LATER,
        written_by=cast.practice_lead,
        signed_by=cast.commissioner if signed else None,
        signed_at=now() if signed else None,
    )


def rank(found: Ordinary, *order: Priority, words: dict[int, str] | None = None, **changed: Any):
    return record_ranking(
        found.review,
        heard(**changed),
        order or (found.priority, found.other),
        by=found.cast.locality_lead,
        words=words,
        today=TODAY,
    )


def give(found: Ordinary, priority: Priority, by, **points: int) -> None:
    """Score every criterion, 3 points unless named."""
    score(priority, {code: Points(points.get(code, 3), "Because.") for code in CRITERIA}, by=by, today=TODAY)


def agree(found: Ordinary) -> Priority:
    rank(found)
    return decide(found.priority, a_decision(), option=found.option, by=found.cast.commissioner, today=TODAY)
