"""Scoring priorities: each person keeps their own, and changes nobody else's."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.planning.actions.priorities import locked
from mainstay.planning.models import Priority, Score
from mainstay.planning.queries.scoring import criteria, most_points
from mainstay.planning.rules import scoring as rules
from mainstay.planning.rules.scoring import Points


class CannotScore(Refused):
    """No score was kept; ``reasons`` are sentences to show."""


@transaction.atomic
def score(priority: Priority, given: Mapping[str, Points], *, by: User, today: date) -> list[Score]:
    """Keep what ``by`` gives a priority, in place of what they gave before, or raise CannotScore.

    given: criterion → points and why. Criteria left out stay as they were.
    """
    priority = locked(priority)
    titles = {item.code: item.title for item in criteria(today)}
    reasons = rules.reasons_not_to_score(given, titles, most_points(today), state=priority.state)
    refuse_if(CannotScore, reasons)
    with action("score a priority", by=by):
        return [
            Score.objects.update_or_create(
                authority_id=by.authority_id,
                priority=priority,
                criterion=criterion,
                scored_by=by,
                defaults={"points": points.points, "why": points.why.strip()},
            )[0]
            for criterion, points in given.items()
        ]
