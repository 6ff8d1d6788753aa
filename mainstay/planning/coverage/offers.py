"""Services as the matrix wants them: their places found, their numbers protected, their flags set."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, isnan, nan

from mainstay.engines.coverage import Offer
from mainstay.engines.estimate import Triple
from mainstay.engines.hidden import protected
from mainstay.places import queries as places
from mainstay.planning.coverage.ground import Land
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.carers import as_published
from mainstay.planning.needs.evidence import Evidence, is_count
from mainstay.planning.queries.coverage import Listed


@dataclass(frozen=True)
class Found:
    """The services that reach the area, and those that say nothing of where they are or what they deliver."""

    offers: list[Offer]
    nowhere: list[Listed]
    without_intervention: list[Listed]


def offers_of(services: Sequence[Listed], land: Land, evidence: Evidence, assumptions: Assumptions) -> Found:
    """Return the services as offers; one query, for the carers of places beyond the area."""
    now = places.retired_codes()
    areas = {each.id: {now.get(code, code) for code in each.areas} for each in services}
    named = {code for codes in areas.values() for code in codes}
    elsewhere = _elsewhere(evidence, land, (named - land.holding.keys()) | (named & land.wide))
    made = _Made(assumptions)
    found = Found([], [], [])
    for each in services:
        parts = {at for code in (*areas[each.id], *each.small_areas) for at in land.holding.get(code, ())}
        if not each.areas and not each.small_areas:
            found.nowhere.append(each)
        elif not each.interventions:
            found.without_intervention.append(each)
        elif parts:
            found.offers.append(
                made.offer(each, tuple(sorted(parts)), _beyond(areas[each.id], land, elsewhere))
            )
    return found


def _elsewhere(evidence: Evidence, land: Land, codes: set[str]) -> dict[str, float]:
    """Carers who live in each of these codes and not in the area; a code that nothing counts is left out."""
    counted = places.rows({"": evidence.care_sources}, codes).get("", {})
    answer = {}
    for code, row in counted.items():
        total = as_published(row).carers.total if is_count(row) else None
        if total is not None:
            here = sum(land.weights[at] for at in land.holding.get(code, ()))
            answer[code] = max(total - here, 0.0)
    return {code: carers for code, carers in answer.items() if not isnan(carers)}


def _beyond(codes: set[str], land: Land, elsewhere: Mapping[str, float]) -> float:
    """Carers elsewhere whom a service of these places serves too; NaN where nobody has counted them."""
    wide = codes & land.wide
    others = wide or codes - land.holding.keys()
    if not others <= elsewhere.keys():
        return nan
    held = [land.holding[code] for code in wide]
    if len(held) > 1 and len(frozenset().union(*held)) < sum(map(len, held)):
        # One lies in another, as a ward in its council: the widest is the whole of it.
        return max(elsewhere[code] for code in wide)
    return sum(elsewhere[code] for code in others)


class _Made:
    """Makes offers by one set of assumptions."""

    def __init__(self, assumptions: Assumptions) -> None:
        self.below = int(assumptions.number("statistics.disclosure.suppress_below"))
        self.to = int(assumptions.number("statistics.disclosure.round_to"))
        a_place = assumptions.triple("coverage.judging.carers_a_place")
        assert a_place is not None
        self.a_place = a_place
        self.stale_before = months_before(assumptions.on, int(assumptions.number("directory.freshness")))
        self.ages = {item.code: item.attributes for item in assumptions.items("coverage.group_ages")}

    def offer(self, each: Listed, parts: tuple[int, ...], elsewhere: float) -> Offer:
        """Return one service as an offer."""
        return Offer(
            key=each.id,
            provider=each.provider_id,
            interventions=each.interventions,
            parts=parts,
            elsewhere=elsewhere,
            groups=each.groups,
            conditions=each.conditions,
            closed_to=self.closed_to(each),
            carers=self.carers(each),
            places=each.places_per_week,
            pence=each.pence_a_year,
            route=each.route,
            ends_on=each.funding_ends_on,
            stale=each.checked_on is None or each.checked_on < self.stale_before,
            capacity=each.capacity,
        )

    def carers(self, each: Listed) -> Triple | None:
        """Carers reached in a year, protected before anything is worked out from them; None where nobody says."""
        if each.carers_a_year is not None:
            return protected(each.carers_a_year, below=self.below, to=self.to)
        return None if each.places_per_week is None else self.a_place * each.places_per_week

    def closed_to(self, each: Listed) -> frozenset[str]:
        """The groups whose ages all lie outside those that the service takes."""
        youngest = each.minimum_age or 0
        oldest = inf if each.maximum_age is None else each.maximum_age
        return frozenset(
            code
            for code, ages in self.ages.items()
            if youngest > (inf if ages["oldest"] is None else ages["oldest"]) or oldest < ages["youngest"]
        )


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier; the last of the month where that month is shorter."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """Return the day so many months later; the last of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
