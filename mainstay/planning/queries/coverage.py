"""What is listed that may cover a place, which areas hold which, and what people judged better than the count."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.directory.models import Service, ServiceAtLocation
from mainstay.places.models import PlaceLink, Postcode
from mainstay.planning.models import CoverageJudgement


@dataclass(frozen=True)
class Listed:
    """A listed service as coverage needs it. small_areas: of its locations, where known.

    numbers are as its owner gave them: they are protected before anything is worked out from them.
    """

    id: int
    name: str
    provider_id: int
    provider: str
    public_id: str
    interventions: tuple[str, ...]
    pathway: tuple[str, ...]
    groups: frozenset[str]
    conditions: frozenset[str]
    areas: tuple[str, ...]
    small_areas: tuple[str, ...]
    minimum_age: int | None
    maximum_age: int | None
    places_per_week: int | None
    carers_a_year: int | None
    pence_a_year: int | None
    route: str
    funding_ends_on: date | None
    quality: str
    quality_on: date | None
    capacity: str
    waiting_weeks: int | None
    way_in: str
    checked_on: date | None


def listed() -> list[Listed]:
    """Return every service that is listed now, bought or not, with its places; three queries."""
    services = list(Service.objects.filter(state=Service.State.LISTED).select_related("provider"))
    held: dict[int, set[str]] = {}
    by_postcode: dict[str, set[int]] = {}
    at = ServiceAtLocation.objects.filter(service__state=Service.State.LISTED)
    for service_id, code, postcode in at.values_list(
        "service_id", "location__small_area", "location__postcode"
    ):
        if code:
            held.setdefault(service_id, set()).add(code)
        elif postcode:
            by_postcode.setdefault(postcode, set()).add(service_id)
    known = Postcode.objects.filter(postcode__in=list(by_postcode)).exclude(small_area="")
    for postcode, code in known.values_list("postcode", "small_area"):
        for service_id in by_postcode[postcode]:
            held.setdefault(service_id, set()).add(code)
    return [_listed(each, held.get(each.pk, ())) for each in services]


_SAME = (
    "minimum_age", "maximum_age", "places_per_week", "carers_a_year", "funding_ends_on", "quality", "quality_on",
    "capacity", "waiting_weeks", "way_in", "checked_on",
)  # fmt: skip


def _listed(each: Service, small_areas: Iterable[str]) -> Listed:
    return Listed(
        **{name: getattr(each, name) for name in _SAME},
        id=each.pk,
        name=each.name,
        provider_id=each.provider.merged_into_id or each.provider_id,
        provider=each.provider.name,
        public_id=str(each.public_id),
        interventions=tuple(each.interventions),
        pathway=tuple(each.pathway),
        groups=frozenset(each.groups),
        conditions=frozenset(each.conditions),
        areas=tuple(each.areas),
        small_areas=tuple(sorted(small_areas)),
        pence_a_year=each.funding_pence_a_year,
        route=each.funded_how,
    )


def holders_of(codes: Collection[str]) -> dict[str, set[str]]:
    """Return code → the codes of everything that a lookup says it lies in directly; one query."""
    found: dict[str, set[str]] = {}
    for child, parent in PlaceLink.objects.filter(child__in=list(codes)).values_list("child", "parent"):
        found.setdefault(child, set()).add(parent)
    return found


def judgements() -> dict[tuple[str, str, str], CoverageJudgement]:
    """Return (intervention, place, group) → the judgement that counts: the newest not taken back; one query."""
    standing = CoverageJudgement.objects.filter(taken_back_at__isnull=True).select_related("made_by")
    return {(each.intervention, each.place, each.group): each for each in standing.order_by("made_at", "pk")}


def judgements_visible_to(user: User) -> QuerySet[CoverageJudgement]:
    """Return every judgement of the user's authority, newest first, taken back or not."""
    return CoverageJudgement.objects.filter(authority=user.authority).select_related(
        "made_by", "taken_back_by"
    )


def routes() -> dict[str, str]:
    """Return how a service is funded → what that is called; "" where nobody says."""
    return {value: str(label) for value, label in Service.Funding.choices}


def judged_levels() -> dict[str, str]:
    """Return the levels that a person can give a cell → what they are called."""
    return {value: str(label) for value, label in CoverageJudgement.Level.choices}
