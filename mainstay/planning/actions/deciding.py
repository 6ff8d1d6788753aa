"""Deciding priorities, and taking a decision up again with the one before kept."""

from datetime import date

from django.db import transaction

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.planning.actions.priorities import locked
from mainstay.planning.models import EarlierDecision, Option, Priority, Review
from mainstay.planning.queries.deciding import standing
from mainstay.planning.rules import priorities as rules
from mainstay.planning.rules.priorities import Decision

_NEWLY_DECIDED = [
    "state",
    "reason",
    "decided_on",
    "decided_by",
    "decided_body",
    "review_on",
    "no_ranking_reason",
]


class CannotDecide(Refused):
    """Nothing was decided; ``reasons`` are sentences to show."""


@transaction.atomic
def decide(
    priority: Priority, decision: Decision, *, option: Option | None = None, by: User, today: date
) -> Priority:
    """Record that a body agreed, deferred or refused a priority, or raise CannotDecide with every reason.

    option: the one that is agreed; only with an agreement, and never doing nothing.
    """
    priority = locked(priority)
    agreed = option if decision.decision == rules.AGREED else None
    ready = standing(priority, chosen=agreed)
    reasons = rules.reasons_not_to_decide(ready, decision, today=today)
    refuse_if(CannotDecide, reasons)
    with action("decide a priority", by=by):
        if agreed:
            Option.objects.filter(pk=agreed.pk).update(chosen=True)
        priority.state, priority.reason = decision.decision, decision.reason.strip()
        priority.decided_on, priority.decided_by = decision.decided_on, by
        priority.decided_body, priority.review_on = decision.body.strip(), decision.review_on
        priority.no_ranking_reason = "" if ready.ranked else decision.no_ranking_reason.strip()
        priority.save(update_fields=_NEWLY_DECIDED)
        return priority


@transaction.atomic
def reopen(priority: Priority, because: str, *, by: User, today: date) -> Priority:
    """Take a decided priority up again in a new round, keeping what was decided, or raise CannotDecide."""
    priority = locked(priority)
    # Locked, so that it is not closed with a decision open in it.
    closed = Review.objects.select_for_update().get(pk=priority.review_id).closed_on is not None
    reasons = rules.reasons_not_to_reopen(priority.state, because, review_closed=closed)
    if reasons or priority.decided_on is None or priority.decided_by is None:
        raise CannotDecide(reasons)
    with action("open a decision again", by=by):
        EarlierDecision.objects.create(
            authority_id=priority.authority_id,
            priority=priority,
            round=priority.round,
            state=priority.state,
            reason=priority.reason,
            decided_on=priority.decided_on,
            decided_by=priority.decided_by,
            decided_body=priority.decided_body,
            review_on=priority.review_on,
            no_ranking_reason=priority.no_ranking_reason,
            reopened_on=today,
            reopened_by=by,
            reopened_because=because.strip(),
        )
        Option.objects.filter(priority=priority, chosen=True).update(chosen=False)
        priority.state, priority.round = Priority.State.PROPOSED, priority.round + 1
        priority.reason = priority.decided_body = priority.no_ranking_reason = ""
        priority.decided_on = priority.decided_by = priority.review_on = None
        priority.save(update_fields=[*_NEWLY_DECIDED, "round"])
        return priority
