"""Which services suit a support of a plan, in what order and why?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from mainstay import policy
from mainstay.directory.models import Service
from mainstay.directory.queries.finder import hours_of
from mainstay.directory.queries.matching import Matchable, services_for_matching
from mainstay.directory.rules.distance import METRES_A_MILE, metres_between
from mainstay.directory.rules.freshness import freshness
from mainstay.directory.rules.when import spans
from mainstay.engines.matching import Matched, Offer, Scale, Wanted, match
from mainstay.local.queries import local_values
from mainstay.pathway.models import Carer, Person, Relationship, Support
from mainstay.pathway.rules.matches import Price, Wishes, price_for
from mainstay.places import queries as places

Point = tuple[float, float]


@dataclass(frozen=True)
class Found:
    """What matching found. services: by id. wanted: what was asked for. from_where: whether it is known where from."""

    matched: Matched
    services: dict[int, Service]
    wanted: Wanted
    from_where: bool


def found_for(support: Support, today: date, *, needed_by: date | None = None) -> Found:
    """Return the services of the authority's directory in the order in which they suit; a fixed number of queries."""
    carer = support.carer
    policies = _Policies.on(carer, today)
    wishes = Wishes.read(support.wishes)
    whom = _whom(support)
    point, codes = _where(_at_home(carer, whom))
    wanted = _wanted(support, wishes, whom, codes, policies, today, needed_by)
    if wishes.same_provider:
        wanted = replace(wanted, before=frozenset(_providers_before(carer)))
    known = services_for_matching(carer.authority, [support.intervention], today)
    offers = [_offer(each, support, point, today) for each in known]
    services = {each.service.pk: each.service for each in known}
    return Found(match(wanted, offers, policies.scale), services, wanted, bool(point or codes))


def found_nearby(carer: Carer, interventions: Sequence[str], outcomes: Sequence[str], today: date) -> Found:
    """Return services of several interventions in the order in which they suit a carer who has said no wishes yet."""
    policies = _Policies.on(carer, today)
    point, codes = _where(carer.person)
    wanted = Wanted(
        on=today,
        furthest_metres=round(policies.furthest_miles * METRES_A_MILE),
        interventions=frozenset(interventions),
        outcomes=frozenset(outcomes),
        areas=codes,
        age=_age(carer.person, today),
    )
    known = services_for_matching(carer.authority, interventions, today)
    offers = [_offer(each, None, point, today) for each in known]
    services = {each.service.pk: each.service for each in known}
    return Found(match(wanted, offers, policies.scale), services, wanted, bool(point or codes))


@dataclass(frozen=True)
class _Policies:
    scale: Scale
    furthest_miles: int

    @classmethod
    def on(cls, carer: Carer, today: date) -> "_Policies":
        own = local_values()

        def value(name: str) -> int:
            key = f"brokerage.matching.{name}"
            return int(policy.value(key, today, carer.authority.nation, own.get(key)))

        key = "brokerage.matching.weights"
        weights = policy.value(key, today, carer.authority.nation, own.get(key))
        scale = Scale(
            {name: int(each) for name, each in weights.items()},
            value("unknown_fit"),
            value("long_wait_weeks"),
            value("old_entry_months"),
        )
        return cls(scale, value("furthest_miles"))


def _whom(support: Support) -> Person | None:
    """For whom it is: the person looked after where it is given to them, and where there is only one; or the carer."""
    if support.for_person and len(people := people_of(support.carer)) == 1:
        return people[0]
    return support.carer.person


def people_of(carer: Carer) -> list[Person]:
    """Return the people a carer looks after now; one query."""
    looked_after = Relationship.objects.filter(carer=carer, ended_on=None).select_related("person")
    return [each.person for each in looked_after.order_by("pk")]


def conditions_of(carer: Carer) -> list[str]:
    """Return what the people a carer looks after live with, each once; one query."""
    return sorted({code for person in people_of(carer) for code in person.conditions})


def _at_home(carer: Carer, whom: Person | None) -> Person | None:
    """Whose address counts: that of whom it is for, or the carer's where they live together and only that is known."""
    if whom is None or whom.postcode or whom.area_code:
        return whom
    together = Relationship.objects.filter(carer=carer, person=whom, ended_on=None, lives_together=True)
    return carer.person if together.exists() else whom


def _where(person: Person | None) -> tuple[Point | None, frozenset[str]]:
    if person is None:
        return None, frozenset()
    known = places.postcode(person.postcode) if person.postcode else None
    area = person.area_code or (known.small_area if known else "")
    codes = frozenset(each.code for each in places.upwards(area)) | {area} if area else frozenset()
    if known:
        return (known.latitude, known.longitude), codes
    return (places.centre(area) if area else None), codes


def _wanted(
    support: Support,
    wishes: Wishes,
    whom: Person | None,
    codes: frozenset[str],
    policies: _Policies,
    today: date,
    needed_by: date | None,
) -> Wanted:
    hours = hours_of(wishes.part, today) if wishes.part else None
    wanted_spans = [span for day in wishes.days or ("",) for span in spans(day, hours)]
    conditions = wishes.conditions or tuple(conditions_of(support.carer) if support.for_person else ())
    return Wanted(
        on=today,
        furthest_metres=round((wishes.miles or policies.furthest_miles) * METRES_A_MILE),
        interventions=frozenset({support.intervention}),
        outcomes=frozenset(support.outcome.outcomes),
        areas=codes,
        needed_by=needed_by,
        age=_age(whom, today),
        way=wishes.way,
        spans=tuple(wanted_spans),
        conditions=frozenset(conditions),
        culture=frozenset(wishes.culture),
        language=wishes.language,
        access=frozenset(wishes.access),
        most_pence=support.price_pence if support.paid else None,
        must=frozenset(wishes.must),
    )


def _age(person: Person | None, today: date) -> int | None:
    if person is None or person.born_on is None:
        return None
    born = person.born_on
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _providers_before(carer: Carer) -> list[int]:
    used = (Support.State.ARRANGED, Support.State.SUSPENDED, Support.State.ENDED)
    known = Support.objects.filter(carer=carer, state__in=used, service__isnull=False)
    return list(known.values_list("service__provider", flat=True).distinct())


def _nearest(point: Point | None, each: Matchable) -> int | None:
    if point is None:
        return None
    away = [metres_between(point, (at.latitude, at.longitude)) for at in each.places]
    return round(min(away)) if away else None


def _offer(each: Matchable, support: Support | None, point: Point | None, today: date) -> Offer:
    service = each.service
    prices = [Price(price.option, price.pence, price.words) for price in each.prices]
    return Offer(
        id=service.pk,
        name=service.name,
        provider=service.provider_id,
        state=service.state,
        interventions=frozenset(service.interventions),
        outcomes=each.outcomes,
        areas=frozenset(service.areas),
        ways=frozenset(service.ways),
        metres=_nearest(point, each),
        spans=each.spans,
        conditions=frozenset(service.conditions),
        groups=frozenset(service.groups),
        languages=frozenset(service.languages),
        accessibility=each.accessibility,
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        price_pence=price_for(support.unit if support else "", service.cost, prices),
        room=service.capacity,
        waiting_weeks=service.waiting_weeks,
        checked_months=freshness(service.checked_on, today, 0).months,
    )
