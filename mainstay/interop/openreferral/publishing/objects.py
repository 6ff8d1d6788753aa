"""Rows of the directory as objects of Open Referral UK 3.0.

Left out, because a listing does not publish them: names of people, what is paid for a service, who keeps it.
Ids of what has no row of its own are worked out from the row it belongs to, so they stay the same.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.utils import translation

from mainstay.directory.models import Location, Provider, Schedule, Service, ServiceAtLocation
from mainstay.interop.openreferral.publishing.taxonomies import Taxonomy, Term

Obj = dict[str, Any]
_REGISTERS = {
    "GB-CHC": "Charity number, England and Wales",
    "GB-SC": "Charity number, Scotland",
    "GB-NIC": "Charity number, Northern Ireland",
    "GB-COH": "Company number",
    "CQC": "Care Quality Commission number",
    "CS": "Care Inspectorate number",
}
_NATIONS = {
    "england": "England",
    "scotland": "Scotland",
    "wales": "Wales",
    "northern_ireland": "Northern Ireland",
}
_GEOGRAPHY = "http://statistics.data.gov.uk/id/statistical-geography/"


@dataclass(frozen=True)
class Around:
    """What objects are made with: the taxonomies, names of areas and languages by code, and outcomes by intervention.

    term_uri: the address of a term in this API.
    """

    taxonomies: tuple[Taxonomy, ...]
    areas: Mapping[str, str]
    languages: Mapping[str, str]
    implied: Mapping[str, Mapping[str, tuple[str, ...]]]
    term_uri: Callable[[UUID], str]


def service(row: Service, around: Around, *, nested: bool = True) -> Obj:
    """Return a service; nested: with its lists, as the standard's whole service; else as in a list."""
    told = _of_service(row, around)
    if nested:
        told["service_at_locations"] = [
            _told(
                {"id": str(link.public_id), "location": location(link.location, row.authority.nation, around)}
            )
            for link in row.at_locations.all()
        ]
        told |= _lists(row, around)
    return _told(told)


def _of_service(row: Service, around: Around) -> Obj:
    return {
        "id": str(row.public_id),
        "name": row.name,
        "description": row.description,
        "url": row.website,
        "email": row.email,
        "status": "active",
        "fees": row.cost_note,
        "eligibility_description": row.eligibility,
        "minimum_age": row.minimum_age,
        "maximum_age": row.maximum_age,
        "assured_date": _day(row.checked_on),
        "organization": organization(row.provider, around, nested=False),
    }


def _lists(row: Service, around: Around) -> Obj:
    own = row.public_id
    return {
        "schedules": [schedule(each) for each in row.schedules.all()],
        "service_areas": [_area(own, code, around) for code in row.areas],
        "languages": [
            {"id": _id(own, "language", code), "name": around.languages.get(code, code), "code": code}
            for code in row.languages
        ],
        "funding": [{"id": _id(own, "funding"), "source": _english(row.get_funded_how_display)}]
        if row.funded_how
        else [],
        "cost_options": [
            _told(
                {
                    "id": str(each.public_id),
                    "option": each.option,
                    "amount": None if each.amount_pence is None else each.amount_pence / 100,
                    "amount_description": each.description,
                    "valid_from": _day(each.valid_from),
                    "valid_to": _day(each.valid_to),
                }
            )
            for each in row.cost_options.all()
        ],
        "phones": [{"id": _id(own, "phone"), "number": row.phone}] if row.phone else [],
        "attributes": [_attribute(own, term, around) for term in terms_of(row, around)],
    }


def organization(row: Provider, around: Around, *, nested: bool = True) -> Obj:
    """Return an organisation; nested: with the numbers by which registers know it."""
    told: Obj = {
        "id": str(row.public_id),
        "name": row.name,
        "description": row.description or row.name,
        "website": row.website,
    }
    if nested:
        told["organization_identifiers"] = [
            {
                "id": _id(row.public_id, each.scheme, each.identifier),
                "identifier_scheme": each.scheme,
                "identifier_type": _REGISTERS.get(each.scheme, each.scheme),
                "identifier": each.identifier,
            }
            for each in row.identifiers.all()
        ]
    return _told(told)


def service_at_location(row: ServiceAtLocation, around: Around, *, nested: bool = True) -> Obj:
    """Return a service at one of its locations; nested: both with their lists."""
    told = _of_service(row.service, around)
    if nested:
        told |= _lists(row.service, around)
    nation = row.service.authority.nation
    return {
        "id": str(row.public_id),
        "service_id": str(row.service.public_id),
        "location_id": str(row.location.public_id),
        "service": _told(told),
        "location": location(row.location, nation, around, nested=nested),
    }


