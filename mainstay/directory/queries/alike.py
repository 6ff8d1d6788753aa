"""Entries as things to compare, and how much each thing that they share counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.directory.models import Location, Provider, ProviderIdentifier, Service, SourceRecord
from mainstay.engines import names, postcodes
from mainstay.engines.likeness import Thing, Weights

_PACK = "directory.likeness"


def weights(on: date) -> Weights:
    """Return how much each thing counts, as the packs have it on a day."""
    items = policy.items(f"{_PACK}.weights", on)
    return Weights(
        same={item.code: float(item.attributes["weight"]) for item in items},
        differs={item.code: float(item.attributes["differs"]) for item in items},
        at_least=policy.value(f"{_PACK}.at_least", on),
        name_at_least=policy.value(f"{_PACK}.name_at_least", on),
    )


@dataclass(frozen=True)
class Plain:
    """The lists of the packs by which names and addresses are made plain."""

    legal_forms: frozenset[str]
    common_words: frozenset[str]
    common_mail: frozenset[str]

    @classmethod
    def on(cls, day: date) -> "Plain":
        """Return the lists as they are on a day."""
        names_of = ("legal_forms", "common_words", "common_mail")
        return cls(
            *(frozenset(item.title for item in policy.items(f"{_PACK}.{name}", day)) for name in names_of)
        )

    def name(self, text: str) -> names.Name:
        """Return a name to compare."""
        return names.name(text, self.legal_forms, self.common_words)

    def site(self, address: str) -> frozenset[str]:
        """Return the website's host, unless everybody has pages there."""
        return some([names.site(address)]) - self.common_mail


def some(values: Iterable[str]) -> frozenset[str]:
    """Return those that say something."""
    return frozenset(filter(None, values))


def providers_to_compare(authority: Authority, on: date) -> list[Thing]:
    """Return every provider that stands, as a thing to compare; three queries."""
    plain = Plain.on(on)
    numbers: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for provider, scheme, number in ProviderIdentifier.objects.filter(authority=authority).values_list(
        "provider_id", "scheme", "identifier"
    ):
        numbers[provider][scheme].add(number.strip().upper().lstrip("0"))
    places: dict[int, set[str]] = defaultdict(set)
    there = Location.objects.filter(authority=authority).exclude(postcode="")
    for provider, postcode in there.values_list("of_services__service__provider_id", "postcode"):
        places[provider].add(postcodes.written(postcode))
    found = Provider.objects.filter(authority=authority, merged_into=None).values(
        "pk", "name", "website", "email", "phone"
    )
    return [
        Thing(
            key=each["pk"],
            name=plain.name(each["name"]),
            numbers={scheme: frozenset(held) for scheme, held in numbers[each["pk"]].items()},
            postcode=some(places[each["pk"]]),
            phone=some([names.phone(each["phone"])]),
            site=plain.site(each["website"]),
            mail=some([names.mail(each["email"], plain.common_mail)]),
        )
        for each in found
    ]


def services_to_compare(authority: Authority, on: date) -> list[Thing]:
    """Return every service that is not withdrawn, as a thing to compare; three queries."""
    plain = Plain.on(on)
    numbers: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    told = SourceRecord.objects.filter(
        authority=authority, kind=SourceRecord.Kind.SERVICE, content__has_key="identifiers"
    )
    for service, held in told.values_list("service_id", "content__identifiers"):
        for each in _pairs(held):
            numbers[service or 0][each[0]].add(each[1].strip().upper())
    places: dict[int, set[str]] = defaultdict(set)
    there = Location.objects.filter(authority=authority).exclude(postcode="")
    for service, postcode in there.values_list("of_services__service_id", "postcode"):
        places[service].add(postcodes.written(postcode))
    found = Service.objects.filter(authority=authority, merged_into=None).exclude(
        state=Service.State.WITHDRAWN
    )
    wanted = ("pk", "name", "website", "email", "phone", "areas", "provider__name")
    return [
        Thing(
            key=each["pk"],
            name=plain.name(each["name"]),
            numbers={scheme: frozenset(held) for scheme, held in numbers[each["pk"]].items()},
            postcode=some(places[each["pk"]]),
            phone=some([names.phone(each["phone"])]),
            site=plain.site(each["website"]),
            mail=some([names.mail(each["email"], plain.common_mail)]),
            place=frozenset(each["areas"]),
            offered_by=plain.name(each["provider__name"]),
        )
        for each in found.values(*wanted)
    ]


def _pairs(held: Any) -> Iterable[tuple[str, str]]:
    """Return scheme and number of what a source told, however it wrote them down."""
    for each in held if isinstance(held, list) else ():
        if isinstance(each, dict):
            scheme = each.get("scheme") or each.get("identifier_scheme")
            if isinstance(scheme, str) and isinstance(each.get("identifier"), str):
                yield scheme, each["identifier"]
