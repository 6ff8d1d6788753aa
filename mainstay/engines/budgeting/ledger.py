"""What is allotted, committed, spent and left, from the entries of a ledger; and why an entry cannot be made.

Entries are only ever added. One that undoes another counts against it. A commitment that is paid is two entries: the
commitment released and the money spent. What was charged to the person, or waived, is noted and moves no money.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mainstay.engines.budgeting.money import in_pounds

ALLOTTED, PAID_OUT, COMMITTED, RELEASED = "allotted", "paid_out", "committed", "released"
SPENT, RETURNED, CHARGED, WAIVED = "spent", "returned", "charged", "waived"
KINDS = (ALLOTTED, PAID_OUT, COMMITTED, RELEASED, SPENT, RETURNED, CHARGED, WAIVED)

# Who holds the money that an entry moves: the council itself, the carer by direct payment, or a provider by its number.
COUNCIL, CARER = "council", "carer"
Holder = str | int


@dataclass(frozen=True)
class Line:
    """One entry: its kind and pence, whose money it moves, for which support, and whether it undoes another."""

    kind: str
    pence: int
    holder: Holder = COUNCIL
    support: int | None = None
    undoing: bool = False

    @property
    def signed(self) -> int:
        """The pence as they count: against, where the entry undoes another."""
        return -self.pence if self.undoing else self.pence


@dataclass(frozen=True)
class Standing:
    """Where a budget stands, in whole pence: allotted = committed + spent + returned + left.

    paid_out and in_hand: what whoever holds it was paid, and what of that is neither spent nor returned. free: what of
    the rest is with nobody yet, and so can still be paid out, or committed or spent by the council.
    """

    allotted: int = 0
    committed: int = 0
    spent: int = 0
    left: int = 0
    free: int = 0
    paid_out: int = 0
    returned: int = 0
    in_hand: int = 0
    charged: int = 0
    waived: int = 0


def standing(lines: Iterable[Line]) -> Standing:
    """Return where the budget stands after these entries, in whatever order they come."""
    sums: Counter[str] = Counter()
    held: Counter[Holder] = Counter()
    promised: Counter[Holder] = Counter()
    for each in lines:
        sums[each.kind] += each.signed
        promised[each.holder] += _moves_committed(each)
        if each.holder != COUNCIL:
            held[each.holder] += _moves_in_hand(each)
    committed = sums[COMMITTED] - sums[RELEASED]
    # A holder may promise more than was paid so far, or have been paid more than is promised: the larger is spoken for.
    spoken_for = promised[COUNCIL] + sum(
        max(held[each], promised[each]) for each in {*held, *promised} - {COUNCIL}
    )
    return Standing(
        allotted=sums[ALLOTTED],
        committed=committed,
        spent=sums[SPENT],
        left=sums[ALLOTTED] - sums[RETURNED] - committed - sums[SPENT],
        free=sums[ALLOTTED] - sums[RETURNED] - sums[SPENT] - spoken_for,
        paid_out=sums[PAID_OUT],
        returned=sums[RETURNED],
        in_hand=sum(held.values()),
        charged=sums[CHARGED],
        waived=sums[WAIVED],
    )


def in_hand(lines: Iterable[Line], holder: Holder) -> int:
    """Return what one holder was paid and has neither spent nor returned."""
    return sum(_moves_in_hand(each) for each in lines if each.holder == holder)


def committed_for(lines: Iterable[Line], support: int | None, holder: Holder) -> int:
    """Return what one holder has committed and not released for one support, or for none in particular."""
    mine = [each for each in lines if (each.support, each.holder) == (support, holder)]
    return sum(_moves_committed(each) for each in mine)


def _moves_committed(line: Line) -> int:
    return {COMMITTED: 1, RELEASED: -1}.get(line.kind, 0) * line.signed


def _moves_in_hand(line: Line) -> int:
    return {PAID_OUT: 1, SPENT: -1, RETURNED: -1}.get(line.kind, 0) * line.signed


def reasons_against(lines: Sequence[Line], new: Sequence[Line], named: str = "whoever holds it") -> list[str]:
    """Return every reason the new entries cannot follow the others, as sentences; empty if they can.

    named: what the holder of the new entries is called. Whatever is below nothing afterwards is a reason.
    """
    reasons = []
    if any(each.pence <= 0 for each in new):
        reasons.append("Enter an amount of more than nothing.")
    after_all = [*lines, *new]
    before, after = standing(lines), standing(after_all)
    if after.left < 0:
        reasons.append(
            f"The budget has {in_pounds(max(before.left, 0))} left. This would need {in_pounds(-after.left)} more."
        )
    elif after.free < 0:
        reasons.append(
            f"{in_pounds(max(before.free, 0))} is free: the rest of what is left is with whoever holds it, or "
            f"promised. This would need {in_pounds(-after.free)} more."
        )
    if after.allotted < 0 or after.spent < 0 or after.returned < 0 or after.paid_out < 0:
        reasons.append("This would take away more than was ever entered.")
    for support, holder in {(each.support, each.holder) for each in new}:
        if committed_for(after_all, support, holder) < 0:
            committed = committed_for(lines, support, holder)
            reasons.append(f"{in_pounds(committed)} is committed here. No more than that can be released.")
    for holder in {each.holder for each in new} - {COUNCIL}:
        if in_hand(after_all, holder) < 0:
            had = in_hand(lines, holder)
            reasons.append(
                f"{in_pounds(had)} of what was paid to {named} is neither spent nor returned. "
                "Enter what was paid to them first."
            )
    return reasons
