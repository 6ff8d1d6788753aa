"""What is listed, as an open feed asks for it: by the standard's own filters, page by page."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import translation
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.directory.models import Provider, Schedule, Service, ServiceAtLocation
from mainstay.interop.openreferral.publishing.making import Around
from mainstay.interop.openreferral.publishing.taxonomies import Taxonomy, taxonomies
from mainstay.interop.openreferral.publishing.wanted import Wanted, asked_of, near
from mainstay.places import queries as places

_LISTED = Service.State.LISTED
BATCH = 500


def every_taxonomy() -> tuple[Taxonomy, ...]:
    """Return the taxonomies as they are today, in English."""
    with translation.override("en-gb"):
        words = (
            ("Whom it is for: carer, person or both", "with_person", Service.With.choices),
            ("How it is funded", "funded_how", Service.Funding.choices),
            ("What it costs the carer", "cost", Service.Cost.choices),
            ("The way in", "way_in", Service.WayIn.choices),
            ("Room for more people", "capacity", Service.Capacity.choices),
        )
        return taxonomies(
            localdate(), [(name, of, [(c, str(t)) for c, t in told]) for name, of, told in words]
        )


def around(codes: set[str], term_uri: Callable[[UUID], str]) -> Around:
    """Return what objects are made with; codes: of the areas whose names are needed; one query."""
    today = localdate()
    nations = {item.code: item.title for item in policy.items("places.nations", on=today)}
    interventions = policy.items("model.interventions", on=today)
    return Around(
        taxonomies=every_taxonomy(),
        areas=nations | {code: area.name for code, area in places.named(codes).items()},
        languages={item.code: item.title for item in policy.items("directory.languages", on=today)},
        implied={
            kind: {item.code: tuple(item.attributes[kind]) for item in interventions}
            for kind in ("outcomes", "pathway")
        },
        term_uri=term_uri,
    )


def services(wanted: Wanted) -> QuerySet[Service]:
    """Return the listed services looked for, each id once, in the order of their ids."""
    found = Service.objects.filter(asked_of(wanted, ""), state=_LISTED)
    # Two authorities may list one thing under the id its source gave it: it is published once.
    return found.order_by("public_id", "pk").distinct("public_id")


def services_at_locations(wanted: Wanted) -> QuerySet[ServiceAtLocation]:
    """Return the listed services at each of their locations."""
    found = ServiceAtLocation.objects.filter(asked_of(wanted, "service__"), service__state=_LISTED)
    if wanted.near:
        found = near(found, *wanted.near)
    if wanted.within:
        found = found.filter(Q(service__areas=[]) | Q(service__areas__overlap=list(wanted.within)))
    return found.order_by("public_id", "pk").distinct("public_id")


def organizations(wanted: Wanted) -> QuerySet[Provider]:
    """Return those who offer a listed service."""
    theirs = Service.objects.filter(state=_LISTED)
    if wanted.authority:
        theirs = theirs.filter(authority__area_code=wanted.authority)
    found = Provider.objects.filter(pk__in=theirs.values("provider"), merged_into=None)
    for word in wanted.search.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(description__icontains=word))
    return found.order_by("public_id", "pk").distinct("public_id")


def whole_services(ids: list[int]) -> QuerySet[Service]:
    """Return services with all that is published of them, in the order of their public ids; six queries."""
    return (
        Service.objects.filter(pk__in=ids)
        .select_related("provider", "authority")
        .prefetch_related(
            Prefetch("at_locations", ServiceAtLocation.objects.select_related("location").order_by("pk")),
            Prefetch("schedules", Schedule.objects.select_related("at").order_by("pk")),
            "cost_options",
        )
        .order_by("public_id", "pk")
    )


def whole_links(ids: list[int]) -> QuerySet[ServiceAtLocation]:
    """Return services at locations with all that is published of them."""
    times = Schedule.objects.select_related("at").order_by("pk")
    return (
        ServiceAtLocation.objects.filter(pk__in=ids)
        .select_related("service__provider", "service__authority", "location")
        .prefetch_related(Prefetch("service__schedules", times), "service__cost_options")
        .order_by("public_id", "pk")
    )


def whole_providers(ids: list[int]) -> QuerySet[Provider]:
    """Return providers with the numbers registers know them by."""
    return Provider.objects.filter(pk__in=ids).prefetch_related("identifiers").order_by("public_id", "pk")


def in_batches(found: QuerySet[Service]) -> Iterator[list[Service]]:
    """Yield the services with all that is published of them, some hundreds at a time."""
    ids = list(found.values_list("pk", flat=True))
    for begins in range(0, len(ids), BATCH):
        yield list(whole_services(ids[begins : begins + BATCH]))


def authorities_that_list() -> list[tuple[str, str, int]]:
    """Return name, area code and number of listed services of each authority that lists any; two queries."""
    counts = dict(
        Service.objects.filter(state=_LISTED)
        .values("authority")
        .annotate(count=Count("pk"))
        .values_list("authority", "count")
    )
    rows = Authority.objects.filter(pk__in=counts).order_by("name").values_list("pk", "name", "area_code")
    return [(name, code, counts[pk]) for pk, name, code in rows]
