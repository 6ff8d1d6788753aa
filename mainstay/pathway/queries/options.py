"""How each type of support in a budget can be held, what was offered, and what was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from mainstay import policy
from mainstay.local.queries import local_values
from mainstay.pathway.models import Budget, Clock, OfferedOption, OptionChoice, Support
from mainstay.pathway.queries.budgets import nation_of, paid_supports
from mainstay.pathway.rules import options as rules
from mainstay.pathway.rules.people import age_on

SCOTLAND = "scotland"
SDS, WAYS = "model.sds_options", "model.personal_budgets"
# The clock that runs until the carer has chosen.
CLOCK = "option"


@dataclass(frozen=True)
class TypeOfSupport:
    """One support that is paid for, with the ways it can be held. chosen: the one that holds now, or None."""

    support: Support
    offers: Sequence[OfferedOption]
    chosen: OfferedOption | None
    history: Sequence[OptionChoice] = field(default_factory=list)

    @property
    def offered(self) -> list[OfferedOption]:
        """The ways that were offered, without those ruled out."""
        return [each for each in self.offers if each.offered_on and not each.ruled_out]

    @property
    def ruled_out(self) -> list[OfferedOption]:
        """The ways that were ruled out, each with its written reasons."""
        return [each for each in self.offers if each.ruled_out]


def is_self_directed(budget: Budget) -> bool:
    """Return whether the options of self-directed support are owed: in Scotland."""
    return nation_of(budget) == SCOTLAND


def ways_to_hold(budget: Budget, on: date) -> list[policy.Item]:
    """Return how money can be held under the budget's law: Scotland's options, or the ways of a personal budget.

    No list for Wales or Northern Ireland is at hand: England's is used there, and the page says so.
    """
    return list(policy.items(SDS if is_self_directed(budget) else WAYS, on))


def deemed_option(on: date) -> str:
    """Return the option that the law deems chosen where nobody chooses."""
    return next(item.code for item in policy.items(SDS, on) if item.attributes["deemed"])


def types_of_support(budget: Budget) -> list[TypeOfSupport]:
    """Return each support the plan pays for with what was offered and chosen for it, the history oldest first."""
    offers = list(OfferedOption.objects.filter(budget=budget).select_related("recorded_by"))
    choices = list(OptionChoice.objects.filter(budget=budget).select_related("recorded_by"))
    found = []
    for support in paid_supports(budget.plan):
        mine = [each for each in offers if each.support_id == support.pk]
        found.append(
            TypeOfSupport(
                support,
                mine,
                next((each for each in mine if each.chosen_on), None),
                [each for each in choices if each.support_id == support.pk],
            )
        )
    return found


def choices_of_whole(budget: Budget) -> list[OptionChoice]:
    """Return how the budget was held as a whole, where its money is not held support by support; oldest first."""
    return list(OptionChoice.objects.filter(budget=budget, support=None).select_related("recorded_by"))


def unheld(budget: Budget) -> list[str]:
    """Return the supports of which nobody has chosen how they are held, "" for the whole budget; empty when all is."""
    if is_self_directed(budget):
        return [each.support.words for each in types_of_support(budget) if each.chosen is None]
    return [] if budget.held else [""]


def way_of(budget: Budget, support: Support | None) -> str:
    """Return how the money of a support is held now, or of the whole budget for None; empty while nothing is chosen."""
    if support is not None:
        chosen = OfferedOption.objects.filter(budget=budget, support=support, chosen_on__isnull=False).first()
        if chosen is not None:
            return chosen.option
    return budget.held


def as_offer(each: OfferedOption) -> rules.Offer:
    """Return an option as the rules know it."""
    return rules.Offer(each.option, each.relevant_pence, each.from_on, each.to_on, each.ruled_out)


def chooses_alone(budget: Budget, on: date) -> bool:
    """Return whether the carer chooses alone: not where they are known to be younger than the law's age for it."""
    entry = policy.entry("budgets.choosing.own_choice_age")
    from_age = policy.in_force(entry, on, local_values().get(entry.key)).value
    person = budget.carer.person
    age = age_on(person.born_on if person else None, on)
    return age is None or age >= from_age


def choose_by(budget: Budget) -> date | None:
    """Return the day by which the carer is to choose, later where they asked for it; None where nothing runs."""
    clock = Clock.objects.filter(
        carer=budget.carer_id, what=CLOCK, record=budget.pk, done_on=None, stopped_on=None
    ).first()
    return (clock.later_on or clock.due_on) if clock else None
