"""Real files of every shape, read; and those that are not services, refused."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mainstay.interop.entries_read import EntriesRead, Known
from mainstay.interop.openreferral.reading import read_file, words_in_force
from mainstay.interop.statistics import CannotRead

TODAY = date(2026, 11, 22)
KNOWN = Known(TODAY, words_in_force(TODAY))
FOLDER = "directory_open_referral"
Published = Callable[[str], Path]


def read(published: Published, path: str) -> EntriesRead:
    return read_file(published(f"{FOLDER}/{path}"), KNOWN)


@pytest.mark.parametrize(
    "path",
    [
        "uk_profile_3/examples__service_full.json",
        "uk_profile_3/examples__service_list.json",
        "uk_profile_3/examples__organization_full.json",
        "uk_profile_3/examples__service_at_location_full.json",
        "hsds_3.0/examples__service_full.json",
        "hsds_3.0/examples__organization_full.json",
        "hsds_3.0/examples__service_at_location_full.json",
        "hsds_3.0/examples__tabular.json",
        "validator_mocks/V3.0-UK-Default__service_full.json",
        "validator_mocks/V3.0-UK-Warn__service_full.json",
    ],
)
def test_every_shape_of_the_standards_own_example_is_the_same_service(published: Published, path: str):
    found = read(published, path)
    assert [(each.name, each.provider.name) for each in found.entries] == [
        ("Community Counselling", "Example Organization Inc.")
    ]
    one = found.entries[0]
    assert one.source_id == "ac148810-d857-441c-9679-408f346de14b"
    if "list" not in path:
        assert (one.cost_options[0].amount_pence, one.schedules[0].days) == (3500, ("TH", "FR"))
        assert {each.value for each in found.set_aside} >= {"100, 101", "ABC 1234"}


def test_the_standards_tables_zipped_are_the_same_service(published: Published, tmp_path: Path):
    folder = published(f"{FOLDER}/uk_profile_3")
    packed = tmp_path / "tables.zip"
    with zipfile.ZipFile(packed, "w") as into:
        for path in folder.glob("examples__csv__*.csv"):
            into.write(path, path.name.removeprefix("examples__csv__"))
    one = read_file(packed, KNOWN).entries[0]
    assert (one.name, one.locations[0].town, one.phone) == (
        "Community Counselling",
        "MyCity",
        "+44 1234 234567",
    )
    assert one.provider.identifiers[0].scheme == "GB-COH"


def test_the_validators_four_services_that_fail_are_set_aside_and_say_why(published: Published):
    found = read(published, "validator_mocks/V3.0-UK-Fail__service_list.json")
    assert (found.told, found.entries) == (4, ())
    assert {(each.field, each.mend) for each in found.set_aside if each.whole} == {
        ("name", "Give it a name.")
    }
    one = read(published, "validator_mocks/V3.0-UK-Fail__service_full.json")
    assert {"url", "email"} <= {each.field for each in one.set_aside}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("validator_mocks/V3.0-UK-Default__api_details.json", "describes a feed and holds no services"),
        ("uk_profile_3/examples__taxonomy.json", "not services as Open Referral tells them"),
        ("uk_profile_3/datapackage.json", "not services as Open Referral tells them"),
        ("oruk_v1/service.tableschema.json", "not services as Open Referral tells them"),
        ("charities_operating_in_trafford.csv", "neither JSON of Open Referral nor"),
    ],
)
def test_a_file_that_holds_no_services_is_refused(published: Published, path: str, said: str):
    with pytest.raises(CannotRead) as refused:
        read(published, path)
    assert said in refused.value.sentence
    assert refused.value.way_out


def test_a_councils_csv_keeps_hidden_what_its_publisher_hides(published: Published):
    found = read(published, "outpost_services_with_sample_data.csv")
    assert [(each.id, each.field, each.whole) for each in found.set_aside] == [("1", "visible", True)]
    one = found.entries[0]
    assert (one.name, one.provider.name, one.cost) == ("Second example service", "Not TPX Impact", "free")
    assert {"dementia", "autism", "frailty"} <= set(one.conditions)
    assert {"hearing_loop", "step_free"} <= set(one.locations[0].accessibility)
    assert "private" not in str(one.told)


def csv_of(tmp_path: Path, *rows: dict[str, str]) -> Path:
    names = list(
        dict.fromkeys(["import_id", "import_id_reference", "name", "organisation", "service_taxonomies"])
    )
    names += sorted({name for row in rows for name in row} - set(names))
    path = tmp_path / "services.csv"
    lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in rows)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_rows_after_a_service_add_its_venues_prices_and_times_and_private_contacts_go_nowhere(tmp_path: Path):
    path = csv_of(
        tmp_path,
        {"import_id": "1", "name": "Club", "organisation": "Us", "service_taxonomies": "Respite; Dementia"},
        {"import_id": "2", "import_id_reference": "1", "contact_name": "Secret", "contact_visible": "FALSE"},
        {
            "import_id": "3",
            "import_id_reference": "1",
            "location_name": "Hall",
            "location_postcode": "M33 7ZF",
        },
        {"import_id": "4", "import_id_reference": "1", "cost_option": "A day", "cost_amount": "4"},
        {
            "import_id": "5",
            "import_id_reference": "1",
            "scheduled_weekday": "monday",
            "schedules_opens_at": "09:00:00",
        },
        {
            "import_id": "6",
            "import_id_reference": "1",
            "scheduled_weekday": "monday",
            "schedules_opens_at": "hh:mm:ss",
        },
        {"import_id": "7", "import_id_reference": "9", "cost_option": "Nobody's"},
        {"import_id": "8", "import_id_reference": "1", "notes": "Not for everybody"},
        {
            "import_id": "10",
            "import_id_reference": "1",
            "location_name": "Refuge",
            "location_postcode": "M33 1AA",
            "mask_exact_address": "TRUE",
        },
    )
    found = read_file(path, KNOWN)
    one = found.entries[0]
    assert (one.interventions, one.conditions) == (("I06",), ("dementia",))
    assert [each.postcode for each in one.locations] == ["M33 7ZF", ""]
    assert [each.amount_pence for each in one.cost_options] == [400]
    assert [each.days for each in one.schedules] == [("MO",)]
    assert "Secret" not in str(one)
    assert "M33 1AA" not in str(one)
    assert "Not for everybody" not in str(one)
    assert {(each.id, each.field) for each in found.set_aside} == {
        ("1", "schedule.opens_at"),
        ("7", "import_id_reference"),
    }


def test_a_service_whose_days_of_being_shown_are_over_is_set_aside(tmp_path: Path):
    row = {"import_id": "1", "name": "Club", "organisation": "Us", "visible_to": "2026-11-21"}
    assert read_file(csv_of(tmp_path, row), KNOWN).set_aside[0].field == "visible_to"
    assert read_file(csv_of(tmp_path, {**row, "visible_to": "2026-11-22"}), KNOWN).entries


def test_a_table_of_services_alone_says_what_is_missing(tmp_path: Path):
    path = tmp_path / "services.csv"
    path.write_text("id,organization_id,name\n1,2,Club\n")
    with pytest.raises(CannotRead, match="no table of organizations"):
        read_file(path, KNOWN)
