"""England's register of care locations: the regulator's lists, and what councils republish of them."""

import re
from datetime import date
from typing import Any

from mainstay.directory.rules.entry import Identifier, LocationEntry, ProviderEntry, ServiceEntry
from mainstay.engines import postcodes
from mainstay.interop.registers import cells
from mainstay.interop.registers.kinds import Helps, Kinds
from mainstay.interop.registers.tables import Row, Table

SCHEME = "CQC"
_FLAG = re.compile(r"service type - (.+)", re.I)
_BAND = re.compile(r"service user band - (.+)", re.I)
_BETWEEN = re.compile(r"\s*[|,;]\s*")
_KEPT = (
    *("id", "types", "rating", "inspected_on", "graded_on", "page"),
    *("council", "council_code", "places", "specialisms"),
)


def types(row: Row) -> tuple[str, ...]:
    """Return what a location is registered as, from one cell or from a column for each kind."""
    flagged = [
        found[1] for name, cell in row.by_heading.items() if cell == "Y" and (found := _FLAG.match(name))
    ]
    return tuple(filter(None, [*_BETWEEN.split(cells.known(row["types"])), *flagged]))


def people(row: Row) -> list[str]:
    """Return the names of the people it is for."""
    flagged = [
        found[1] for name, cell in row.by_heading.items() if cell == "Y" and (found := _BAND.match(name))
    ]
    return [*_BETWEEN.split(row["specialisms"]), *flagged]


def why_not_listed(row: Row) -> str:
    """Return why a location is not to be listed, as a heading to count it under; "" if it may be."""
    if cells.known(row["ended_on"]):
        return "inactive or cancelled"
    return "dormant" if row["dormant"].upper().startswith("Y") else ""


def entry(
    row: Row, table: Table, helps: Helps, kinds: Kinds, areas: tuple[str, ...], on: date | None
) -> ServiceEntry:
    """Return a row as an entry; ``helps`` is what it does for carers, ``on`` the day of the list."""
    latitude, longitude = cells.degrees(row["latitude"]), cells.degrees(row["longitude"])
    where = latitude is not None and longitude is not None and (latitude, longitude) != (0, 0)
    lines = [cells.known(row[name]) for name in ("address_1", "address_2")]
    place = LocationEntry(
        name=row["name"],
        address=", ".join(filter(None, (line.replace(",", ", ").replace(",  ", ", ") for line in lines))),
        town=cells.known(row["town"]),
        postcode=postcodes.written(row["postcode"]),
        latitude=latitude if where else None,
        longitude=longitude if where else None,
    )
    told: dict[str, Any] = {table.heading(name): row[name] for name in _KEPT if cells.known(row[name])}
    told |= {"identifiers": [{"scheme": SCHEME, "identifier": row["id"]}]}
    told |= {"may": list(helps.may), "how_sure": helps.how_sure, "because": list(helps.because)}
    return ServiceEntry(
        name=row["name"],
        provider=provider(row),
        source_id=row["id"],
        description=" ".join(filter(None, [helps.what, _size(row)])),
        website=cells.website(row["website"]),
        phone=cells.phone(row["phone"]),
        interventions=helps.interventions,
        conditions=kinds.conditions_of(people(row)),
        ways=helps.ways,
        with_person=helps.with_person,
        areas=areas,
        quality=cells.known(row["rating"])[:120],
        quality_on=cells.day(row["graded_on"]),
        checked_on=on,
        locations=(place,),
        told=told,
    )


def provider(row: Row) -> ProviderEntry:
    """Return who runs the location, with every number the list gives of them."""
    name = row["provider"] or row["name"]
    numbers = [
        (SCHEME, cells.known(row["provider_id"])),
        ("GB-COH", cells.known(row["company"])),
        ("GB-CHC", cells.known(row["charity"])),
    ]
    kind = "charity" if numbers[2][1] else cells.kind_of(name)
    found = tuple(Identifier(scheme, number) for scheme, number in numbers if number)
    return ProviderEntry(name=name, source_id=numbers[0][1], kind=kind, identifiers=found)


def _size(row: Row) -> str:
    places = cells.whole(row["places"])
    return f"Has {places} bed{'' if places == 1 else 's'}." if places else ""
