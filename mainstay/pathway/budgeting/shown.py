"""One budget as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.engines.budgeting import ledger
from mainstay.engines.budgeting.indicating import add_up
from mainstay.pathway.models import Budget, LedgerEntry, OptionChoice
from mainstay.pathway.queries import options
from mainstay.pathway.queries.budgets import entries_of, line_of, may_keep_budget, nation_of, to_cost
from mainstay.pathway.rules.budgets import HELD_BY


@dataclass(frozen=True)
class InHand:
    """Who was paid money of the budget, and what of it is neither spent nor returned."""

    name: str
    pence: int


@dataclass(frozen=True)
class Shown:
    """A budget with everything its page says. unsure: what the reader should know about the law behind it.

    plan_pence: what the plan pays for as it stands today.
    """

    budget: Budget
    standing: ledger.Standing
    entries: Sequence[LedgerEntry]
    in_hand: Sequence[InHand]
    types: Sequence[options.TypeOfSupport]
    whole: Sequence[OptionChoice]
    ways: dict[str, policy.Item]
    self_directed: bool
    choose_by: date | None
    unheld: Sequence[str]
    unsure: str
    may_keep: bool
    plan_pence: int

    @property
    def waiting(self) -> bool:
        """Whether an offer waits for a choice."""
        return any(each.chosen is None and each.offered for each in self.types)

    @property
    def others_hold(self) -> bool:
        """Whether somebody but the council holds money of it, or may."""
        chosen = {each.chosen.option for each in self.types if each.chosen} | {self.budget.held}
        return bool(self.in_hand) or any(set(HELD_BY.get(way, ())) - {"council"} for way in chosen)

    @property
    def has_direct_payment(self) -> bool:
        """Whether any of it is paid to the carer."""
        chosen = {each.chosen.option for each in self.types if each.chosen} | {self.budget.held}
        return bool(chosen & {"1", "direct_payment"})


def shown(budget: Budget, user: User, today: date) -> Shown:
    """Return the budget as its page shows it to this user, in a fixed number of questions."""
    entries = list(entries_of(budget))
    lines = [line_of(each) for each in entries]
    self_directed = options.is_self_directed(budget)
    types = options.types_of_support(budget)
    return Shown(
        budget=budget,
        standing=ledger.standing(lines),
        entries=entries,
        in_hand=_in_hand(entries, lines),
        types=types,
        whole=options.choices_of_whole(budget),
        ways={item.code: item for item in options.ways_to_hold(budget, today)},
        self_directed=self_directed,
        choose_by=options.choose_by(budget),
        unheld=_unheld(budget, types, self_directed=self_directed),
        unsure=_unsure(nation_of(budget)),
        may_keep=may_keep_budget(user, budget.carer),
        plan_pence=sum(each.pence for each in add_up(to_cost([each.support for each in types]))),
    )


def _unheld(budget: Budget, types: Sequence[options.TypeOfSupport], *, self_directed: bool) -> list[str]:
    if self_directed:
        return [each.support.words for each in types if each.chosen is None]
    return [] if budget.held else [_("the budget")]


def _in_hand(entries: Sequence[LedgerEntry], lines: Sequence[ledger.Line]) -> list[InHand]:
    names = {line.holder: holder_name(each) for each, line in zip(entries, lines, strict=True)}
    names.pop(ledger.COUNCIL, None)
    return [InHand(name, ledger.in_hand(lines, holder)) for holder, name in names.items()]


def holder_name(entry: LedgerEntry) -> str:
    """Return whose money an entry moved, as it is read."""
    if entry.holder is not None:
        return entry.holder.name
    return _("The carer") if entry.held_by == LedgerEntry.HeldBy.CARER else _("The council")


def _unsure(nation: str) -> str:
    if nation in ("wales", "northern_ireland"):
        return _(
            "No list of the ways to hold a carer's budget in %(nation)s is at hand. England's names are used here: "
            "check them against your own law before a letter goes out."
        ) % {"nation": policy.in_words(nation)}
    return ""
