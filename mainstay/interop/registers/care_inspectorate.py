"""Scotland's register of care services: one row a service, laid out anew almost every year since 2016.

Respite stands in the sub-type or among the additional ones, and often only in the name. The register also names
managers; nothing of them is kept.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mainstay.directory.rules.entry import Identifier, LocationEntry, ProviderEntry, ServiceEntry
from mainstay.engines import postcodes
from mainstay.interop.registers import cells
from mainstay.interop.registers.kinds import Helps, Kinds
from mainstay.interop.registers.tables import Row, Table

SERVICE, PROVIDER = (
    "CS",
    "SP",
)  # whose numbers these are: the Care Inspectorate's, of services and of providers
RESPITE = "Respite Care and Short Breaks"
_KEPT = (
    *("id", "service", "subtype", "also", "sector", "status", "clients", "main_area", "places"),
    *("lowest", "highest", "council", "registered_on", "inspected_on"),
)


def subtypes(row: Row) -> tuple[str, ...]:
    """Return the sub-types of either column, each once: the additional ones repeat and end with a semicolon."""
    also = (each.strip() for each in row["also"].split(";"))
    return tuple(dict.fromkeys(each for each in (row["subtype"], *also) if each))


def why_not_listed(row: Row) -> str:
    """Return why a service is not to be listed, as a heading to count it under; "" if it may be."""
    if row["status"] == "Inactive" or "ancelled" in row["status"]:
        return "inactive or cancelled"
    return "not on the public list" if row["listed"] == "No" else ""


def entry(
    row: Row, table: Table, helps: Helps, kinds: Kinds, areas: tuple[str, ...], on: date | None
) -> ServiceEntry:
    """Return a row as an entry; ``helps`` is what it does for carers, ``on`` the day of the register."""
    lines = list(dict.fromkeys(filter(None, (row[f"address_{line}"] for line in range(1, 5)))))
    place = LocationEntry(
        name=row["name"],
        address=", ".join(lines),
        town=row["town"].title() if row["town"].isupper() else row["town"],
        postcode=postcodes.written(row["postcode"]),
        small_area=row["small_area"],
    )
    provider = ProviderEntry(
        name=row["provider"] or row["name"],
        source_id=row["provider_id"],
        kind=cells.kind_of(row["provider"], row["sector"]),
        identifiers=(Identifier(PROVIDER, row["provider_id"]),) if row["provider_id"] else (),
    )
    told: dict[str, Any] = {table.heading(name): row[name] for name in _KEPT if row[name]}
    told |= {"identifiers": [{"scheme": SERVICE, "identifier": row["id"]}]}
    told |= {"may": list(helps.may), "how_sure": helps.how_sure, "because": list(helps.because)}
    return ServiceEntry(
        name=row["name"],
        provider=provider,
        source_id=row["id"],
        description=" ".join(filter(None, [helps.what, _size(row)])),
        phone=cells.phone(row["phone"]),
        email=cells.email(row["email"]),
        interventions=helps.interventions,
        conditions=kinds.conditions_of([*subtypes(row), row["main_area"]]),
        ways=helps.ways,
        with_person=helps.with_person,
        eligibility=row["clients"],
        areas=areas,
        quality=quality(row)[:120],
        quality_on=cells.day(row["graded_on"]),
        checked_on=on,
        locations=(place,) if place.postcode or place.address else (),
        told=told,
    )


def _size(row: Row) -> str:
    places = cells.whole(row["places"])
    return f"Registered for {places} {'person' if places == 1 else 'people'} at a time." if places else ""


def quality(row: Row) -> str:
    """Return the grades as words, lowest and highest first: 1 is unsatisfactory and 6 excellent; "" if it has none."""
    lowest, highest = cells.whole(row["lowest"]), cells.whole(row["highest"])
    if lowest is None or highest is None:
        return ""
    each = [f"{name.lower()} {grade}" for name, grade in grades(row)]
    said = f"Graded {lowest}" if lowest == highest else f"Graded {lowest} to {highest}"
    return f"{said} of 6" + (f": {', '.join(each)}" if each else "")


def grades(row: Row) -> Iterator[tuple[str, int]]:
    """Yield what was graded, and the grade; a question that was not asked has none."""
    for name in row.cells:
        if name.startswith("grade: ") and (grade := cells.whole(row[name])) is not None:
            yield name.removeprefix("grade: "), grade
