"""Which entries does somebody who keeps the directory look for, and of which places can they be told apart?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OrderBy, Q, QuerySet
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.directory.models import Service
from mainstay.directory.queries.upkeep import due
from mainstay.directory.queries.visible import services_visible_to
from mainstay.places import queries as places

_SMALL = ("lsoa", "data_zone", "msoa", "intermediate_zone", "output_area")
# Column of the list → what it is ordered by.
ORDERS: Mapping[str, Sequence[str]] = {
    "name": ("name",),
    "provider": ("provider__name", "name"),
    "funded": ("funded_how", "name"),
    "state": ("state", "name"),
    "checked": ("checked_on", "name"),
}


@dataclass(frozen=True)
class Wanted:
    """What is looked for; whatever is empty holds no entry back. freshness: "due", "fresh" or ""."""

    words: str = ""
    intervention: str = ""
    place: str = ""
    funded: str = ""
    state: str = ""
    freshness: str = ""


def entries_found(user: User, wanted: Wanted, *, today: date, months: int) -> QuerySet[Service]:
    """Return the entries the user may see that are looked for. months: for which a check holds good."""
    found = services_visible_to(user)
    for word in wanted.words.split()[:8]:
        found = found.filter(
            Q(name__icontains=word) | Q(provider__name__icontains=word) | Q(description__icontains=word)
        )
    if wanted.intervention:
        found = found.filter(interventions__contains=[wanted.intervention])
    if wanted.funded:
        found = found.filter(funded_how="" if wanted.funded == "unknown" else wanted.funded)
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.freshness == "due":
        found = due(found, today, months)
    elif wanted.freshness == "fresh":
        found = found.exclude(pk__in=due(found, today, months).values("pk"))
    return _at(found, wanted.place) if wanted.place else found


def in_order(found: QuerySet[Service], asked: str) -> QuerySet[Service]:
    """Return entries in the order asked for ("-checked"); what is not known comes last, both ways."""
    keys = ORDERS.get(asked.removeprefix("-"), ORDERS["name"])
    first = OrderBy(F(keys[0]), descending=asked.startswith("-"), nulls_last=True)
    return found.order_by(first, *keys[1:], "pk")


def _at(found: QuerySet[Service], code: str) -> QuerySet[Service]:
    """Those that say that they serve the place, all of it or a part, and those with a location in it."""
    area = places.area(code)
    if area is None:
        return found.filter(areas__contains=[code])
    near = places.around(area)
    inside = [part.code for parts in near.parts.values() for part in parts]
    wide = [holder.code for holder in near.holders.values()]
    serves = Q(areas__overlap=[code, *wide, *inside, *_nations(area.nations)])
    there = Q(areas=[], pk__in=Service.objects.filter(at_locations__location__small_area__in=[code, *inside]))
    return found.filter(serves | there)


def _nations(of: Collection[str]) -> dict[str, str]:
    """Code → name of these nations, and of what is made of them."""
    listed = policy.items("places.nations", on=localdate())
    return {each.code: each.title for each in listed if set(of) & set(each.attributes["of"])}


def places_to_serve(user: User) -> dict[str, str]:
    """Return code → name of the user's own area, its wards and its nation; two queries."""
    own = places.area(user.authority.area_code) if user.authority.area_code else None
    nation = _nations([user.authority.nation])
    if own is None:
        return nation
    wards = sorted(places.around(own, without=_SMALL).parts.get("ward", ()), key=lambda ward: ward.name)
    return {each.code: each.name for each in [own, *wards]} | nation


def names_of(codes: Sequence[str]) -> dict[str, str]:
    """Return code → name of areas and nations that are known; one query, none where nothing is asked."""
    if not codes:
        return {}
    nations = {each.code: each.title for each in policy.items("places.nations", on=localdate())}
    named = {code: each.name for code, each in places.named(codes).items()}
    return {code: named.get(code) or nations[code] for code in codes if code in named or code in nations}
