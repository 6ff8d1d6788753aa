"""Checking services: against the standard as the published schemas have it, and against sense."""

import copy
import gzip
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema
import pytest
from click.testing import CliRunner, Result

from mainstay.config.commands.cli import cli
from mainstay.interop.openreferral import checking
from mainstay.interop.openreferral.checking.check import check
from mainstay.interop.openreferral.checking.documents import CannotRead
from mainstay.interop.openreferral.checking.feeds import check_feed
from mainstay.interop.openreferral.checking.files import check_path
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.rules import RULES, Level
from tests.interop.openreferral.bad_feed import QUICK, Feed, page_of, serving

TODAY = date(2026, 11, 22)
FOLDER = "directory_open_referral"


def an_id(number: int) -> str:
    return str(UUID(int=number, version=4))


def a_service(**changed: Any) -> dict[str, Any]:
    """Return a whole service with nothing the matter, one thing changed; None takes a field away."""
    told: dict[str, Any] = {
        "id": an_id(1),
        "name": "Saturday sitting",
        "description": "Somebody sits with the person while you go out.",
        "email": "hello@harbourlight.example",
        "status": "active",
        "minimum_age": 18,
        "maximum_age": 90,
        "assured_date": "2026-10-01",
        "organization": {"id": an_id(2), "name": "Harbourlight Care", "description": "A charity."},
        "schedules": [
            {
                "id": an_id(3),
                "valid_from": "2026-01-01",
                "valid_to": "2027-01-01",
                "freq": "WEEKLY",
                "interval": 1,
                "byday": "SA",
                "opens_at": "10:00",
                "closes_at": "16:00",
            }
        ],
        "service_at_locations": [
            {
                "id": an_id(4),
                "location": {
                    "id": an_id(5),
                    "location_type": "physical",
                    "latitude": 53.8,
                    "longitude": -1.55,
                    "addresses": [
                        {
                            "id": an_id(6),
                            "address_1": "1 The Parade",
                            "city": "Leeds",
                            "state_province": "England",
                            "postal_code": "LS1 1UR",
                            "country": "GB",
                            "address_type": "physical",
                        }
                    ],
                },
            }
        ],
        "cost_options": [{"id": an_id(7), "option": "An hour", "amount": 18.5}],
    }
    told |= changed
    return {name: value for name, value in told.items() if value is not None}


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the ordinary service with one value inside it changed."""
    told = a_service()
    *places, last = path.split(".")
    inner: Any = told
    for place in places:
        inner = inner[int(place)] if place.isdigit() else inner[place]
    inner[last] = value
    return told


def checked(told: Any) -> Report:
    return check_bytes(json.dumps(told).encode())


def check_bytes(data: bytes) -> Report:
    return check(lambda: io.BytesIO(data), today=TODAY)


def rules_of(told: Any) -> list[str]:
    return [each.rule for each in checked(told).findings]


def a_page(entries: list[Any], **told: Any) -> dict[str, Any]:
    count = len(entries)
    around = {"total_items": count, "total_pages": 1, "page_number": 1, "size": count}
    around |= {"first_page": True, "last_page": True, "empty": not count}
    return around | {"contents": entries} | told


def test_an_ordinary_service_is_clean():
    report = checked(a_service())
    assert (report.checked, report.failed, report.findings) == (1, 0, [])
    assert report.clean


LOCATION = "service_at_locations.0.location"
ADDRESS = f"{LOCATION}.addresses.0"
SENSE = [
    ("minimum_age", 91, "ages", "minimum_age"),
    ("minimum_age", -1, "age", "minimum_age"),
    ("schedules.0.valid_to", "2025-01-01", "period", "schedules[0].valid_to"),
    ("schedules.0.valid_to", "2026-02-01", "ended", "schedules[0].valid_to"),
    ("schedules.0.valid_to", "next year", "date", "schedules[0].valid_to"),
    ("schedules.0.valid_to", "", "open_ended", "schedules[0].freq"),
    ("schedules.0.closes_at", "09:00", "closes", "schedules[0].closes_at"),
    ("schedules.0.opens_at", "ten", "time", "schedules[0].opens_at"),
    ("schedules.0.byday", "SAT", "byday", "schedules[0].byday"),
    ("schedules.0.bymonthday", "32", "bymonthday", "schedules[0].bymonthday"),
    ("schedules.0.interval", 400, "interval", "schedules[0].interval"),
    ("schedules.0.interval", 0, "interval", "schedules[0].interval"),
    ("schedules.0.service_id", an_id(99), "reference", "schedules[0].service_id"),
    ("schedules.0.id", an_id(2), "kinds_share", "organization.id"),
    (f"{LOCATION}.latitude", 40.0, "abroad", "service_at_locations[0].location.latitude"),
    (f"{LOCATION}.latitude", 153.8, "not_on_earth", "service_at_locations[0].location.latitude"),
    (f"{ADDRESS}.postal_code", "LS1", "postcode", "service_at_locations[0].location.addresses[0].postal_code"),
    (f"{ADDRESS}.city", " ", "blank", "service_at_locations[0].location.addresses[0].city"),
    ("cost_options.0.amount", -1, "amount", "cost_options[0].amount"),
    ("description", "<p>Sitting</p>", "html", "description"),
    ("description", "Sitting &amp; tea", "html", "description"),
    ("description", "A cafÃ© for carers", "garbled", "description"),
    ("assured_date", "2026-01-01", "stale", "assured_date"),
    ("assured_date", "2010-01-01", "forgotten", "assured_date"),
    ("assured_date", "2030-01-01", "future", "assured_date"),
    ("assured_date", "1 May", "date", "assured_date"),
    ("url", "mailto:hello@harbourlight.example", "web", "url"),
    ("desription", "Sitting", "unknown", "desription"),
    ("phones", [{"id": an_id(8), "number": "ask at the desk"}], "phone", "phones[0].number"),
    ("organization.parent_organization_id", an_id(2), "own_parent", "organization.parent_organization_id"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "rule", "field"), SENSE, ids=[f"{one[2]} {one[1]}" for one in SENSE]
)
def test_what_cannot_be_meant_is_found_where_it_stands(path: str, value: Any, rule: str, field: str):
    findings = [each for each in checked(changed(path, value)).findings if each.rule == rule]
    assert [each.field for each in findings] == [field]
    assert findings[0].id == an_id(1)
    assert findings[0].mend


ORDINARY = ["5 < 6 and 7 > 6", "arts & crafts", "Café Ärzte – naïve", "Q&A; then tea", "AT&T"]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_not_taken_for_html_or_garbled(text: str):
    assert rules_of(a_service(description=text)) == []


def test_coordinates_at_nought_swapped_or_alone_are_found():
    for latitude, longitude, rule in ((0, 0, "nought"), (-1.55, 53.8, "swapped"), (53.8, None, "half_place")):
        told = changed(f"{LOCATION}.latitude", latitude)
        told["service_at_locations"][0]["location"]["longitude"] = longitude
        if longitude is None:
            del told["service_at_locations"][0]["location"]["longitude"]
        assert rule in rules_of(told)


def test_a_service_with_neither_place_nor_area_is_found_but_not_in_a_list_that_never_tells():
    told = a_service(service_at_locations=None)
    assert "no_place" in rules_of(told)
    assert "no_place" not in rules_of(told | {"service_areas": [{"id": an_id(9), "name": "Leeds"}]})
    flat = {name: value for name, value in told.items() if not isinstance(value, list)}
    assert "no_place" not in rules_of(a_page([flat]))


def test_ids_that_come_twice_are_found_wherever_they_stand():
    one, other = a_service(), a_service(name="Another")
    assert "twice" in rules_of([one, other])
    other = json.loads(json.dumps(a_service()).replace("-4000-8000", "-4000-9000"))
    assert "twice" not in rules_of([one, other])
    other["schedules"][0]["id"] = one["schedules"][0]["id"]
    assert "twice" in rules_of([one, other])
    twice = a_service()
    twice["schedules"] *= 2
    assert "twice" in rules_of(twice)


def test_one_organisation_may_stand_in_many_services_but_under_one_name():
    one, other = a_service(), json.loads(json.dumps(a_service()).replace("-4000-8000", "-4000-9000"))
    other["organization"] = copy.deepcopy(one["organization"])
    assert rules_of([one, other]) == []
    other["organization"]["name"] = "Harbour Light"
    assert rules_of([one, other]) == ["differs"]


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ({"size": 3}, ["size"]),
        ({"total_items": 3}, ["total_items"]),
        ({"total_items": 0}, ["total_items"]),
        ({"total_pages": 2}, ["total_pages"]),
        ({"page_number": 9, "first_page": False}, ["page_number"]),
        ({"first_page": False}, ["first_page"]),
        ({"last_page": False}, ["last_page"]),
        ({"empty": True}, ["empty"]),
        ({"size": "one"}, ["size"]),
    ],
)
def test_totals_that_lie_are_found(told: dict[str, Any], fields: list[str]):
    report = checked(a_page([a_service()], **told))
    assert [each.field for each in report.findings] == fields
    assert report.failed == 0
    assert not report.clean


def test_a_parent_is_missed_only_in_a_list_that_is_whole():
    term = {"id": an_id(1), "name": "Sitting", "description": "Sitting.", "parent_id": an_id(2)}
    parent = {"id": an_id(2), "name": "Breaks", "description": "Breaks.", "term": "breaks"}
    assert rules_of(a_page([term])) == ["parent_absent"]
    assert rules_of(a_page([term, parent])) == []
    assert rules_of(a_page([term], total_items=2, total_pages=2, last_page=False)) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing in it"),
        ("{", "stops in the middle"),
        ('[{"id": "1", "na', "stops in the middle"),
        ('{"id": "1",\n "name" "x"}', "line 2, column 9"),
        ('[{"id": "1", "status": "active"},]', "value is expected"),
        ('{"id": NaN}', "NaN is not a number"),
        ("<html></html>", "begins with '<'"),
        ('{"type": "FeatureCollection"}', "holds no services"),
        ('{"id": ' + "[" * 100_000, "nested deeper"),
        ('{"id": "1", "status": "active"} x', "something follows"),
        ('{"id": ' + "1" * 5000 + "}", "more digits"),
    ],
)
def test_what_is_no_json_is_refused_with_where_and_why(text: str, says: str):
    with pytest.raises(CannotRead, match=says):
        check_bytes(text.encode())


def test_a_field_named_twice_is_found():
    text = json.dumps(a_service()).replace('"name": "Saturday sitting"', '"name": "One", "name": "Other"')
    assert [(each.rule, each.field) for each in check_bytes(text.encode()).findings] == [
        ("key_twice", "name")
    ]
    fields = json.dumps(a_service(phones=[{"id": an_id(8), "number": "0113 496 0000"}]), indent=2)
    assert check_bytes(fields.replace('":', '" :').encode()).findings == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str):
    text = json.dumps(a_service(name="Café"), ensure_ascii=False)
    rules = [each.rule for each in check_bytes(text.encode(encoding)).findings]
    assert rules == ([] if encoding == "utf-8-sig" else ["encoding"])


def test_a_packed_file_is_unpacked_and_a_damaged_one_refused(tmp_path: Path):
    packed = gzip.compress(json.dumps(a_service()).encode())
    assert check_bytes(packed).clean
    with pytest.raises(CannotRead, match="cut short"):
        check_bytes(packed[:-20])


def test_one_service_a_line_is_read_as_a_list():
    lines = "\n".join(json.dumps(a_service(id=an_id(number + 100))) for number in range(3))
    assert check_bytes(lines.encode()).checked == 3


@pytest.mark.parametrize("older", [{"regular_schedules": []}, {"eligibilitys": []}, {"regular_schedule": []}])
def test_another_version_is_named_and_nothing_else_is_said(older: dict[str, Any]):
    report = checked([a_service(email="x", **older), a_service()])
    assert [each.rule for each in report.findings] == ["version"]
    assert (report.checked, report.failed) == (2, 2)


def test_entries_across_the_borders_of_what_is_read_at_a_time_are_whole():
    many = [a_service(id=an_id(number + 1000), description="x" * (number % 7000)) for number in range(400)]
    report = checked(a_page(many))
    assert report.checked == 400
    assert {each.rule for each in report.findings} == {"twice"}


MOCKS = f"{FOLDER}/validator_mocks"


def mock(published: Callable[[str], Path], name: str) -> Report:
    return check_path(published(f"{MOCKS}/V3.0-UK-{name}.json"), today=TODAY)


def test_the_mocks_that_pass_meet_the_standard(published: Callable[[str], Path]):
    for path in sorted(published(MOCKS).glob("V3.0-UK-Default__[!d]*.json")):
        report = check_path(path, today=TODAY)
        assert report.checked, path.name
        assert (report.failed, report.of(Level.ERROR)) == (0, 0), path.name
    assert mock(published, "Default__service_list").clean


def test_the_mocks_that_warn_do_not_fail_but_are_not_clean(published: Callable[[str], Path]):
    for name in ("taxonomy_term_list", "service_at_location_full", "service_full"):
        report = mock(published, f"Warn__{name}")
        assert report.failed == 0
        assert report.of(Level.WARNING), name
    # The one that is named a warning and leaves out what the standard requires.
    assert mock(published, "Warn__taxonomy_term").failed == 1


def test_four_of_four_services_fail(published: Callable[[str], Path]):
    report = mock(published, "Fail__service_list")
    assert (report.checked, report.failed) == (4, 4)
    missing = [each.field for each in report.findings if each.rule == "missing"]
    assert missing == ["name"] * 4
    assert mock(published, "Fail__service_full").failed == 1


def test_the_international_examples_and_the_tables_are_read(published: Callable[[str], Path]):
    for name in ("service", "organization", "service_at_location"):
        path = published(f"{FOLDER}/hsds_3.0/examples__{name}_full.json")
        assert check_path(path, today=TODAY).failed == 0
    tables = check_path(published(f"{FOLDER}/uk_profile_3"), today=TODAY)
    assert tables.checked == 17
    assert {each.rule for each in tables.findings if each.level is Level.ERROR} == {"dangling"}


def formats() -> jsonschema.FormatChecker:
    """Return checks of the four formats, written apart from ours; jsonschema's own need packages that are not here."""
    checker = jsonschema.FormatChecker(formats=())
    shapes = {
        "uuid": r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        "uri": r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*",
        "email": r"[^@\s]+@[^@\s]+",
        "date-time": r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)",
    }
    for name, shape in shapes.items():
        checker.checks(name)(
            lambda value, shape=shape: not isinstance(value, str) or bool(re.fullmatch(shape, value))
        )
    return checker


