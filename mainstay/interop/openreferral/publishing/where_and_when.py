"""Locations and schedules as objects of Open Referral UK 3.0."""

from django.utils.translation import ngettext

from mainstay.directory.models import Location, Schedule
from mainstay.interop.openreferral.publishing.making import (
    Around,
    Obj,
    day,
    english,
    id_below,
    terms_with,
    told_only,
)

_NATIONS = {
    "england": "England",
    "scotland": "Scotland",
    "wales": "Wales",
    "northern_ireland": "Northern Ireland",
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
                "id": id_below(row.public_id, "accessibility", term.code),
                "description": term.title,
                "details": term.description,
                "accessibility": term.code,
            }
            for term in terms_with(row.accessibility, "accessibility", around)
        ]
    return told_only(told)


def _address(row: Location, nation: str) -> Obj:
    land = _NATIONS.get(nation, "United Kingdom")
    return {
        "id": id_below(row.public_id, "address"),
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
        words, freq = f"{words} {english(lambda: _repeats(row))}".strip(), ""
    told = {
        "id": str(row.public_id),
        "service_at_location_id": str(row.at.public_id) if row.at else None,
        "valid_from": day(row.valid_from),
        "valid_to": day(row.valid_to),
        "dtstart": day(row.starts_on),
        "freq": freq,
        "interval": row.interval if freq else None,
        "byday": ",".join(days),
        "description": words,
        "opens_at": row.opens_at.strftime("%H:%M:%S") if row.opens_at else None,
        "closes_at": row.closes_at.strftime("%H:%M:%S") if row.closes_at else None,
    }
    return told_only(told)


def _repeats(row: Schedule) -> str:
    every = {"count": row.interval or 1}
    if row.freq == "YEARLY":
        return ngettext("Every year.", "Every %(count)s years.", every["count"]) % every
    return ngettext("Every day.", "Every %(count)s days.", every["count"]) % every