def location(row: Location, nation: str, around: Around, *, nested: bool = True) -> Obj:
    """Return a location; nation: of the authority that lists it, where an address asks for one."""
    told: Obj = {
        "id": str(row.public_id),
        "location_type": "physical",
        "name": row.name or row.address,
        "latitude": row.latitude,
        "longitude": row.longitude,
    }
    if nested:
        told["addresses"] = [_address(row, nation)] if row.postcode else []
        told["accessibility"] = [
            {
                "id": _id(row.public_id, "accessibility", term.code),
                "description": term.title,
                "details": term.description,
                "accessibility": term.code,
            }
            for term in _terms(row.accessibility, "accessibility", around)
        ]
    return _told(told)


def _address(row: Location, nation: str) -> Obj:
    land = _NATIONS.get(nation, "United Kingdom")
    return {
        "id": _id(row.public_id, "address"),
        # The standard asks for each of these; what is not known is said as widely as it is known.
        "address_1": row.address or row.name or row.postcode,
        "city": row.town or land,
        "state_province": land,
        "postal_code": row.postcode,
        "country": "GB",
        "address_type": "physical",
    }


def schedule(row: Schedule) -> Obj:
    """Return a schedule. The standard knows weeks and months: every day is each of a week, a year is said in words."""
    days, freq = list(row.days), row.freq
    if freq == "DAILY" and (row.interval or 1) == 1:
        days, freq = days or ["MO", "TU", "WE", "TH", "FR", "SA", "SU"], "WEEKLY"
    words = row.description
    if freq not in ("", "WEEKLY", "MONTHLY"):
        every = "Every year." if freq == "YEARLY" else f"Every {row.interval} days."
        words, freq = f"{words} {every}".strip(), ""
    told = {
        "id": str(row.public_id),
        "service_at_location_id": str(row.at.public_id) if row.at else None,
        "valid_from": _day(row.valid_from),
        "valid_to": _day(row.valid_to),
        "dtstart": _day(row.starts_on),
        "freq": freq,
        "interval": row.interval if freq else None,
        "byday": ",".join(days),
        "description": words,
        "opens_at": row.opens_at.strftime("%H:%M:%S") if row.opens_at else None,
        "closes_at": row.closes_at.strftime("%H:%M:%S") if row.closes_at else None,
    }
    return _told(told)


def _area(own: UUID, code: str, around: Around) -> Obj:
    name = around.areas.get(code, code)
    told = {"id": _id(own, "area", code), "name": name, "service_area": name, "extent": code}
    # Codes that begin with X are of invented places, which no statistics office knows.
    return told | ({} if code.startswith("X") else {"extent_type": "gss", "uri": f"{_GEOGRAPHY}{code}"})


def terms_of(row: Service, around: Around) -> list[Term]:
    """Return the terms a service goes by; outcomes and pathway are those of its interventions where it says none."""
    found: list[Term] = []
    for taxonomy in around.taxonomies:
        told = getattr(row, taxonomy.field)
        codes = list(told) if taxonomy.many else [told] if told else []
        if not codes and taxonomy.field in around.implied:
            meant = around.implied[taxonomy.field]
            codes = sorted({code for each in row.interventions for code in meant.get(each, ())})
        found += _terms(codes, taxonomy.field, around)
    return found


def _terms(codes: Iterable[str], field: str, around: Around) -> list[Term]:
    known = next(each.terms for each in around.taxonomies if each.field == field)
    return [known[code] for code in codes if code in known]


def _attribute(own: UUID, told: Term, around: Around) -> Obj:
    return {
        "id": _id(own, told.taxonomy.field, told.code),
        "link_id": str(own),
        "link_type": told.taxonomy.field,
        "taxonomy_term_id": str(told.id),
        "taxonomy_term": term(told, around),
    }


def term(told: Term, around: Around) -> Obj:
    """Return a taxonomy term."""
    made = {
        "id": str(told.id),
        "name": told.title,
        "description": told.description,
        "code": told.code,
        "taxonomy": told.taxonomy.name,
        "taxonomy_id": str(told.taxonomy.id),
        "term_uri": around.term_uri(told.id),
    }
    return _told(made)


def taxonomy(told: Taxonomy, around: Around, *, nested: bool = True) -> Obj:
    """Return a taxonomy; nested: with its terms."""
    made: Obj = {"id": str(told.id), "name": told.name, "description": told.description}
    if nested:
        made["taxonomy_terms"] = [term(each, around) for each in told.terms.values()]
    return made


def _told(told: Obj) -> Obj:
    """Leave out what is not known: the standard allows a field to be missing, not to be empty."""
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _id(own: UUID, *parts: str) -> str:
    return str(uuid5(own, "/".join(parts)))


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _english(display: Callable[[], str]) -> str:
    """Return a choice's label in English, the language of the feed, whoever asks."""
    with translation.override("en-gb"):
        return str(display())
