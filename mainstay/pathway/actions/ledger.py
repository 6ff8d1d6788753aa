"""Every penny of a budget: entered once, taken back only by an entry that undoes it, and never below nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.models import Provider
from mainstay.engines.budgeting import ledger
from mainstay.pathway.actions.budgets import locked
from mainstay.pathway.models import Budget, LedgerEntry, Support
from mainstay.pathway.queries.budgets import holder_of, lines_of
from mainstay.pathway.queries.options import way_of
from mainstay.pathway.rules import budgets as rules


class CannotEnter(Refused):
    """Money cannot be entered, or taken back, so; ``reasons`` has every one as a sentence."""


@dataclass(frozen=True)
class Money:
    """What an entry says beside its kind, pence and day. held_by and provider: whose money it moves."""

    words: str = ""
    support: Support | None = None
    held_by: str = ledger.COUNCIL
    provider: Provider | None = None


def enter(
    budget: Budget,
    kind: str,
    pence: int,
    on: date,
    *,
    by: User,
    today: date,
    money: Money | None = None,
    from_commitment: bool = False,
) -> LedgerEntry:
    """Enter money in a budget's ledger and return the entry, or raise CannotEnter with every reason.

    from_commitment: what is spent was committed before, for the same support: as much of that is released with it.
    """
    money = money or Money()
    with action("enter money of a budget", by=by):
        # Locked before it is counted: of two people who spend the last pounds at once, one wins.
        budget = locked(budget)
        lines = lines_of(budget)
        reasons = rules.reasons_not_to_enter(
            kind=kind,
            on=on,
            words=money.words,
            held_by=money.held_by,
            has_provider=money.provider is not None,
            way=way_of(budget, money.support),
            state=budget.state,
            from_on=budget.from_on,
            to_on=budget.to_on,
            today=today,
        )
        new = _new_lines(lines, kind, pence, money, from_commitment=from_commitment)
        named = money.provider.name if money.provider else "the carer"
        refuse_if(CannotEnter, reasons + ledger.reasons_against(lines, new, named))
        return [_write(budget, each, on, money, by=by) for each in new][-1]


def _new_lines(
    lines: Sequence[ledger.Line], kind: str, pence: int, money: Money, *, from_commitment: bool
) -> list[ledger.Line]:
    support = money.support.pk if money.support else None
    line = ledger.Line(
        kind, pence, holder_of(money.held_by, money.provider.pk if money.provider else None), support
    )
    if kind != ledger.SPENT or not from_commitment:
        return [line]
    released = min(pence, ledger.committed_for(lines, support, line.holder))
    return [replace(line, kind=ledger.RELEASED, pence=released), line] if released > 0 else [line]


def _write(budget: Budget, line: ledger.Line, on: date, money: Money, *, by: User) -> LedgerEntry:
    return LedgerEntry.objects.create(
        authority_id=budget.authority_id,
        carer_id=budget.carer_id,
        budget=budget,
        support=money.support,
        kind=line.kind,
        pence=line.pence,
        on=on,
        words=money.words.strip(),
        held_by=money.held_by,
        holder=money.provider,
        entered_by=by,
    )


def undo(entry: LedgerEntry, words: str, *, by: User, today: date) -> LedgerEntry:
    """Take an entry back by one that undoes it, and return that; or raise CannotEnter. Both stay to be read."""
    with action("take back an entry of a budget", by=by):
        budget = locked(entry.budget)
        entry = LedgerEntry.objects.select_related("support", "holder").get(pk=entry.pk)
        reasons = rules.reasons_not_to_undo(
            undone=LedgerEntry.objects.filter(undoes=entry).exists(),
            undoes=entry.undoes_id is not None,
            words=words,
            state=budget.state,
        )
        if entry.kind == ledger.ALLOTTED:
            reasons.append(_("What is allotted follows the agreed sum. Agree another sum instead."))
        line = ledger.Line(
            entry.kind, entry.pence, holder_of(entry.held_by, entry.holder_id), entry.support_id, undoing=True
        )
        named = entry.holder.name if entry.holder else "the carer"
        refuse_if(CannotEnter, reasons or ledger.reasons_against(lines_of(budget), [line], named))
        return LedgerEntry.objects.create(
            authority_id=budget.authority_id,
            carer_id=budget.carer_id,
            budget=budget,
            support=entry.support,
            kind=entry.kind,
            pence=entry.pence,
            on=today,
            words=words.strip(),
            held_by=entry.held_by,
            holder=entry.holder,
            undoes=entry,
            entered_by=by,
        )
