"""Services to find, made in a few words; and the search once more in plain Python, over every service."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from math import asin, cos, radians, sin, sqrt

from mainstay.accounts.models import Authority
from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.directory.actions import keep_entries
from mainstay.directory.models import Service, Source
from mainstay.directory.queries import finder
from mainstay.directory.rules.asked import COSTS, WITH, Asked
from mainstay.directory.rules.distance import EARTH_METRES
from mainstay.directory.rules.entry import LocationEntry, ProviderEntry, ScheduleEntry, ServiceEntry

TODAY = date(2026, 11, 18)  # a Wednesday
HARBOUR = (54.46, -2.30)


def entry(name: str, **more: object) -> ServiceEntry:
    """Return an entry with a place at the harbour, unless told otherwise."""
    usual: dict[str, object] = {
        "provider": ProviderEntry(name="Moor Care"),
        "source_id": name,
        "locations": (place(),),
        "phone": "01632 960000",
        "checked_on": TODAY,
    }
    return ServiceEntry(name=name, **(usual | more))  # type: ignore[arg-type]


def place(north_km: float = 0.0, name: str = "Hall", **more: object) -> LocationEntry:
    """Return a place so many kilometres north of the harbour."""
    latitude = HARBOUR[0] + north_km / 111.195
    return LocationEntry(
        name=name, source_id=f"{name}{north_km}", latitude=latitude, longitude=HARBOUR[1], **more
    )  # type: ignore[arg-type]


def open_on(*days: str, opens: str = "10:00", closes: str = "13:00", **more: object) -> ScheduleEntry:
    """Return opening times on days of the week."""
    return ScheduleEntry(
        days=days,
        opens_at=time.fromisoformat(opens),
        closes_at=time.fromisoformat(closes),
        freq="WEEKLY",
        **more,  # type: ignore[arg-type]
    )


def listed(authority: Authority, *entries: ServiceEntry) -> dict[str, Service]:
    """List the entries and return the services by name."""
    with scope.of_authority(authority.pk):
        source, _ = Source.objects.get_or_create(authority=authority, kind="by_hand", name="Ours")
        keep_entries(entries, source, by=Operator())
        return {each.name: each for each in Service.objects.all()}


def found(asked: Asked, codes: Sequence[str] = (), today: date = TODAY) -> tuple[list[str], list[str]]:
    """Return the names that a search finds: those near, then those that cover the area."""
    from django.db import transaction

    with transaction.atomic():
        scope.show_listed()
        terms = finder.terms_of(asked, today, codes)
        hits = finder.search(asked, terms, size=1000)
        names = dict(Service.objects.values_list("pk", "name"))
        scope.show_listed(False)
    return [names[each.service_id] for each in hits.near], [names[each.service_id] for each in hits.wide]


@dataclass
class Twin:
    """The same search, slowly: it looks at every entry and shares nothing with the list but the rules of distance.

    stems: the words of the test → what PostgreSQL makes of them. phrases: what carers call it → codes.
    """

    entries: Iterable[ServiceEntry]
    stems: dict[str, str]
    helps: dict[str, list[str]]
    phrases: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def near(self, asked: Asked) -> dict[str, float]:
        """Return name → metres of what is near enough."""
        found: dict[str, float] = {}
        assert asked.near is not None
        for each in self.entries:
            for number, spot in enumerate(each.locations):
                if not self._goes_there(each) or spot.latitude is None or spot.longitude is None:
                    continue
                metres = metres_between(
                    asked.near.latitude, asked.near.longitude, spot.latitude, spot.longitude
                )
                if metres <= asked.metres and self._fits(each, asked, number):
                    found[each.name] = min(metres, found.get(each.name, metres))
        return found

    def wide(self, asked: Asked, codes: Sequence[str], authority_area: str) -> set[str]:
        """Return the names of what comes to people or covers an area that holds the place."""
        near = self.near(asked)
        return {
            each.name
            for each in self.entries
            if each.name not in near
            and self._comes(each)
            and set(each.areas or [authority_area]) & set(codes)
            and self._fits(each, asked, None)
        }

    def _goes_there(self, each: ServiceEntry) -> bool:
        return not each.ways or not each.areas or bool({"visit", "outing"} & set(each.ways))

    def _comes(self, each: ServiceEntry) -> bool:
        somewhere = any(spot.latitude is not None for spot in each.locations) and self._goes_there(each)
        return not somewhere or bool(each.areas and {"at_home", "phone", "online"} & set(each.ways))

    def _fits(self, each: ServiceEntry, asked: Asked, location: int | None) -> bool:
        interventions = {code for each_help in asked.helps for code in self.helps[each_help]}
        return (
            each.state == "listed"
            and all(self._says(each, word) for word in asked.words.split())
            and (not asked.helps or bool(interventions & set(each.interventions)))
            and (not asked.condition or not each.conditions or asked.condition in each.conditions)
            and (not asked.language or asked.language in each.languages)
            and (not asked.cost or each.cost in COSTS[asked.cost])
            and (not asked.with_person or each.with_person in WITH[asked.with_person])
            and (not asked.taking or each.capacity == "taking")
            and (not (asked.day or asked.part) or self._open(each, asked, location))
        )

    def _says(self, each: ServiceEntry, word: str) -> bool:
        told = f"{each.name} {each.provider.name} {each.description}".lower().split()
        if self.stems[word] in {self.stems.get(one, one) for one in told}:
            return True
        codes = {code for phrase, of in self.phrases.items() if word in phrase.lower().split() for code in of}
        return bool(codes & {*each.interventions, *each.conditions})

    def _open(self, each: ServiceEntry, asked: Asked, location: int | None) -> bool:
        """Whether any minute that is asked for is a minute in which it is open, one by one."""
        wanted = set()
        first, last = self.parts.get(asked.part, (0, 24))
        for number, day in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU")):
            if asked.day in ("", day):
                hours = range(first, last) if last > first else [*range(first, 24), *range(24, 24 + last)]
                wanted |= {(number * 24 + hour) % 168 for hour in hours}
        return any(
            (number * 24 + minute // 60) % 168 in wanted
            for times in each.schedules
            if location is None or times.location in (None, location)
            for number, day in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
            if day in times.days and times.opens_at and times.closes_at
            for minute in range(
                times.opens_at.hour * 60 + times.opens_at.minute,
                times.closes_at.hour * 60 + times.closes_at.minute,
            )
        )


__all__ = ["HARBOUR", "TODAY", "Twin", "entry", "found", "listed", "open_on", "place", "replace"]


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance in metres (haversine)."""
    north = sin(radians(other_latitude - latitude) / 2) ** 2
    east = sin(radians(other_longitude - longitude) / 2) ** 2
    chord = north + cos(radians(latitude)) * cos(radians(other_latitude)) * east
    return 2 * EARTH_METRES * asin(min(1.0, sqrt(chord)))
