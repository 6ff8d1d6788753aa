"""Everything that changes a budget but its ledger and its options: indicated, agreed, looked at again, closed."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.engines.budgeting import indicating
from mainstay.local.queries import local_values
from mainstay.pathway.actions import clocks
from mainstay.pathway.models import Budget, LedgerEntry, Plan
from mainstay.pathway.queries.budgets import nation_of, paid_supports, standing, to_cost
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.queries.options import unheld
from mainstay.pathway.queries.points import points_of
from mainstay.pathway.rules import budgets as rules
from mainstay.pathway.rules.editions import reasons_if_changed

ADDED_UP, BY_POINTS = "added_up", "points"
REVIEW, REVIEW_DAYS = "budget_review", "budgets.limits.review_days"
A_YEAR = timedelta(days=364)  # from its first day to its last


class CannotBudget(Refused):
    """A budget cannot be changed so; ``reasons`` has every one as a sentence."""


def indicate(
    plan: Plan,
    *,
    by: User,
    today: date,
    from_on: date | None = None,
    to_on: date | None = None,
    way: str = ADDED_UP,
) -> Budget:
    """Return the plan's budget with an indicative sum and what it rests on, or raise CannotBudget.

    way: added_up, the plan's paid support; points, the resource table. The period is a year from the plan's start
    unless it is given. Done again, it reckons anew, until the options are offered or the sum is agreed.
    """
    with action("indicate a personal budget", by=by):
        # Locked, because two workers may reckon the budget of one plan at once.
        plan = (
            Plan.objects.select_for_update(of=("self",))
            .select_related("assessment", "authority")
            .get(pk=plan.pk)
        )
        budget = Budget.objects.filter(plan=plan).first()
        begins = from_on or (budget.from_on if budget else plan.starts_on or today)
        ends = to_on or (budget.to_on if budget and not from_on else begins + A_YEAR)
        supports = to_cost(paid_supports(plan))
        reasons = rules.reasons_against_period(begins, ends)
        reasons += rules.reasons_not_to_indicate(
            paid=len(supports),
            missing=indicating.missing(supports),
            state=budget.state if budget else "",
            by_points=way == BY_POINTS,
        )
        refuse_if(CannotBudget, reasons)
        pence, basis = _by_points(plan, begins, ends, today) if way == BY_POINTS else _added_up(supports)
        about = {"indicative_pence": pence, "basis": basis, "from_on": begins, "to_on": ends}
        if budget is None:
            budget = Budget.objects.create(
                authority_id=plan.authority_id, carer_id=plan.carer_id, plan=plan, **about
            )
            clocks.start(plan.carer, "budget", from_on=today, due_on=max(today, begins), record=budget.pk)
            return budget
        return kept(budget, **about)


def _added_up(supports: list[indicating.PaidSupport]) -> tuple[int, dict[str, Any]]:
    costed = indicating.add_up(supports)
    lines = [
        {
            "support": each.support.key,
            "words": each.support.words,
            "a_week": None if each.support.a_week is None else str(each.support.a_week),
            "weeks": each.support.weeks,
            "once": each.support.once,
            "price_pence": each.support.price_pence,
            "pence": each.pence,
        }
        for each in costed
    ]
    return sum(each.pence for each in costed), {"way": ADDED_UP, "lines": lines}


def _by_points(plan: Plan, from_on: date, to_on: date, today: date) -> tuple[int, dict[str, Any]]:
    found = points_of(plan, nation_of(plan), today)
    refuse_if(CannotBudget, found.reasons)
    pence = indicating.for_period(found.a_week_pence, from_on, to_on)
    return pence, {"way": BY_POINTS} | found.as_basis()


def agree(
    budget: Budget,
    pence: int,
    *,
    by: User,
    today: date,
    why_different: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
    edition: int | None = None,
) -> Budget:
    """Agree the sum, and allot it in the ledger; or raise CannotBudget. A sum agreed later takes the first one's place.

    edition: of the budget as it was seen; None where nobody saw a form.
    """
    with action("agree a personal budget", by=by):
        budget = locked(budget)
        begins, ends = from_on or budget.from_on, to_on or budget.to_on
        now = standing(budget)
        reasons = reasons_if_changed(budget.edition if edition is None else edition, budget.edition)
        reasons += rules.reasons_against_period(begins, ends)
        reasons += rules.reasons_not_to_agree(
            pence=pence,
            indicative=budget.indicative_pence,
            why_different=why_different,
            plan_agreed=budget.plan.agreed_on is not None,
            unheld=unheld(budget),
            used=now.allotted - now.free,
            state=budget.state,
        )
        refuse_if(CannotBudget, reasons)
        _allot(budget, pence, by=by, today=today)
        clocks.done(budget.carer, "budget", on=today, record=budget.pk)
        _start_review(budget, today)
        return kept(
            budget,
            agreed_pence=pence,
            why_different=why_different.strip(),
            from_on=begins,
            to_on=ends,
            state=Budget.State.AGREED,
            agreed_on=today,
            agreed_by=by,
        )


def _allot(budget: Budget, pence: int, *, by: User, today: date) -> None:
    """Take back what was allotted before, and allot the sum; nothing where it is the same."""
    kind = LedgerEntry.Kind.ALLOTTED
    before = LedgerEntry.objects.filter(budget=budget, kind=kind, undoes=None, undone_by=None)
    if [each.pence for each in before] == [pence]:
        return
    about = {"authority_id": budget.authority_id, "carer_id": budget.carer_id, "budget": budget, "kind": kind}
    about |= {"on": today, "entered_by": by}
    for each in before:
        LedgerEntry.objects.create(**about, pence=each.pence, undoes=each)
    LedgerEntry.objects.create(**about, pence=pence)


def look_again(budget: Budget, *, by: User, today: date) -> None:
    """Note that the budget was looked at and still fits, and set the next day for it."""
    with action("review a personal budget", by=by):
        budget = locked(budget)
        refuse_if(
            CannotBudget,
            [] if budget.state == Budget.State.AGREED else [_("Only an agreed budget is reviewed.")],
        )
        clocks.done(budget.carer, REVIEW, on=today, record=budget.pk)
        _start_review(budget, today)


def _start_review(budget: Budget, today: date) -> None:
    due = due_by(budget.authority, REVIEW_DAYS, today)
    clocks.start(budget.carer, REVIEW, from_on=today, due_on=due, record=budget.pk, pack=REVIEW_DAYS)


def close(budget: Budget, words: str, *, by: User, today: date) -> Budget:
    """Close a budget in which nothing is committed or held by anybody any more, or raise CannotBudget."""
    with action("close a personal budget", by=by):
        budget = locked(budget)
        now = standing(budget)
        reasons = rules.reasons_not_to_close(
            state=budget.state, committed=now.committed, in_hand=now.in_hand, words=words
        )
        refuse_if(CannotBudget, reasons)
        for what in (REVIEW, "budget", "option"):
            clocks.stop(budget.carer, what, on=today, record=budget.pk)
        basis = budget.basis | {"closed": {"on": today.isoformat(), "why": words.strip(), "left": now.left}}
        return kept(budget, state=Budget.State.CLOSED, basis=basis)


def locked(budget: Budget) -> Budget:
    """Return the budget as it is now, locked: two people may be spending the last pounds of it."""
    found = Budget.objects.select_for_update(of=("self",))
    return found.select_related("plan__assessment", "plan__authority", "carer__person", "authority").get(
        pk=budget.pk
    )


def kept(budget: Budget, **changed: Any) -> Budget:
    """Save what changed of a locked budget as its next edition."""
    for name, value in changed.items():
        setattr(budget, name, value)
    budget.edition += 1
    budget.save(update_fields=[*changed, "edition", "changed_at"])
    return budget


def limit(key: str, today: date) -> Any:
    """Return a number of policy about budgets, the authority's own where it has one. key: below budgets.limits."""
    entry = policy.entry(f"budgets.limits.{key}")
    return policy.in_force(entry, today, local_values().get(entry.key)).value
