"""What would help with an outcome: what nobody has to buy first, then what is bought, then what is paid for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mainstay import policy
from mainstay.directory.models import Service
from mainstay.engines.matching import Ranked
from mainstay.pathway.models import PersonalOutcome
from mainstay.pathway.queries.matching import found_nearby
from mainstay.policy import Item

MOST = 8
# Costs no budget: it is there for everybody, is given, or is run by those who live here.
UNCOMMISSIONED = frozenset({Service.Funding.UNIVERSAL, Service.Funding.VOLUNTEER, Service.Funding.DONATED})
FREE = frozenset({Service.Cost.FREE, Service.Cost.DONATION})


@dataclass(frozen=True)
class Option:
    """A service that may help, which kind of help it is, and how well it suits so far."""

    service: Service
    ranked: Ranked
    intervention: Item


@dataclass(frozen=True)
class Options:
    """What there is for an outcome. uncommissioned: before what is bought or paid for. more: how many are not shown."""

    uncommissioned: Sequence[Option]
    bought: Sequence[Option]
    paid: Sequence[Option]
    more: int
    interventions: Sequence[Item]

    @property
    def none(self) -> bool:
        """Whether the directory lists nothing."""
        return not (self.uncommissioned or self.bought or self.paid)


def what_would_help(outcome: PersonalOutcome, today: date, *, intervention: str = "") -> Options:
    """Return listed services that serve the outcome, near where the carer lives; a fixed number of queries.

    intervention: only this kind of help; empty is every kind that serves the outcome.
    """
    serving = [
        each
        for each in policy.items("model.interventions", on=today)
        if set(each.attributes["outcomes"]) & set(outcome.outcomes)
    ]
    asked = [each for each in serving if each.code == intervention] or serving
    kinds = {each.code: each for each in asked}
    found = found_nearby(outcome.plan.carer, list(kinds), outcome.outcomes, today)
    groups: tuple[list[Option], list[Option], list[Option]] = ([], [], [])
    for ranked in found.matched.ranked:
        service = found.services[ranked.offer.id]
        kind = next(code for code in service.interventions if code in kinds)
        groups[group_of(service)].append(Option(service, ranked, kinds[kind]))
    more = sum(max(0, len(each) - MOST) for each in groups)
    first, second, third = (each[:MOST] for each in groups)
    return Options(first, second, third, more, serving)


def group_of(service: Service) -> int:
    """Return 0 for what nobody has to buy, 1 for what is bought already and free to the carer, 2 for the rest."""
    if service.funded_how in UNCOMMISSIONED:
        return 0 if service.cost != Service.Cost.CHARGE else 2
    if service.cost in FREE:
        return 1 if service.funded_how in Service.BOUGHT else 0
    return 2
