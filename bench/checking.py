"""Checking a file of services from its bytes to its findings, against jsonschema on services that were read already.

The services are made here, as a list of the API tells them and whole; each has ids of its own. jsonschema checks
only against the standard, on a sample, since it would take minutes over all of them. Seconds are the processor's,
which is all that checking needs: what else the machine does at the time does not count.
"""

import gc
import io
import json
import os
import resource
import statistics
import time
from datetime import date
from typing import Any
from uuid import UUID

import jsonschema

from bench import measuring, promises, reporting

ROUNDS = 5
SERVICES, SAMPLE = 20_000, 300
TODAY = date(2026, 11, 22)


def measure() -> bool:
    """Print the figures; return whether the promises are met."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
    import django

    django.setup()
    met = [
        _measure(
            promises.CHECKING_LISTED, promises.CHECKING_LISTED_RATIO, [_listed(n) for n in range(SERVICES)]
        ),
        _measure(
            promises.CHECKING_WHOLE, promises.CHECKING_WHOLE_RATIO, [_whole(n) for n in range(SERVICES)]
        ),
        _measure(promises.CHECKING_WRONG, None, [_wrong(n) for n in range(SERVICES)]),
    ]
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reporting.tell(
        promises.CHECKING_MEMORY, megabytes, "peak of this process, the services made here included"
    )
    return all(met)


def _measure(promise: promises.Promise, against: promises.Promise | None, services: list[Any]) -> bool:
    data = json.dumps(services).encode()
    sample = services[:SAMPLE]
    del services
    each = len(data) // SERVICES
    ours, theirs = measuring.in_turn(lambda: _check(data), lambda: _slow(sample), rounds=ROUNDS)
    took = statistics.median(ours)
    told = f"{SERVICES / took:,.0f} a second, {each:,} bytes each, {ROUNDS} rounds of {SERVICES:,}"
    met = reporting.tell(promise, took / SERVICES * 1_000_000, told)
    if against:
        slow = statistics.median(theirs) / SAMPLE * 1_000_000
        reporting.tell(
            against, slow / (took / SERVICES * 1_000_000), f"jsonschema takes {slow:,.0f} µs a service"
        )
    return met


def _check(data: bytes) -> float:
    from mainstay.interop.openreferral.checking.check import check

    # What was made for the measurement is nobody's garbage: the collector need not look at it in the middle.
    gc.collect()
    began = time.process_time()
    report = check(lambda: io.BytesIO(data), today=TODAY)
    took = time.process_time() - began
    if report.checked != SERVICES:
        raise reporting.CannotMeasure(f"{report.checked:,} services were checked.")
    return took


def _slow(sample: list[Any]) -> float:
    from mainstay.interop.openreferral import standard

    validator = jsonschema.Draft202012Validator(
        standard.schema("service"), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    began = time.process_time()
    for each in sample:
        validator.is_valid(each)
    return time.process_time() - began


def _id(number: int, kind: int) -> str:
    return str(UUID(int=number * 100 + kind, version=4))


def _listed(n: int) -> dict[str, Any]:
    return {
        "id": _id(n, 0),
        "name": f"Community counselling {n}",
        "description": "Counselling by trained professionals, for people who look after somebody. " * 3,
        "url": "https://www.harbourlight.example/counselling",
        "email": "hello@harbourlight.example",
        "status": "active",
        "fees": "Free to carers who live in the area.",
        "accreditations": "All of our counsellors belong to a professional body.",
        "minimum_age": 18,
        "maximum_age": 100,
        "assured_date": "2026-09-01",
        "assurer_email": "hello@harbourlight.example",
        "last_modified": "2026-09-15T10:30:45.123Z",
        "organization": {
            "id": _id(n % 300, 99),
            "name": f"Harbourlight {n % 300}",
            "description": "A charity for carers.",
            "website": "https://www.harbourlight.example",
        },
    }


def _whole(n: int) -> dict[str, Any]:
    term = {"id": _id(1, 98), "name": "Counselling", "description": "Somebody to talk to.", "term": "I08"}
    address = {
        "id": _id(n, 6),
        "address_1": "1 The Parade",
        "city": "Leeds",
        "state_province": "England",
        "postal_code": "LS1 1UR",
        "country": "GB",
        "address_type": "physical",
    }
    location = {"id": _id(n, 5), "location_type": "physical", "name": "The Parade", "addresses": [address]}
    return _listed(n) | {
        "schedules": [
            {
                "id": _id(n, 2),
                "valid_from": "2026-01-01",
                "valid_to": "2027-01-01",
                "dtstart": "2026-01-05",
                "freq": "WEEKLY",
                "interval": 1,
                "byday": "MO,TH",
                "description": "Mondays and Thursdays, but not on public holidays.",
                "opens_at": "10:00",
                "closes_at": "18:00",
            }
        ],
        "service_areas": [{"id": _id(n, 3), "name": "Leeds", "service_area": "Leeds"}],
        "service_at_locations": [
            {"id": _id(n, 4), "location": location | {"latitude": 53.8, "longitude": -1.55}}
        ],
        "cost_options": [{"id": _id(n, 7), "option": "An hour", "amount": 35}],
        "attributes": [
            {"id": _id(n, 8), "link_type": "interventions", "taxonomy_term": term},
            {"id": _id(n, 9), "link_type": "ways", "taxonomy_term": term},
        ],
    }


def _wrong(n: int) -> dict[str, Any]:
    told = _listed(n) | {
        "email": "nobody at all",
        "assured_date": "2026-01-01",
        "description": "<p>Hello</p>",
    }
    del told["name"], told["last_modified"]
    return told
