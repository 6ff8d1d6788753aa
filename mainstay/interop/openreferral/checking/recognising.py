"""What a document holds: which object of the standard its entries are, or which other standard it follows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking.documents import CannotRead

# In this order: what a service has is in part what an organisation has, too.
LISTED = (
    "service",
    "organization",
    "service_at_location",
    "taxonomy_term",
    "taxonomy",
    "location",
)
# Fields that tell one from another; the rest (id, name, description …) many have.
_TELLING = {
    "service": {"status", "organization", "organization_id", "service_areas", "cost_options", "fees", "assured_date"}
    | {"minimum_age", "maximum_age", "service_at_locations", "last_modified", "url"},
    "organization": {"website", "logo", "organization_identifiers", "parent_organization_id", "services"},
    "service_at_location": {"location", "location_id", "service_id", "service"},
    "taxonomy_term": {"parent_id", "term", "term_uri", "taxonomy", "taxonomy_id"},
    "taxonomy": {"taxonomy_terms", "version"},
    "location": {"location_type", "latitude", "longitude", "addresses", "external_identifier"},
}  # fmt: skip


def older(names: Iterable[str]) -> str:
    """Return what an older standard is called if these field names are only its own, or ""."""
    seen = set(names)
    for called, telling in standard.names_of_older().items():
        if seen & telling:
            return called
    return ""


def thing_of(entries: Iterable[Any]) -> str:
    """Return which object of the standard the entries are; CannotRead if they are none."""
    names = {name for entry in entries if isinstance(entry, dict) for name in entry}
    scores = {thing: len(names & telling) for thing, telling in _TELLING.items()}
    best = max(scores, key=lambda thing: scores[thing])
    if scores[best]:
        return best
    if {"id", "name"} <= names:
        # A service has a status; organisations need not tell more than what they are called.
        return "organization" if "description" in names else "service"
    raise CannotRead(
        _("It is JSON, but it holds no services, organisations or terms as Open Referral UK has them.")
    )


def is_first_page(entry: Mapping[str, Any]) -> bool:
    """Say whether this is an API's first page, which tells only of its version."""
    return "version" in entry and not {"id", "name"} & set(entry)


def tables_in(entry: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the tables of the standard in an object that holds nothing else, by the object they are of."""
    if "id" in entry:
        return {}
    found = {}
    for name, rows in entry.items():
        thing = thing_of_table(name)
        if thing and isinstance(rows, list):
            found[thing] = rows
    return found


def thing_of_table(name: str) -> str:
    """Return the object whose table a file of this name is, or ""; plurals and singulars are both about."""
    stem = name.rpartition("/")[2].removesuffix(".csv").rpartition("__")[2].lower()
    for thing in standard.things().values():
        if stem in (thing.table, thing.name, f"{thing.name}s", f"{thing.name}es"):
            return thing.name
    return "taxonomy" if stem == "taxonomys" else ""
