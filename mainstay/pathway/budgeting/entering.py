"""What can be entered in a ledger, and what there is to choose from when it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from mainstay.accounts.models import User
from mainstay.directory.models import Provider
from mainstay.directory.queries.visible import providers_visible_to
from mainstay.pathway.actions.ledger import Money
from mainstay.pathway.models import Budget, LedgerEntry, OfferedOption, Support
from mainstay.pathway.queries.budgets import paid_supports
from mainstay.pathway.rules.budgets import HELD_BY


@dataclass(frozen=True)
class Entering:
    """One kind of entry: what the page is called, and what it does."""

    title: Any
    says: Any


ENTERING: Mapping[str, Entering] = {
    "committed": Entering(
        gettext_lazy("Commit money"),
        gettext_lazy("Money promised to somebody and not paid yet, such as an order."),
    ),
    "released": Entering(
        gettext_lazy("Release a commitment"),
        gettext_lazy("Money that was promised and will not be needed after all."),
    ),
    "paid_out": Entering(
        gettext_lazy("Pay out"),
        gettext_lazy(
            "Money paid to the carer as a direct payment, or to a provider for an individual service fund."
        ),
    ),
    "spent": Entering(gettext_lazy("Enter what was spent"), gettext_lazy("Money that bought something.")),
    "returned": Entering(
        gettext_lazy("Enter what came back"),
        gettext_lazy("Surplus that the carer or the provider gave back. It leaves this budget."),
    ),
    "charged": Entering(
        gettext_lazy("Note a charge to the person"),
        gettext_lazy(
            "What the person looked after is charged for a support. It moves no money of this budget."
        ),
    ),
    "waived": Entering(
        gettext_lazy("Note a charge that is waived"),
        gettext_lazy("What would have been charged, and is not. It moves no money of this budget."),
    ),
}
# Only whoever was paid can spend of it or give it back.
_OF_HOLDERS = ("paid_out", "returned")


@dataclass(frozen=True)
class Choices:
    """What there is to choose from, by number, for one kind of entry."""

    supports: dict[int, Support]
    holders: list[str]
    providers: dict[int, Provider]

    @property
    def fields(self) -> dict[str, Any]:
        """The choices as the form takes them."""
        labels = dict(LedgerEntry.HeldBy.choices)
        return {
            "supports": [(str(pk), each.words) for pk, each in self.supports.items()],
            "holders": [(holder, labels[LedgerEntry.HeldBy(holder)]) for holder in self.holders],
            "providers": [(str(pk), each.name) for pk, each in self.providers.items()],
        }

    def initial(self, today: date) -> dict[str, Any]:
        """What the form begins with: today, and whatever there is only one of."""
        return {
            "on": today,
            "held_by": self.holders[0] if len(self.holders) == 1 else None,
            "support": str(next(iter(self.supports))) if len(self.supports) == 1 else "",
        }


def choices_for(budget: Budget, user: User, kind: str) -> Choices:
    """Return what an entry of this kind can be for, and whose money it can move."""
    ways = set(
        OfferedOption.objects.filter(budget=budget, chosen_on__isnull=False).values_list("option", flat=True)
    ) | {budget.held}
    holders = {holder for way in ways for holder in HELD_BY.get(way, ())}
    # What was paid out under an earlier choice may still be spent or come back.
    holders |= set(LedgerEntry.objects.filter(budget=budget).values_list("held_by", flat=True))
    holders = holders - {"council"} if kind in _OF_HOLDERS else holders | {"council"}
    if kind in ("charged", "waived") or not holders:
        # It moves nobody's money, or there is nobody to pay: the rules then say so.
        holders = {"council"}
    providers = {each.pk: each for each in providers_visible_to(user)} if "provider" in holders else {}
    order = [each for each in LedgerEntry.HeldBy.values if each in holders]
    return Choices({each.pk: each for each in paid_supports(budget.plan)}, order, providers)


def money_of(typed: Mapping[str, Any], choices: Choices) -> Money:
    """Return what was typed as the action takes it."""
    support, provider = typed["support"], typed.get("provider")
    held = typed["held_by"]
    return Money(
        words=typed["words"],
        support=choices.supports[int(support)] if support else None,
        held_by=held,
        provider=choices.providers[int(provider)] if provider and held == "provider" else None,
    )


def kinds_to_enter(holders: bool) -> list[tuple[str, str]]:
    """Return what can be entered, by kind and title; paying out only where somebody else holds the money."""
    return [(kind, str(each.title)) for kind, each in ENTERING.items() if holders or kind not in _OF_HOLDERS]