def mutations(told: Any, dice: random.Random) -> Any:
    """Return a copy with one value somewhere in it changed, removed or put in place of another."""
    made = copy.deepcopy(told)
    places = list(spots(made))
    holder, key = dice.choice(places)
    wrong = [
        None,
        5,
        -1.5,
        "",
        "no",
        True,
        [],
        {},
        "2026-01-01",
        "http://example.org",
        "a@b.example",
        an_id(5),
    ]
    if dice.random() < 0.3 and isinstance(holder, dict):
        del holder[key]
    else:
        holder[key] = dice.choice(wrong)
    return made


def spots(told: Any) -> Any:
    pairs = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, value in pairs:
        yield told, key
        yield from spots(value)


@pytest.mark.parametrize("name", ["service", "organization", "service_at_location"])
def test_a_slow_reader_of_the_published_schema_comes_to_the_same_verdict(
    name: str, published: Callable[[str], Path]
):
    schema = json.loads(published(f"{FOLDER}/uk_profile_3/schema__{name}.json").read_text("utf-8"))
    slow = jsonschema.Draft202012Validator(schema, format_checker=formats())
    told = json.loads(published(f"{FOLDER}/uk_profile_3/examples__{name}_full.json").read_text("utf-8"))
    dice = random.Random(3)
    standards = {"missing", "kind", "uuid", "uri", "email", "moment", "word"}
    for _round in range(300):
        entry = mutations(told, dice)
        # As a list: on its own, something so changed may no longer be known for what it is.
        seen = {
            each.field
            for each in checked([told | {"id": an_id(77)}, entry]).findings
            if each.rule in standards and each.id == str(entry.get("id", ""))
        }
        assert bool(seen) == (not slow.is_valid(entry)), entry


