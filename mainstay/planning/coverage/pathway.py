"""The same services seen along the care pathway, by strand of personalisation, and where one provider does too much.

The pathway (the guide's Figure 3) is for carers with much statutory entitlement, with little, and with entitlement
not yet known: who can come in at each step is read from how people get into its services.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mainstay import policy
from mainstay.planning.coverage.lines import address
from mainstay.planning.coverage.whole import Coverage
from mainstay.planning.queries.coverage import Listed

ASSESSING, SUPPORTING = "2", frozenset({"3a", "3b"})


@dataclass(frozen=True)
class Step:
    """One category of the pathway. there, of: how many of its interventions have a service. missing: name and page.

    high, low, unknown: services that carers with much entitlement, with little, and with entitlement not yet known
    can come into. without_way_in: services that do not say how people get in.
    """

    item: policy.Item
    services: Sequence[Listed]
    there: int
    of: int
    missing: Sequence[tuple[str, str]]
    high: int
    low: int
    unknown: int
    without_way_in: int


@dataclass(frozen=True)
class Strand:
    """One strand of personalisation: the steps where it shows, their services, and what is missing there."""

    item: policy.Item
    steps: Sequence[policy.Item]
    services: int
    missing: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class BothHands:
    """A provider that both assesses, speaks or arranges for carers and delivers support, with the services of each."""

    provider: str
    assessing: Sequence[Listed]
    supporting: Sequence[Listed]


def steps(coverage: Coverage, pathway: Sequence[policy.Item]) -> list[Step]:
    """Return the pathway in its order: the base layer of the community first."""
    here, stands = services_here(coverage), coverage.of_area(coverage.groups[0])
    found = []
    for item in pathway:
        inside = [each for each in here if item.code in categories(each, coverage)]
        of = [seen for seen in stands if item.code in seen.intervention.attributes["pathway"]]
        open_to_all = sum(each.way_in in ("open", "referral") for each in inside)
        unsaid = sum(not each.way_in for each in inside)
        found.append(
            Step(
                item,
                inside,
                sum(not seen.cell.empty for seen in of),
                len(of),
                [(seen.intervention.title, address(coverage, seen)) for seen in of if seen.cell.empty],
                # Whoever has been assessed can come in everywhere; the others only where no assessment is asked for.
                len(inside) - unsaid,
                open_to_all,
                open_to_all,
                unsaid,
            )
        )
    return found


def strands(found: Sequence[Step], listed: Sequence[policy.Item]) -> list[Strand]:
    """Return the strands of personalisation with the steps of the pathway where each shows."""
    answer = []
    for item in listed:
        of = [step for step in found if step.item.code in item.attributes["pathway"]]
        services = {each.id for step in of for each in step.services}
        answer.append(
            Strand(
                item,
                [s.item for s in of],
                len(services),
                list(dict.fromkeys(m for s in of for m in s.missing)),
            )
        )
    return answer


def both_hands(coverage: Coverage) -> list[BothHands]:
    """Return providers with services in both category 2 and category 3 of the pathway, by name."""
    sides: dict[int, tuple[list[Listed], list[Listed]]] = {}
    for each in services_here(coverage):
        held = categories(each, coverage)
        assessing, supporting = sides.setdefault(each.provider_id, ([], []))
        if ASSESSING in held:
            assessing.append(each)
        if held & SUPPORTING:
            supporting.append(each)
    both = [BothHands(one[0].provider, one, other) for one, other in sides.values() if one and other]
    return sorted(both, key=lambda each: each.provider)


def services_here(coverage: Coverage) -> list[Listed]:
    """Return the services that reach the area, by name."""
    reached = (coverage.services[offer.key] for offer in coverage.matrix.offers)
    return sorted(reached, key=lambda each: (each.name, each.id))


def categories(each: Listed, coverage: Coverage) -> frozenset[str]:
    """Return the categories of the pathway that a service belongs to: its own, else those its interventions settle.

    An intervention of several categories settles none: support at transitions may be assessment, or support.
    """
    return frozenset(each.pathway) or frozenset(_settled(each.interventions, _pathway_of(coverage)))


def _settled(interventions: Iterable[str], of: Mapping[str, Sequence[str]]) -> list[str]:
    return [of[code][0] for code in interventions if len(of.get(code, ())) == 1]


def _pathway_of(coverage: Coverage) -> dict[str, Sequence[str]]:
    return {item.code: item.attributes["pathway"] for item in coverage.interventions}
