"""Which plans wait for this person's answer, and who else will be asked?"""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import Authority, User
from mainstay.accounts.permissions import Permission, permissions_of
from mainstay.local.queries import local_values
from mainstay.pathway.models import Approval, Clock
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules.approvals import FINANCE, MANAGER, PANEL, Limits

STEPS: Mapping[Permission, str] = {
    Permission.APPROVE_AS_MANAGER: MANAGER,
    Permission.APPROVE_IN_PANEL: PANEL,
    Permission.APPROVE_MONEY: FINANCE,
}


def steps_of(user: User) -> list[str]:
    """Return the steps of the chain that the user's roles let them answer, in their order."""
    allowed = permissions_of(user)
    return [step for permission, step in STEPS.items() if permission in allowed]


def approvals_visible_to(user: User) -> QuerySet[Approval]:
    """Return what waits for the user's role, the longest waiting first. What was answered is in the carer's record."""
    return (
        Approval.objects.filter(
            carer__in=carers_visible_to(user), step__in=steps_of(user), answer=Approval.Answer.WAITING
        )
        .select_related("plan__carer__person", "asked_by", "plan__written_by")
        .order_by("asked_on", "pk")
    )


def due_days(approvals: QuerySet[Approval]) -> dict[int, date]:
    """Return approval → the day by which an answer is owed; one query."""
    clocks = Clock.objects.filter(
        what__startswith="approval_", record__in=approvals.values("pk"), done_on=None, stopped_on=None
    )
    return {clock.record: clock.due_on for clock in clocks if clock.record is not None}


def limits(authority: Authority, today: date) -> Limits:
    """Return what each may agree to alone, the authority's own values first; one query."""
    own = local_values()
    found = {
        name: int(
            policy.value(
                f"approval.limits.{name}", today, authority.nation, own.get(f"approval.limits.{name}")
            )
        )
        for name in ("worker_pence", "manager_pence", "finance_pence", "own_idea_pence")
    }
    return Limits(**found)


def titles(today: date) -> dict[str, str]:
    """Return the code of each step → what it is called."""
    return {each.code: each.title for each in policy.items("approval.steps", on=today)}