def test_every_rule_says_what_to_do_and_has_a_heading_of_its_own():
    headings = [str(rule.about) for rule in RULES.values()]
    assert len(set(headings)) == len(headings)
    for rule in RULES.values():
        assert str(rule.mend).endswith((".", "%(hint)s", "%(names)s."))


@pytest.mark.django_db
def test_a_feed_is_checked_from_its_first_page_to_its_last_and_some_services_whole():
    many = [a_service(id=an_id(number * 100), organization=None) for number in range(1, 13)]

    def answer(feed: Feed) -> None:
        if feed.plain_path == "/feed":
            feed.say({"version": "HSDS-UK-3.0", "profile": "https://x.example", "openapi_url": feed.path})
        elif feed.plain_path == "/feed/services":
            flat = [{name: value for name, value in each.items() if type(value) is not list} for each in many]
            feed.say(page_of(flat, feed.number, 5))
        else:
            asked = feed.plain_path.rpartition("/")[2]
            feed.say(next(each for each in many if each["id"] == asked) | {"schedules": [{"id": "one"}]})

    with serving(answer) as server:
        report = check_feed(server.address, today=TODAY, limits=QUICK, way=server.way)
    assert (report.checked, report.failed) == (12, 0)
    assert [each.field for each in report.findings if each.rule == "uuid"] == ["schedules[0].id"] * 5
    assert [each.field for each in report.findings if each.rule == "uri"] == ["openapi_url"]
    assert sum("page=" in path for path in server.asked) == 3


