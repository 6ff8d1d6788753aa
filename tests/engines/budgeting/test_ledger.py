"""The arithmetic of a ledger, beside a slow twin that keeps three piles of money and moves pennies between them."""

from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.budgeting import ledger
from mainstay.engines.budgeting.ledger import CARER, COUNCIL, KINDS, Line, reasons_against, standing

FUND = 7


class Piles:
    """The slow twin: what each pile holds, kept entry by entry, as somebody with envelopes would."""

    def __init__(self) -> None:
        self.uncommitted = self.committed = self.spent = self.returned = 0
        self.in_hand = {CARER: 0, FUND: 0}

    def take(self, line: Line) -> None:
        pence = -line.pence if line.undoing else line.pence
        if line.kind == "allotted":
            self.uncommitted += pence
        elif line.kind == "committed":
            self.uncommitted -= pence
            self.committed += pence
        elif line.kind == "released":
            self.uncommitted += pence
            self.committed -= pence
        elif line.kind == "spent":
            self.uncommitted -= pence
            self.spent += pence
        elif line.kind == "returned":
            self.uncommitted -= pence
            self.returned += pence
        if line.holder in self.in_hand:
            if line.kind == "paid_out":
                self.in_hand[line.holder] += pence
            elif line.kind in ("spent", "returned"):
                self.in_hand[line.holder] -= pence

    def overdrawn(self) -> bool:
        piles = (self.uncommitted, self.committed, self.spent, self.returned, *self.in_hand.values())
        return any(pile < 0 for pile in piles)


LINES = st.builds(
    Line,
    kind=st.sampled_from(KINDS),
    pence=st.integers(1, 500),
    holder=st.sampled_from([COUNCIL, CARER, FUND]),
    support=st.sampled_from([None, 1, 2]),
    undoing=st.booleans(),
)


@given(st.lists(LINES, max_size=30))
def test_it_stands_where_the_piles_stand(lines):
    piles = Piles()
    for each in lines:
        piles.take(each)
    found = standing(lines)
    assert (found.left, found.committed, found.spent) == (piles.uncommitted, piles.committed, piles.spent)
    assert found.in_hand == sum(piles.in_hand.values())
    assert found.allotted == found.committed + found.spent + found.returned + found.left


@given(st.lists(LINES, max_size=30))
def test_the_order_of_entries_makes_no_difference(lines):
    assert standing(lines) == standing(sorted(lines, key=str))


@given(st.lists(LINES, max_size=40))
def test_whatever_is_tried_no_pile_is_ever_below_nothing(tried):
    kept: list[Line] = []
    piles = Piles()
    for each in tried:
        if not reasons_against(kept, [each]):
            kept.append(each)
            piles.take(each)
            assert not piles.overdrawn()
    assert standing(kept).free >= 0


@given(st.lists(LINES, max_size=20), LINES)
def test_an_entry_and_what_undoes_it_leave_everything_as_it_was(lines, one):
    undone = Line(one.kind, one.pence, one.holder, one.support, undoing=not one.undoing)
    assert standing([*lines, one, undone]) == standing(lines)


def test_what_is_promised_and_what_is_in_hand_are_not_counted_twice():
    lines = [Line("allotted", 1000), Line("committed", 600, CARER), Line("paid_out", 400, CARER)]
    assert standing(lines).free == 400
    assert standing([*lines, Line("paid_out", 500, CARER)]).free == 100


def test_of_two_supports_each_releases_its_own():
    lines = [Line("allotted", 1000), Line("committed", 600, support=1)]
    assert reasons_against(lines, [Line("released", 1, support=2)]) == [
        "£0.00 is committed here. No more than that can be released."
    ]
    assert not reasons_against(lines, [Line("released", 600, support=1)])


def test_what_is_charged_or_waived_moves_no_money():
    lines = [Line("allotted", 100), Line("charged", 50), Line("waived", 900)]
    found = standing(lines)
    assert (found.left, found.charged, found.waived) == (100, 50, 900)


def test_kinds_are_those_of_the_table():
    assert {ledger.ALLOTTED, ledger.SPENT} < set(KINDS)
