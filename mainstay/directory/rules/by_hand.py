"""From a row of the template typed by hand to an entry: what people write is put into the directory's words."""

import re
from collections.abc import Mapping
from typing import Any

from mainstay.directory.rules.entry import ProviderEntry, ServiceEntry

# As people write it in the template, in small letters.
FUNDING = {
    "contract": "commissioned",
    "commissioned": "commissioned",
    "in-house": "commissioned",
    "in house": "commissioned",
    "grant": "grant",
    "universal": "universal",
    "nhs": "universal",
    "volunteer": "volunteer",
    "volunteers": "volunteer",
    "voluntary": "volunteer",
    "donated": "donated",
    "donations": "donated",
    "private": "private",
    "self-funded": "private",
}


def entry_of(row: Mapping[str, Any]) -> ServiceEntry:
    """Return the entry a row describes; its provider and name together are what it is known by again."""
    told = str(row.get("cost_to_carer") or "")
    contact = str(row.get("contact") or "")
    funding = str(row.get("funded_how") or "")
    return ServiceEntry(
        name=row["name"],
        provider=ProviderEntry(name=row["provider"]),
        source_id=f"{row['provider']}|{row['name']}".lower()[:255],
        interventions=tuple(row["interventions"]),
        areas=tuple(row["places"]),
        funded_how=FUNDING.get(funding.lower(), ""),
        cost=_cost(told),
        cost_note=told,
        places_per_week=row.get("places_per_week"),
        phone=contact if re.fullmatch(r"[\d +()-]{7,}", contact) else "",
        email=contact if "@" in contact and " " not in contact else "",
        contact=contact if not re.fullmatch(r"[\d +()-]{7,}|\S+@\S+", contact) else "",
        checked_on=row.get("checked_on"),
    )


def _cost(told: str) -> str:
    told = told.lower()
    if told.startswith("free") or told in ("none", "nothing", "£0"):
        return "free"
    if "donation" in told:
        return "donation"
    if "means" in told or "assess" in told:
        return "assessed"
    return "charge" if told else ""