@pytest.mark.django_db
def test_a_feed_that_goes_round_or_holds_less_than_it_says_is_found():
    one = a_service(schedules=None, service_at_locations=None, cost_options=None)

    def round_and_round(feed: Feed) -> None:
        whole = feed.plain_path.count("/") > 2
        feed.say(one if whole else page_of([one] * 30, 1, 5, page_number=feed.number))

    with serving(round_and_round) as server:
        report = check_feed(f"{server.address}/services", today=TODAY, limits=QUICK, way=server.way)
    assert {"loops", "pages_hold", "twice"} <= set(report.counts)


def test_an_address_inside_the_machine_is_not_fetched():
    with pytest.raises(CannotRead):
        check_feed("http://127.0.0.1:1/feed", today=TODAY)


def test_every_rule_can_be_broken():
    folder = Path(checking.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "rules.py")
    # A word of the standard's formats, or a field's own name, stands for its rule.
    named = {"age"} | {rule for rule in RULES if f'"{rule}"' in code}
    assert set(RULES) - named == set()


def test_a_table_is_checked_row_by_row(tmp_path: Path):
    service = f"{an_id(1)},{an_id(2)},Sitting,active,tomorrow,twelve"
    (tmp_path / "services.csv").write_text(
        f"id,organization_id,name,status,assured_date,minimum_age\n{service}\n{service}\n"
    )
    (tmp_path / "organizations.csv").write_text(f"id,name,description\n{an_id(3)},Harbourlight,A charity\n")
    report = check_path(tmp_path, today=TODAY)
    assert (report.checked, report.failed) == (3, 2)
    found = {(each.field, each.rule) for each in report.findings}
    assert {
        ("services.csv row 2: assured_date", "cell_date"),
        ("services.csv row 2: minimum_age", "cell_number"),
        ("services.csv row 2: organization_id", "dangling"),
        ("services.csv row 2", "no_place"),
        ("services.csv row 3: id", "twice"),
    } <= found
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("services.csv", "organizations.csv"):
            archive.write(tmp_path / name, name)
    assert check_path(tmp_path / "all.zip", today=TODAY).as_json() == report.as_json()


