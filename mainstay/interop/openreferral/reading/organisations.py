"""Who offers a service: the organisation with its register numbers and how to reach it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mainstay.directory.rules.entry import Identifier, ProviderEntry
from mainstay.interop.entries_read import Known
from mainstay.interop.openreferral.reading import values
from mainstay.interop.openreferral.reading.noting import Notes, fields
from mainstay.interop.openreferral.reading.terms import codes_in, only
from mainstay.interop.openreferral.reading.values import parts_of, words

_READ = fields(
    "id name description email website url organization_identifiers phones contacts legal_status attributes "
    "services locations programs logo uri"
)
_CHARITIES = ("GB-CHC", "GB-SC", "GB-NIC")
# Registers by what people call them, where no scheme is given or it is given in words.
_REGISTERS = (
    ("GB-SC", re.compile(r"scottish charity|oscr", re.I)),
    ("GB-NIC", re.compile(r"northern ireland.*charity|charity.*northern ireland|ccni", re.I)),
    ("GB-CHC", re.compile(r"charity", re.I)),
    ("GB-COH", re.compile(r"company|companies house", re.I)),
    ("CQC", re.compile(r"\bcqc\b|care quality commission", re.I)),
    ("CS", re.compile(r"care inspectorate", re.I)),
)
_SCHEME = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)+")


def organisation(told: Mapping[str, Any], known: Known, notes: Notes) -> ProviderEntry | None:
    """Return the organisation; None, with the service set aside, where it has no name."""
    name = words(notes, "organization.name", told.get("name"), 255)
    if not name:
        mend = "Say which organisation offers it: an organization with a name."
        notes.aside("organization", told.get("id") or "", mend, whole=True)
        return None
    notes.others(told, _READ, "organization.")
    numbers = tuple(dict.fromkeys(_identifiers(told, notes)))
    return ProviderEntry(
        name=name,
        id=values.identity(told.get("id")),
        source_id=str(told.get("id") or "")[:255],
        description=values.text_of(told.get("description")),
        kind=_kind(told, numbers, known),
        website=values.address(notes, "organization.website", told.get("website") or told.get("url")),
        email=values.email(notes, "organization.email", told.get("email")),
        phone=first_phone(told, notes, "organization.phones"),
        identifiers=numbers,
    )


def _kind(told: Mapping[str, Any], numbers: tuple[Identifier, ...], known: Known) -> str:
    if any(each.scheme in _CHARITIES for each in numbers):
        return "charity"
    return only(codes_in("provider_kind", [str(told.get("legal_status") or "")], known))


def _identifiers(told: Mapping[str, Any], notes: Notes) -> Iterator[Identifier]:
    for each in parts_of(told, "organization_identifiers"):
        number = " ".join(str(each.get("identifier") or "").split()).upper()
        if not number:
            continue
        scheme = str(each.get("identifier_scheme") or "").strip()
        if _SCHEME.fullmatch(scheme):
            scheme = scheme.upper()
        else:
            said = f"{scheme} {each.get('identifier_type') or ''}"
            scheme = next((code for code, pattern in _REGISTERS if pattern.search(said)), "")
        if not scheme or len(number) > 60 or len(scheme) > 30:
            mend = "Name the register as org-id.guide does, such as GB-CHC for the Charity Commission."
            notes.aside("organization_identifiers", f"{each.get('identifier_scheme') or ''} {number}", mend)
            continue
        # A list's code before the number ("GB-CHC-210843") is said once already.
        yield Identifier(scheme, number.removeprefix(f"{scheme}-"))


def first_phone(told: Mapping[str, Any], notes: Notes, field: str) -> str:
    """Return the first number that can be used, the thing's own before those of its contacts."""
    of_contacts = [phone for each in parts_of(told, "contacts") for phone in parts_of(each, "phones")]
    for each in [*parts_of(told, "phones"), *of_contacts]:
        kind = str(each.get("type") or "voice").lower()
        if kind not in ("fax", "tty") and (found := values.phone(notes, field, each.get("number"))):
            return found
    return ""


def contact(told: Mapping[str, Any], notes: Notes) -> str:
    """Return whom to ask for, as the source publishes it: a name and what they do."""
    for each in parts_of(told, "contacts"):
        said = [str(each[name]).strip() for name in ("name", "title") if each.get(name)]
        if said:
            return words(notes, "contacts", ", ".join(said), 200)
    return ""
