"""What is listed is published as the standard asks, to anybody, and nothing else is."""

import io
import json
import random
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from jsonschema_rs import validator_for

from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.directory.models import Service
from mainstay.directory.queries.entries import as_entry, with_everything
from mainstay.directory.rules.entry import CostEntry, LocationEntry, ScheduleEntry, ServiceEntry
from mainstay.interop.northmoor.loading import load_northmoor
from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking.check import check
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.reading import read_services
from mainstay.interop.sources.knowing import known_to
from tests.cast import Cast, assemble
from tests.directory.listed import a_service, an_entry

TODAY = date(2026, 11, 22)
LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


@pytest.fixture
def northmoor(db: None) -> None:
    load_northmoor("not-a-password", today=TODAY, say=lambda step: None, carers=False)


@pytest.fixture
def everybody(db: None) -> Cast:
    return assemble()


def get(path: str, **asked: object) -> Any:
    answer = Client().get(f"/open-referral/{path}", asked)
    assert answer.status_code == 200, (path, answer.status_code, answer.content[:300])
    return answer.json()


def checked(told: Any) -> Report:
    return check(lambda: io.BytesIO(json.dumps(told).encode()), today=TODAY)


def test_nothing_that_northmoor_publishes_needs_mending(northmoor: None):
    found = {}
    for path in LISTS:
        for asked in ({}, {"full": "true"}):
            report = checked(get(path, per_page=500, **asked))
            assert report.checked, path
            found |= {(path, each.rule, each.field, each.value): each.mend for each in report.findings}
    odd = {key: mend for key, mend in found.items() if key[1] not in NOTES}
    assert odd == {}


# What is worth knowing and is so: times that go on, links that nobody followed, entries that are due.
NOTES = {"unchecked", "open_ended", "stale", "undated", "unknown"}


@pytest.mark.parametrize(("path", "name"), LISTS.items())
def test_each_entry_is_there_by_its_id_too(path: str, name: str, northmoor: None):
    page = get(path, per_page=3)
    assert {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty"} < set(
        page
    )
    for each in page["contents"]:
        whole = get(f"{path}/{each['id']}")
        assert whole["id"] == each["id"]
        validator_for(standard.schema(name), validate_formats=True).validate(whole)
        validator_for(standard.schema(name, flat=True), validate_formats=True).validate(each)


def test_the_file_is_the_same_services_whole(northmoor: None):
    told = get("services-of-X06000001.json")
    assert len(told) == get("services")["total_items"]
    assert checked(told).failed == 0


def test_what_is_not_listed_is_not_published(everybody: Cast):
    service = a_service(everybody.commissioner)
    assert get("services")["total_items"] == 1
    with scope.of_authority(everybody.northmoor.pk):
        Service.objects.filter(pk=service.pk).update(state="paused")
    assert get("services")["total_items"] == 0
    assert get("organizations")["total_items"] == 0
    assert Client().get(f"/open-referral/services/{service.public_id}").status_code == 404


def test_names_of_people_and_money_paid_stay_here(everybody: Cast):
    a_service(everybody.commissioner, contact="Ms Personal Name", funding_pence_a_year=123_456_00)
    told = json.dumps(get("services", full="true"))
    assert "Personal" not in told
    assert "123456" not in told


@pytest.mark.parametrize(
    ("asked", "how_many"),
    [
        ({"search": "sitting"}, 1),
        ({"search": "nothing like it"}, 0),
        ({"day": "SA"}, 1),
        ({"day": "Sunday"}, 0),
        ({"start_time": "10:00"}, 1),
        ({"start_time": "10:30"}, 0),
        ({"end_time": "16:00"}, 1),
        ({"minimum_age": "18"}, 0),
        ({"authority": "X06000001"}, 1),
        ({"authority": "X06000002"}, 0),
        ({"organization_id": "3f7b145d-84af-42d7-8fae-eaca714b02b2"}, 0),
    ],
)
def test_the_standards_filters_hold_back_what_they_say(asked: dict[str, str], how_many: int, everybody: Cast):
    a_service(everybody.commissioner)
    assert get("services", **asked)["total_items"] == how_many


