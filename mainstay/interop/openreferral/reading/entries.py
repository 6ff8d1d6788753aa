"""One service after another, as Open Referral tells them, read into entries."""

from collections.abc import Iterable, Mapping
from typing import Any

from mainstay.directory.rules.entry import LocationEntry, ScheduleEntry, ServiceEntry
from mainstay.interop.entries_read import EntriesRead, Known
from mainstay.interop.openreferral.reading import locations, money, organisations, terms, values
from mainstay.interop.openreferral.reading.noting import Notes, fields
from mainstay.interop.openreferral.reading.postcodes import placed
from mainstay.interop.openreferral.reading.times import schedules
from mainstay.interop.openreferral.reading.values import parts_of, words

_READ = fields(
    "id organization_id name description url email status fees fees_description minimum_age maximum_age "
    "eligibility_description assured_date alert schedules service_areas service_at_locations locations languages "
    "organization funding cost_options phones contacts attributes program_id last_modified"
)
_STATES = {
    "active": "listed",
    "": "listed",
    "inactive": "paused",
    "temporarily closed": "paused",
    "defunct": "withdrawn",
}
_OLDEST = 130


def read_services(objects: Iterable[object], known: Known, *, notes: Notes | None = None) -> EntriesRead:
    """Return an entry for each service that has an id, a name and an organisation, and all that was set aside.

    objects: services in the shape of Open Referral UK 3.0 or HSDS 3.0, full or as in a list; ``_told`` of one, where
    it has it, is what its source said before it was put into that shape.
    """
    notes = notes or Notes()
    found: dict[str, ServiceEntry] = {}
    count = 0
    for count, each in enumerate(objects, 1):
        entry = _service(each, count, found, known, notes)
        if entry:
            found[entry.source_id] = entry
    entries = placed(list(found.values()), known, notes)
    return EntriesRead(
        entries=tuple(entries),
        set_aside=tuple(notes.set_aside),
        told=count,
        not_mapped=dict(notes.not_mapped.most_common()),
    )


def _service(
    told: object, number: int, found: Mapping[str, object], known: Known, notes: Notes
) -> ServiceEntry | None:
    said = told if isinstance(told, dict) else {}
    source_id = str(said.get("id") or "").strip()
    notes.begin(source_id[:255] or f"number {number}")
    name = words(notes, "name", said.get("name"), 255)
    faults = [
        ("", told, "Give a service as an object with names and values.", not isinstance(told, dict)),
        ("id", "", "Give it an id that stays the same, so that it is known again.", not source_id),
        ("id", source_id, "Give it an id of at most 255 characters.", len(source_id) > 255),
        (
            "id",
            source_id,
            "Another service before it has the same id. Give each its own.",
            source_id in found,
        ),
        ("name", said.get("name") or "", "Give it a name.", not name),
    ]
    wrong = [(field, value, mend) for field, value, mend, is_wrong in faults if is_wrong]
    for field, value, mend in wrong[:1] if not said else wrong:
        notes.aside(field, value, mend, whole=True)
    given = said.get("organization")
    provider = (
        organisations.organisation(given if isinstance(given, dict) else {}, known, notes) if said else None
    )
    if wrong or provider is None:
        return None
    notes.others(said, _READ | {"_told"})
    return ServiceEntry(
        name=name,
        provider=provider,
        source_id=source_id,
        id=values.identity(source_id),
        **_columns(said, known, notes),
    )


def _columns(told: dict[str, Any], known: Known, notes: Notes) -> dict[str, Any]:
    fees = values.text_of(told.get("fees_description")) or values.text_of(told.get("fees"))
    options = tuple(money.prices(told, notes))
    status = str(told.get("status") or "").strip().lower()
    if status not in _STATES:
        notes.aside("status", status, "Say active, inactive, defunct or temporarily closed.")
    where, when, ways = _places_and_times(told, known, notes)
    meant = terms.of_terms(told, known, notes)
    meant["ways"] = tuple(dict.fromkeys((*meant["ways"], *ways)))
    youngest, oldest = _ages(told, notes)
    return meant | {
        "description": _described(told),
        "website": values.address(notes, "url", told.get("url")),
        "email": values.email(notes, "email", told.get("email")),
        "phone": organisations.first_phone(told, notes, "phones"),
        "contact": organisations.contact(told, notes),
        "funded_how": terms.funding(told, known, notes) or meant["funded_how"],
        "cost": meant["cost"] or money.cost(fees, options),
        "cost_note": words(notes, "fees", fees, 255),
        "eligibility": values.text_of(told.get("eligibility_description")),
        "minimum_age": youngest,
        "maximum_age": oldest,
        "languages": terms.languages(told, known, notes),
        "areas": locations.areas(told, known, notes),
        "checked_on": _checked(told, known, notes),
        "state": _STATES.get(status, "listed"),
        "locations": where,
        "schedules": when,
        "cost_options": options,
        "told": told.get("_told", told),
    }


def _described(told: Mapping[str, Any]) -> str:
    """The description, and after it what is out of the ordinary just now."""
    said = [values.text_of(told.get("description")), values.text_of(told.get("alert"))]
    return "\n\n".join(filter(None, said))


def _checked(told: Mapping[str, Any], known: Known, notes: Notes) -> Any:
    on = values.day(notes, "assured_date", told.get("assured_date"))
    if on and on > known.today:
        notes.aside("assured_date", on.isoformat(), "Give the day it was last made sure of, not one to come.")
        return None
    return on


def _ages(told: Mapping[str, Any], notes: Notes) -> tuple[int | None, int | None]:
    youngest, oldest = (
        values.whole_number(notes, name, told.get(name), most=_OLDEST)
        for name in ("minimum_age", "maximum_age")
    )
    if youngest is not None and oldest is not None and youngest > oldest:
        notes.aside("minimum_age", f"{youngest} to {oldest}", "Give the younger age as the minimum.")
        return None, None
    return youngest, oldest


def _places_and_times(
    told: Mapping[str, Any], known: Known, notes: Notes
) -> tuple[tuple[LocationEntry, ...], tuple[ScheduleEntry, ...], list[str]]:
    """Return where it is, when, and ways it reaches people that follow from either; one that is online is no place."""
    places: list[LocationEntry] = []
    times: list[ScheduleEntry] = []
    linked: dict[str, int | None] = {}
    ways = [
        code
        for each in parts_of(told, "schedules")
        if each.get("attending_type")
        for code in terms.codes_in("ways", [str(each["attending_type"])], known)
    ]
    held = [(each, each.get("location")) for each in parts_of(told, "service_at_locations")]
    held += [({}, each) for each in parts_of(told, "locations")]
    for link, place in held:
        at = None
        if isinstance(place, dict) and place.get("location_type") == "virtual":
            ways.append("online")
        elif isinstance(place, dict):
            at = len(places)
            places.append(locations.location(place, known, notes))
            times += schedules(place, notes, at)
        elif link:
            mend = "Give the location itself, not only its id, or the id of one that is told of."
            notes.aside("service_at_locations.location", link.get("location_id") or "", mend)
        linked[str(link.get("id") or "")] = at
        times += schedules(link, notes, at)
    times = [*schedules(told, notes, linked=linked), *times]
    return tuple(places), tuple(dict.fromkeys(times)), ways
