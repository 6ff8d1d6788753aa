"""Rows of the directory as objects of Open Referral UK 3.0.

Left out, because a listing does not publish them: names of people, what is paid for a service, who keeps it.
Ids of what has no row of its own are worked out from the row it belongs to, so they stay the same.
"""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from mainstay.directory.models import Provider, Service, ServiceAtLocation
from mainstay.interop.openreferral.publishing.making import (
    Around,
    Obj,
    day,
    english,
    id_below,
    terms_with,
    told_only,
)
from mainstay.interop.openreferral.publishing.taxonomies import Taxonomy, Term
from mainstay.interop.openreferral.publishing.where_and_when import location, schedule

_REGISTERS = {
    "GB-CHC": _("Charity number, England and Wales"),
    "GB-SC": _("Charity number, Scotland"),
    "GB-NIC": _("Charity number, Northern Ireland"),
    "GB-COH": _("Company number"),
    "CQC": _("Care Quality Commission number"),
    "CS": _("Care Inspectorate number"),
}
_GEOGRAPHY = "http://statistics.data.gov.uk/id/statistical-geography/"


def service(row: Service, around: Around, *, nested: bool = True) -> Obj:
    """Return a service; nested: with its lists, as the standard's whole service; else as in a list."""
    told = _of_service(row, around)
    if nested:
        told["service_at_locations"] = [
            told_only(
                {"id": str(link.public_id), "location": location(link.location, row.authority.nation, around)}
            )
            for link in row.at_locations.all()
        ]
        told |= _lists(row, around)
    return told_only(told)


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
        "assured_date": day(row.checked_on),
        "organization": organization(row.provider, nested=False),
    }


def _lists(row: Service, around: Around) -> Obj:
    own = row.public_id
    return {
        "schedules": [schedule(each) for each in row.schedules.all()],
        "service_areas": [_area(own, code, around) for code in row.areas],
        "languages": [
            {"id": id_below(own, "language", code), "name": around.languages.get(code, code), "code": code}
            for code in row.languages
        ],
        "funding": [{"id": id_below(own, "funding"), "source": english(row.get_funded_how_display)}]
        if row.funded_how
        else [],
        "cost_options": [
            told_only(
                {
                    "id": str(each.public_id),
                    "option": each.option,
                    "amount": None if each.amount_pence is None else each.amount_pence / 100,
                    "amount_description": each.description,
                    "valid_from": day(each.valid_from),
                    "valid_to": day(each.valid_to),
                }
            )
            for each in row.cost_options.all()
        ],
        "phones": [{"id": id_below(own, "phone"), "number": row.phone}] if row.phone else [],
        "attributes": [_attribute(own, term, around) for term in terms_of(row, around)],
    }


def organization(row: Provider, *, nested: bool = True) -> Obj:
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
                "id": id_below(row.public_id, each.scheme, each.identifier),
                "identifier_scheme": each.scheme,
                "identifier_type": _register(each.scheme),
                "identifier": each.identifier,
            }
            for each in row.identifiers.all()
        ]
    return told_only(told)


def _register(scheme: str) -> str:
    return english(lambda: _REGISTERS.get(scheme, scheme))


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
        "service": told_only(told),
        "location": location(row.location, nation, around, nested=nested),
    }


def _area(own: UUID, code: str, around: Around) -> Obj:
    name = around.areas.get(code, code)
    told = {"id": id_below(own, "area", code), "name": name, "service_area": name, "extent": code}
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
        found += terms_with(codes, taxonomy.field, around)
    return found


def _attribute(own: UUID, told: Term, around: Around) -> Obj:
    return {
        "id": id_below(own, told.taxonomy.field, told.code),
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
    return told_only(made)


def taxonomy(told: Taxonomy, around: Around, *, nested: bool = True) -> Obj:
    """Return a taxonomy; nested: with its terms."""
    made: Obj = {"id": str(told.id), "name": told.name, "description": told.description}
    if nested:
        made["taxonomy_terms"] = [term(each, around) for each in told.terms.values()]
    return made
