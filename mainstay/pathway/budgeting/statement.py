"""A budget stated line by line, with what was left after each; and for whoever holds money of it, an account."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mainstay.engines.budgeting import ledger
from mainstay.engines.budgeting.money import to_type_over
from mainstay.pathway.budgeting.shown import holder_name
from mainstay.pathway.models import Budget, LedgerEntry
from mainstay.pathway.queries.budgets import entries_of, line_of
from mainstay.web.csv_text import csv_text


@dataclass(frozen=True)
class Row:
    """One entry: what it was, its pence with a sign where it undoes another, and what was left after it."""

    entry: LedgerEntry
    what: str
    whose: str
    signed: int
    left: int


@dataclass(frozen=True)
class Account:
    """What one holder was paid, spent, gave back, and has in hand: the statement of a direct payment or of a fund."""

    name: str
    fund: bool
    paid: int
    spent: int
    returned: int
    in_hand: int


@dataclass(frozen=True)
class Statement:
    """Every line of a budget in the order it was entered, and the accounts of those who hold money of it."""

    rows: Sequence[Row]
    accounts: Sequence[Account]


def statement_of(budget: Budget) -> Statement:
    """Return the statement of a budget."""
    entries = list(entries_of(budget).order_by("pk"))
    lines = [line_of(each) for each in entries]
    rows, left = [], 0
    for entry, line in zip(entries, lines, strict=True):
        left += _moves_left(line)
        rows.append(Row(entry, what_of(entry), holder_name(entry), line.signed, left))
    return Statement(rows, _accounts(entries, lines))


def what_of(entry: LedgerEntry) -> str:
    """Return what an entry was, as it is read: "Spent", or "Taken back: Spent"."""
    kind = entry.get_kind_display()
    return _("Taken back: %(kind)s") % {"kind": kind.lower()} if entry.undoes_id else str(kind)


def _moves_left(line: ledger.Line) -> int:
    moves = {
        ledger.ALLOTTED: 1,
        ledger.COMMITTED: -1,
        ledger.RELEASED: 1,
        ledger.SPENT: -1,
        ledger.RETURNED: -1,
    }
    return moves.get(line.kind, 0) * line.signed


def _accounts(entries: Sequence[LedgerEntry], lines: Sequence[ledger.Line]) -> list[Account]:
    names = {
        line.holder: (holder_name(each), each.holder is not None)
        for each, line in zip(entries, lines, strict=True)
    }
    names.pop(ledger.COUNCIL, None)
    found = []
    for holder, (name, fund) in names.items():
        mine = [each for each in lines if each.holder == holder]
        now = ledger.standing(mine)
        found.append(Account(name, fund, now.paid_out, now.spent, now.returned, ledger.in_hand(mine, holder)))
    return found


def as_csv(statement: Statement) -> str:
    """Return the statement as CSV that a spreadsheet opens as it is; amounts in pounds, with a sign."""
    headings = [
        _("entry"),
        _("day"),
        _("what"),
        _("pounds"),
        _("whose money"),
        _("support"),
        _("words"),
        _("left after it"),
    ]
    headings += [_("takes back entry"), _("entered by")]
    return csv_text(headings, [_cells(each) for each in statement.rows])


def _cells(row: Row) -> list[object]:
    entry = row.entry
    return [
        entry.pk,
        entry.on.isoformat(),
        row.what,
        _signed(row.signed),
        row.whose,
        entry.support.words if entry.support else None,
        entry.words,
        _signed(row.left),
        entry.undoes_id,
        entry.entered_by.name if entry.entered_by else None,
    ]


def _signed(pence: int) -> str:
    return f"-{to_type_over(-pence)}" if pence < 0 else to_type_over(pence)