def test_the_command_answers_on_standard_output_and_by_its_status(
    tmp_path: Path, published: Callable[[str], Path]
):
    def run(*asked: str) -> Result:
        return CliRunner().invoke(cli, ["check", "open-referral", *asked])

    clean = run(str(published(f"{MOCKS}/V3.0-UK-Default__service_list.json")))
    assert (clean.exit_code, clean.stderr) == (0, "")
    assert clean.stdout.startswith("1 entry checked: nothing to mend.")
    wrong = run(str(published(f"{MOCKS}/V3.0-UK-Fail__service_list.json")), "--format", "json")
    told = json.loads(wrong.stdout)
    assert (wrong.exit_code, told["checked"], told["failed"]) == (1, 4, 4)
    assert {frozenset(each) for each in told["findings"]} == {
        frozenset({"id", "field", "value", "mend", "level"})
    }
    absent = run(str(tmp_path / "none.json"))
    assert (absent.exit_code, absent.stdout) == (2, "")
    assert "was not checked. It cannot be opened: No such file or directory." in absent.stderr


def test_half_a_sign_and_entries_that_are_none_are_told_of():
    half = json.dumps(a_service(name="Sitting")).replace("Sitting", "Sit\\ud800ting")
    assert [each.rule for each in check_bytes(half.encode()).findings] == ["garbled"]
    report = checked([a_service(), None, 5, "service", []])
    assert (report.checked, report.failed) == (5, 4)
    assert [each.rule for each in report.findings] == ["kind"] * 4
