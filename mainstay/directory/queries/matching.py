"""Which services might suit a plan, and what do their entries say, as plain values?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.directory.models import Service
from mainstay.directory.rules.when import Span, in_season, minutes


@dataclass(frozen=True)
class Place:
    """Where a service is: WGS84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Priced:
    """One price in force, as the entry has it: what it is for, and whole pence."""

    option: str
    pence: int | None
    words: str


@dataclass(frozen=True)
class Matchable:
    """A service as its entry tells, whether listed or not. outcomes: those of its interventions where it says none.

    spans: minutes of the week in which it is there now. accessibility: of the service and of its places.
    """

    service: Service
    outcomes: frozenset[str]
    places: tuple[Place, ...]
    spans: tuple[Span, ...]
    accessibility: frozenset[str]
    prices: tuple[Priced, ...]


def services_for_matching(
    authority: Authority, interventions: Collection[str], today: date
) -> list[Matchable]:
    """Return every service of an authority's directory with one of these interventions; five queries.

    Those that are paused or taken out are among them, so that whoever looks can be told why they are no choice.
    """
    found = (
        Service.objects.filter(
            authority=authority, merged_into=None, interventions__overlap=list(interventions)
        )
        .select_related("provider")
        .prefetch_related("at_locations__location", "schedules", "cost_options")
        .order_by("pk")
    )
    serves = {
        each.code: each.attributes["outcomes"] for each in policy.items("model.interventions", on=today)
    }
    return [_matchable(each, serves, today) for each in found]


def _matchable(service: Service, serves: dict[str, list[str]], today: date) -> Matchable:
    locations = [each.location for each in service.at_locations.all()]
    derived = {code for each in service.interventions for code in serves.get(each, ())}
    return Matchable(
        service,
        frozenset(service.outcomes or derived),
        tuple(
            Place(each.latitude, each.longitude)
            for each in locations
            if each.latitude is not None and each.longitude is not None
        ),
        tuple(_spans(service, today)),
        frozenset(service.accessibility).union(*(each.accessibility for each in locations)),
        tuple(
            Priced(each.option, each.amount_pence, each.description)
            for each in service.cost_options.all()
            if in_season(each.valid_from, each.valid_to, today)
        ),
    )


def _spans(service: Service, today: date) -> Iterator[Span]:
    for each in service.schedules.all():
        if in_season(each.valid_from, each.valid_to, today):
            yield from (minutes(day, each.opens_at, each.closes_at) for day in each.days)


def listed_of(authority: Authority, service_id: str | int) -> Service | None:
    """Return a service that an authority lists, by its number as it was sent; None for any other."""
    number = str(service_id)
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    listed = Service.objects.filter(authority=authority, state=Service.State.LISTED, pk=int(number))
    return listed.select_related("provider").first()