def test_services_are_found_by_a_term_and_by_what_their_interventions_serve(everybody: Cast):
    a_service(everybody.commissioner)
    terms = get("taxonomy_terms", per_page=500)["contents"]
    ids = {(each["taxonomy"], each["code"]): each["id"] for each in terms}
    for known, how_many in (
        (("Interventions for carers", "I06"), 1),
        (("Interventions for carers", "I07"), 0),
        (("Outcomes for carers", "N2"), 1),
        (("Outcomes for carers", "N3"), 0),
        (("How it is funded", "commissioned"), 1),
    ):
        assert get("services", taxonomy_term_id=ids[known])["total_items"] == how_many, known


@pytest.mark.django_db
def test_everything_amiss_with_a_question_is_said_at_once():
    answer = Client().get("/open-referral/services", {"page": "none", "day": "someday", "taxonomy_id": "x"})
    assert answer.status_code == 400
    assert [each.partition(":")[0] for each in answer.json()["reasons"]] == ["page", "day", "taxonomy_id"]


def test_any_website_may_read_it_and_ask_cheaply_whether_it_changed(everybody: Cast):
    a_service(everybody.commissioner)
    answer = Client().get("/open-referral/services")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in answer["Cache-Control"]
    again = Client().get("/open-referral/services", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert Client().post("/open-referral/services").status_code == 405


@pytest.mark.parametrize("path", [*LISTS, "about/", "services-of-X06000001.json"])
def test_a_page_costs_the_same_queries_however_much_is_on_it(
    path: str, everybody: Cast, django_assert_max_num_queries: Any
):
    counts = []
    for _round in range(2):
        for number in range(3):
            a_service(everybody.commissioner, name=f"Sitting {_round} {number}")
        with django_assert_max_num_queries(30) as queries:
            get(path, full="true") if not path.endswith("/") else Client().get(f"/open-referral/{path}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_first_page_tells_the_version_and_where_the_api_is_described(db: None):
    told = get("")
    assert checked(told).clean
    described = get("openapi.json")
    assert set(described["paths"]) == {
        "/",
        *(f"/{path}" for path in LISTS),
        *(f"/{path}/{{id}}" for path in LISTS),
    }


def test_what_is_published_reads_back_as_what_was_listed(everybody: Cast):
    service = a_service(everybody.commissioner, description="Somebody sits with them.", minimum_age=18)
    with scope.of_authority(everybody.northmoor.pk):
        known = known_to(everybody.northmoor)
        read = read_services(get("services", full="true")["contents"], known)
    assert read.set_aside == ()
    [entry] = read.entries
    assert str(entry.id) == str(service.public_id)
    told = an_entry(description="Somebody sits with them.", minimum_age=18)
    for name in ("name", "description", "phone", "website", "email", "minimum_age", "interventions", "areas"):
        assert getattr(entry, name) == getattr(told, name), name
    for name in ("conditions", "ways", "funded_how", "languages", "checked_on"):
        assert getattr(entry, name) == getattr(told, name), name
    assert [each.postcode for each in entry.locations] == [each.postcode for each in told.locations]
    assert [(each.days, each.opens_at, each.closes_at, each.freq) for each in entry.schedules] == [
        (each.days, each.opens_at, each.closes_at, each.freq) for each in told.schedules
    ]
    assert [each.amount_pence for each in entry.cost_options] == [1850]


# What a listing does not publish, and what a place or a price is called here.
NOT_PUBLISHED = {
    "contact",
    "funding_ends_on",
    "funding_pence_a_year",
    "places_per_week",
    "carers_a_year",
    "quality",
    "quality_on",
    "capacity",
    "capacity_on",
    "waiting_weeks",
    "source_id",
    "told",
}


def as_published(entry: ServiceEntry) -> dict[str, Any]:
    """An entry without what is not published, and its places without the small area that their postcodes give."""
    told = {name: value for name, value in vars(entry).items() if name not in NOT_PUBLISHED}
    told["provider"] = (entry.provider.id, entry.provider.name)  # its numbers are with the organisation
    places = {number: replace(each, source_id="") for number, each in enumerate(entry.locations)}
    told["locations"] = set(places.values())
    told["schedules"] = {
        (replace(each, location=None), places[each.location] if each.location is not None else None)
        for each in entry.schedules
    }
    told["cost_options"] = set(entry.cost_options)
    return told | {
        name: set(value) for name, value in told.items() if isinstance(value, tuple) and name != "provider"
    }


def test_every_service_of_northmoor_reads_back_as_it_is_listed(northmoor: None):
    with scope.of_authority(None, sharing=True):
        authority = Authority.objects.get(area_code="X06000001")
    told = get("services", full="true", per_page=500)["contents"]
    with scope.of_authority(authority.pk):
        read = read_services(told, known_to(authority))
        held = {each.public_id: as_entry(each) for each in with_everything(Service.objects.all())}
    assert read.set_aside == ()
    assert len(read.entries) >= 60
    differ = {}
    for entry in read.entries:
        assert entry.id is not None
        one, other = as_published(entry), as_published(held[entry.id])
        differ |= {(entry.name, name): (one[name], other[name]) for name in one if one[name] != other[name]}
    assert differ == {}


@pytest.mark.parametrize("seed", range(6))
def test_random_entries_come_out_with_nothing_to_mend(seed: int, everybody: Cast):
    dice = random.Random(seed)
    for number in range(4):
        a_service(everybody.commissioner, **something(dice), name=f"Entry {number}")
    for path in ("services", "service_at_locations", "organizations"):
        report = checked(get(path, full="true"))
        assert [each for each in report.findings if each.rule not in NOTES | {"ended", "forgotten"}] == []


def something(dice: random.Random) -> dict[str, Any]:
    """Return fields of an entry, each there or not, as odd as the directory lets them be."""
    maybe = lambda value: value if dice.random() < 0.6 else None  # noqa: E731
    when = ScheduleEntry(
        days=tuple(day for day in ("MO", "WE", "SU") if dice.random() < 0.5),
        opens_at=maybe(time(9, 30)),
        closes_at=maybe(time(23, 59)),
        freq=dice.choice(["", "WEEKLY", "MONTHLY", "DAILY", "YEARLY"]),
        interval=maybe(dice.choice([1, 2, 12])),
        valid_from=maybe(date(2026, 1, 1)),
        valid_to=maybe(date(2027, 6, 30)),
        description=maybe("By arrangement") or "",
    )
    where = LocationEntry(
        name=maybe("Hall") or "",
        address=maybe("2 Quay Street") or "",
        town=maybe("Northmoor") or "",
        postcode=maybe("XN1 1AA") or "",
    )
    return {
        "description": maybe("For carers & friends: 5 < 6") or "",
        "website": maybe("https://harbourlight.example/x?y=1") or "",
        "email": maybe("hello@harbourlight.example") or "",
        "phone": maybe("01632 960118") or "",
        "interventions": maybe(("I06", "I09")) or (),
        "groups": maybe(("young_carers",)) or (),
        "languages": maybe(("en", "bfi")) or (),
        "funded_how": maybe("grant") or "",
        "cost": maybe("free") or "",
        "minimum_age": maybe(18),
        "maximum_age": maybe(64),
        "checked_on": maybe(date(2026, 9, 1)),
        "areas": ("X05000001",),
        "locations": (where,) if dice.random() < 0.7 else (),
        "schedules": (when,),
        "cost_options": (CostEntry(option="A day", amount_pence=maybe(1999)),),
    }
