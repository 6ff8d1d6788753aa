"""What a list of the open feed is asked for, as conditions on services and where they are."""

from dataclasses import dataclass, field
from datetime import time
from uuid import UUID

from django.db.models import F, FloatField, Q, QuerySet, Value
from django.db.models.expressions import Expression
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.directory.models import Schedule, Service, ServiceAtLocation
from mainstay.interop.openreferral.publishing.taxonomies import Taxonomy, Term

_EARTH_METRES = 6_371_009
_METRES_A_DEGREE = 111_320


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for; whatever is empty holds nothing back. near: latitude, longitude, metres (or None)."""

    search: str = ""
    authority: str = ""
    organization: UUID | None = None
    terms: tuple[Term, ...] = ()
    taxonomy: Taxonomy | None = None
    nothing: bool = False
    minimum_age: float | None = None
    maximum_age: float | None = None
    starts: time | None = None
    ends: time | None = None
    day: str = ""
    near: tuple[float, float, float | None] | None = None
    within: tuple[str, ...] = field(default=())


def asked_of(wanted: Wanted, to: str) -> Q:
    """Return the conditions on a service; to: the way to it from the row that is looked for."""
    asked = Q()
    if wanted.nothing:
        asked &= Q(pk__in=[])
    if wanted.authority:
        asked &= Q(**{f"{to}authority__area_code": wanted.authority})
    if wanted.organization:
        asked &= Q(**{f"{to}provider__public_id": wanted.organization})
    for word in wanted.search.split()[:8]:
        names = ("name", "description", "provider__name")
        either = Q()
        for name in names:
            either |= Q(**{f"{to}{name}__icontains": word})
        asked &= either
    if wanted.minimum_age is not None:
        asked &= Q(**{f"{to}minimum_age__gte": wanted.minimum_age})
    if wanted.maximum_age is not None:
        asked &= Q(**{f"{to}maximum_age__lte": wanted.maximum_age})
    for each in wanted.terms:
        asked &= _with_codes(each.taxonomy, [each.code], to)
    if wanted.taxonomy:
        asked &= _with_codes(wanted.taxonomy, list(wanted.taxonomy.terms), to)
    return asked & _at_times(wanted, to)


def _with_codes(taxonomy: Taxonomy, codes: list[str], to: str) -> Q:
    if not taxonomy.many:
        return Q(**{f"{to}{taxonomy.field}__in": codes})
    if taxonomy.field == "accessibility":
        there = Service.objects.filter(at_locations__location__accessibility__overlap=codes)
        return Q(**{f"{to}accessibility__overlap": codes}) | Q(**{f"{to}pk__in": there.values("pk")})
    asked = Q(**{f"{to}{taxonomy.field}__overlap": codes})
    if taxonomy.field in ("outcomes", "pathway"):
        items = policy.items("model.interventions", on=localdate())
        meant = [item.code for item in items if set(codes) & set(item.attributes[taxonomy.field])]
        asked |= Q(**{f"{to}{taxonomy.field}": [], f"{to}interventions__overlap": meant})
    return asked


def _at_times(wanted: Wanted, to: str) -> Q:
    times = Q()
    if wanted.day:
        times &= Q(days__contains=[wanted.day])
    if wanted.starts:
        times &= Q(opens_at__gte=wanted.starts)
    if wanted.ends:
        times &= Q(closes_at__lte=wanted.ends)
    if not times:
        return Q()
    return Q(**{f"{to}pk__in": Schedule.objects.filter(times).values("service")})


def near(
    found: QuerySet[ServiceAtLocation], latitude: float, longitude: float, metres: float | None
) -> QuerySet[ServiceAtLocation]:
    """Return those within so many metres; all of them where it is not said how many."""
    if metres is None:
        return found
    degrees = metres / _METRES_A_DEGREE
    inside = found.filter(location__latitude__range=(latitude - degrees, latitude + degrees))
    return inside.annotate(metres=_metres_from(latitude, longitude)).filter(metres__lte=metres)


def _metres_from(latitude: float, longitude: float) -> Expression:
    """Return the distance to the location over the globe (haversine)."""
    up = Radians(F("location__latitude") - Value(latitude)) / 2.0
    along = Radians(F("location__longitude") - Value(longitude)) / 2.0
    level = Cos(Radians(Value(latitude))) * Cos(Radians(F("location__latitude")))
    chord = Power(Sin(up), 2) + level * Power(Sin(along), 2)
    # Rounding may carry the chord a hair past 1, where the arc has no value.
    return ASin(Sqrt(Least(chord, Value(1.0)))) * Value(2.0 * _EARTH_METRES, output_field=FloatField())
