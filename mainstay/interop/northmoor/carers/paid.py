"""Who agreed to the plans, and the money of those that cost any: every penny as the ledger would have it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from mainstay.audit.context import action
from mainstay.database import many
from mainstay.engines.budgeting.indicating import add_up
from mainstay.interop.northmoor.carers.kept import Staff
from mainstay.interop.northmoor.carers.supported import Planned
from mainstay.pathway.models import Approval, Budget, LedgerEntry, OptionChoice
from mainstay.pathway.queries.approvals import limits
from mainstay.pathway.queries.budgets import to_cost
from mainstay.pathway.rules.approvals import Limits, Step, chain

_HELD = {"commissioned": 0.42, "direct_payment": 0.3, "managed": 0.2, "individual_service_fund": 0.08}
_KIND = LedgerEntry.Kind


def agree_and_pay(
    planned: Sequence[Planned], staff: Staff, rng: np.random.Generator, *, today: date
) -> list[Budget]:
    """Write approvals of every plan that was put forward, and the budget and ledger of those that cost money."""
    until = limits(staff.authority, today)
    with action("approve a plan", by=staff.lead):
        many.add([row for each in planned for row in _approvals(each, until, staff, today)])
    paid = [each for each in planned if each.plan.state == "agreed" and _year_pence(each)]
    with action("agree a personal budget", by=staff.finance):
        budgets = [_budget(each, staff, rng, today) for each in paid]
        many.add(budgets)
        many.add([_choice(budget, staff) for budget in budgets])
        many.add(
            [
                row
                for each, budget in zip(paid, budgets, strict=True)
                for row in _ledger(each, budget, staff, rng, today)
            ]
        )
    return budgets


def _year_pence(each: Planned) -> int:
    return sum(costed.pence for costed in add_up(to_cost(one for one in each.supports if one.paid)))


def _approvals(each: Planned, until: Limits, staff: Staff, today: date) -> Iterator[Approval]:
    plan = each.plan
    if plan.state in ("draft", "ended"):
        return
    pence = _year_pence(each)
    answerers = {
        "worker": plan.written_by,
        "manager": staff.lead,
        "panel": staff.panel,
        "finance": staff.finance,
    }
    steps = chain(pence, [], until)
    if plan.state != "agreed":
        steps = (
            [Step("manager", "")] if steps[0].code == "worker" else steps[: 1 + plan.carer_id % len(steps)]
        )
    for place, step in enumerate(steps):
        asked_on = (plan.agreed_on or today) - timedelta(days=3 * (len(steps) - place))
        row = Approval(
            authority_id=plan.authority_id,
            carer_id=plan.carer_id,
            plan=plan,
            step=step.code,
            year_pence=pence,
            asked_on=asked_on,
            asked_by=plan.written_by,
        )
        last = place == len(steps) - 1
        if plan.state == "approving" and last:
            yield row
            continue
        row.answered_by, row.answered_on = answerers[step.code], asked_on + timedelta(days=2)
        row.answer = Approval.Answer.AGREED
        if plan.state == "sent_back" and last:
            row.answer, row.reason = (
                Approval.Answer.SENT_BACK,
                "Say first what the carer would do in an emergency.",
            )
        yield row


def _budget(each: Planned, staff: Staff, rng: np.random.Generator, today: date) -> Budget:
    plan, supports = each.plan, to_cost(one for one in each.supports if one.paid)
    assert plan.agreed_on is not None
    # A budget runs for a year: of a plan that has run for longer, this is the newest.
    began = plan.agreed_on + timedelta(days=365 * ((today - plan.agreed_on).days // 365))
    costed = add_up(supports)
    indicated = sum(line.pence for line in costed)
    # Most are agreed as indicated; some are rounded up to whole tens of pounds.
    rounded = -(-indicated // 1000) * 1000 if rng.random() < 0.2 else indicated
    return Budget(
        authority_id=plan.authority_id,
        carer_id=plan.carer_id,
        plan=plan,
        indicative_pence=indicated,
        basis={
            "way": "added_up",
            "lines": [
                {
                    "support": line.support.key,
                    "words": line.support.words,
                    "a_week": None if line.support.a_week is None else str(line.support.a_week),
                    "weeks": line.support.weeks,
                    "once": line.support.once,
                    "price_pence": line.support.price_pence,
                    "pence": line.pence,
                }
                for line in costed
            ],
        },
        agreed_pence=rounded,
        why_different="Rounded up, so that small changes need no new agreement."
        if rounded != indicated
        else "",
        from_on=began,
        to_on=began + timedelta(days=364),
        held=str(rng.choice(list(_HELD), p=list(_HELD.values()))),
        state=Budget.State.AGREED,
        agreed_on=began,
        agreed_by=staff.finance,
    )


def _choice(budget: Budget, staff: Staff) -> OptionChoice:
    return OptionChoice(
        authority_id=budget.authority_id,
        carer_id=budget.carer_id,
        budget=budget,
        option=budget.held,
        on=budget.from_on,
        by_whom=OptionChoice.By.CARER,
        recorded_by=staff.of_council,
    )


def _ledger(
    each: Planned, budget: Budget, staff: Staff, rng: np.random.Generator, today: date
) -> Iterator[LedgerEntry]:
    total = budget.agreed_pence or 0
    holder = {"direct_payment": "carer", "individual_service_fund": "provider"}.get(budget.held, "council")
    elsewhere = holder != "council"

    def entry(kind: str, pence: int, on: date, words: str = "") -> LedgerEntry:
        allotted = kind == _KIND.ALLOTTED
        return LedgerEntry(
            authority_id=budget.authority_id,
            carer_id=budget.carer_id,
            budget=budget,
            support=None if allotted else next(one for one in each.supports if one.paid),
            kind=kind,
            pence=pence,
            on=on,
            words=words,
            held_by="council" if allotted else holder,
            holder_id=staff.fund_holder if holder == "provider" and not allotted else None,
            entered_by=staff.finance,
        )

    yield entry(_KIND.ALLOTTED, total, budget.from_on)
    used = int(total * min(1.0, (today - budget.from_on).days / 365) * float(rng.uniform(0.55, 1.0)))
    half, paid_on = total // 2, min(budget.from_on + timedelta(days=7), today)
    if elsewhere and half:
        yield entry(_KIND.PAID_OUT, half, paid_on, "First half of the year")
        used = min(used, half)
    if used:
        said = "As the statements sent in show" if elsewhere else "Invoices so far"
        yield entry(_KIND.SPENT, used, min(budget.from_on + timedelta(days=60), today), said)
    rest = (total - used) // 2
    if not elsewhere and rest:
        yield entry(_KIND.COMMITTED, rest, budget.from_on, "Booked for the rest of the year")
