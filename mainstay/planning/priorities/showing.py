"""One priority as its page shows it: the thread it stands on, its options, its scores and what carers put first."""

from datetime import date
from typing import Any

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.planning.models import Priority
from mainstay.planning.priorities import listing
from mainstay.planning.priorities.naming import names
from mainstay.planning.queries.deciding import standing
from mainstay.planning.queries.equality import equality_visible_to
from mainstay.planning.queries.priorities import evidence_of
from mainstay.planning.queries.rankings import rankings_of
from mainstay.planning.queries.scoring import scale, scores_of
from mainstay.planning.rules.priorities import PROPOSED, reasons_before_deciding


def about(user: User, priority: Priority, today: date) -> dict[str, Any]:
    """Return what the page of one priority needs; a fixed number of queries."""
    how = scale(today)
    open_now = priority.state == PROPOSED
    return {
        "priority": priority,
        "names": names(priority.places, today),
        "cost": listing.cost(priority.cost_low_pence, priority.cost_high_pence),
        "evidence": evidence_of(priority),
        "options": list(priority.options.all()),
        "scores": scores_of(priority, how),
        "most": how.most,
        "rankings": rankings_of(priority),
        "equality": list(equality_visible_to(user).filter(priority=priority)),
        "earlier": list(priority.earlier.select_related("decided_by", "reopened_by")),
        "to_settle": reasons_before_deciding(standing(priority)) if open_now else [],
        "may_write": open_now and may(user, Permission.WRITE_PLANS),
        "may_score": open_now and may(user, Permission.SCORE_PRIORITIES),
        "may_decide": may(user, Permission.DECIDE_PRIORITIES),
        "may_see_history": may(user, Permission.SEE_HISTORY),
    }
