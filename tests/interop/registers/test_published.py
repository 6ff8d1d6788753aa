"""The registers of care at hand, of three years and two nations, and a list of charities: figures and traps."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mainstay.interop import statistics
from mainstay.interop.entries_read import EntriesRead, Known
from mainstay.interop.registers import read_charities, read_register

TODAY = date(2026, 11, 22)
SCOTLAND = "care_services/care_inspectorate_datastore_{}.csv.gz"
TRAFFORD = "care_services/trafford_cqc_care_homes_2020.csv"
CHARITIES = "directory_open_referral/charities_operating_in_trafford.csv"
FIFE, ARGYLL, ISLES = "S12000047", "S12000035", "S12000013"

Published = Callable[[str], Path]


_READ: dict[Path, EntriesRead] = {}


def whole(published: Published, day: str) -> EntriesRead:
    path = published(SCOTLAND.format(day))
    if path not in _READ:
        _READ[path] = read_register(path, Known(TODAY))
    return _READ[path]


def of(published: Published, day: str, *areas: str) -> EntriesRead:
    return read_register(published(SCOTLAND.format(day)), Known(TODAY, areas=areas))


def homes(published: Published) -> EntriesRead:
    known = Known(TODAY, places={"trafford": "E08000009"}, areas=("E08000009",))
    return read_register(published(TRAFFORD), known)


# Figures


def test_the_register_of_2024_has_the_known_figures_and_its_blank_rows_are_counted(published):
    read = whole(published, "2024-03-31")
    assert read.told == 10_915
    assert "Blank rows passed over: 109. They hold no service." in read.notes
    said = next(note for note in read.notes if "sub-type" in note)
    assert "10 of 10,915 services have the sub-type Respite Care and Short Breaks" in said
    assert "30 in either column" in said
    assert "14 council areas have none" in said
    assert read.set_aside == ()


@pytest.mark.parametrize(
    ("day", "told", "by_subtype", "either", "without"),
    [
        ("2017-04-30", 13_522, 14, 14, 22),
        ("2024-03-31", 10_915, 10, 30, 14),
        ("2025-03-31", 10_793, 10, 30, 13),
    ],
)
def test_every_year_is_read_whatever_its_layout(published, day, told, by_subtype, either, without):
    read = whole(published, day)
    said = next(note for note in read.notes if "sub-type" in note)
    assert read.told == told
    assert f"whole register {by_subtype} of {told:,} services" in said
    assert f"{either} in" in said
    assert f"{without} council areas have none" in said
    assert (read.publisher, read.licence) == ("Care Inspectorate", "Open Government Licence v3.0")


@pytest.mark.parametrize("day", ["2017-04-30", "2024-03-31", "2025-03-31"])
def test_every_service_is_listed_or_counted_with_the_reason(published, day):
    read = whole(published, day)
    left = sum(
        int(note.split()[0].replace(",", "")) for note in read.notes if "services were not listed" in note
    )
    assert len(read.entries) + left == read.told
    assert len({entry.source_id for entry in read.entries}) == len(read.entries)


# Respite, in either column and in the name


def test_respite_in_either_column_is_planned_breaks_for_certain(published):
    read = whole(published, "2024-03-31")
    certain = [entry for entry in read.entries if entry.told["how_sure"] == "certain"]
    assert len(certain) == 30
    assert all("I06" in entry.interventions for entry in certain)
    assert Counter(entry.told["Subtype"] for entry in certain) == {
        "Older People": 14,
        "Respite Care and Short Breaks": 10,
        "Children & Young People": 4,
        "Learning Disabilities": 2,
    }


def test_respite_that_stands_only_in_the_name_is_likely_and_says_so(published):
    read = of(published, "2024-03-31", "S12000033")
    atkinson = next(entry for entry in whole(published, "2024-03-31").entries if "Atkinson" in entry.name)
    assert (atkinson.interventions, atkinson.told["how_sure"]) == (("I06", "I24"), "likely")
    assert "Its name says “respite”." in atkinson.told["because"]
    assert read.entries


def test_a_childminder_and_a_hostel_are_no_respite_whatever_their_name(published):
    names = {entry.name for entry in whole(published, "2024-03-31").entries if "I06" in entry.interventions}
    assert "Eve's Childcare and Respite" not in names
    assert "North Ayrshire Council Short Stay Hostel" not in names


def test_an_ordinary_care_home_is_listed_without_the_claim_that_it_gives_breaks(published):
    ordinary = [
        entry
        for entry in whole(published, "2024-03-31").entries
        if entry.told.get("Subtype") == "Older People" and entry.told["how_sure"] == "possible"
    ]
    assert len(ordinary) > 700
    assert all(entry.interventions == ("I24",) and "I06" in entry.told["may"] for entry in ordinary)


# What is in an entry


def test_an_entry_has_number_place_grades_and_provider(published):
    read = of(published, "2024-03-31", FIFE)
    broad = next(entry for entry in read.entries if entry.name == "78 Broad Street")
    assert broad.source_id == "CS2003006869"
    assert broad.areas == (FIFE,)
    assert broad.quality.startswith("Graded 3 to 5 of 6: support and wellbeing 4")
    assert broad.quality_on == date(2023, 11, 20)
    assert broad.checked_on == date(2024, 3, 31)
    assert broad.description.endswith("Registered for 14 people at a time.")
    assert broad.conditions == ("learning_disability",)
    assert (broad.locations[0].postcode, broad.locations[0].small_area) == ("KY4 8JA", "S01009490")
    assert (broad.provider.name, broad.provider.kind) == ("Fife Council", "council")
    assert broad.provider.identifiers[0].identifier == "SP2004005267"


def test_grades_of_the_older_framework_are_read_too(published):
    read = of(published, "2017-04-30", FIFE)
    assert any("care and support" in entry.quality for entry in read.entries)


def test_services_that_are_closed_or_not_on_the_public_list_are_not_listed(published):
    read = whole(published, "2017-04-30")
    assert "Tagsa Uibhist Doigheag Respite Home" not in {entry.name for entry in read.entries}
    assert any(note.endswith("not listed: inactive or cancelled.") for note in read.notes)
    assert any(note.endswith("not listed: not on the public list.") for note in read.notes)


def test_nobodys_manager_is_kept(published):
    told = {name for entry in whole(published, "2025-03-31").entries for name in entry.told}
    assert not [name for name in told if "anager" in name]


# Places


@pytest.mark.parametrize("day", ["2017-04-30", "2024-03-31", "2025-03-31"])
def test_every_council_area_is_known_by_the_name_of_its_year(published, day):
    read = whole(published, day)
    assert not [note for note in read.notes if "code is not known" in note]
    assert len({code for entry in read.entries for code in entry.areas}) == 32
    assert {ARGYLL, ISLES, "S12000036"} <= {code for entry in read.entries for code in entry.areas}


def test_only_the_areas_asked_for_are_listed(published):
    read = of(published, "2024-03-31", FIFE, ARGYLL)
    assert {entry.areas for entry in read.entries} == {(FIFE,), (ARGYLL,)}
    assert any(note.endswith("not listed: in another area.") for note in read.notes)


def test_a_service_outside_scotland_has_no_area(published):
    assert any(entry.areas == () for entry in whole(published, "2024-03-31").entries)


# England


def test_care_homes_of_trafford_are_listed_by_name_as_their_code_lacks_a_digit(published):
    read = homes(published)
    assert len(read.entries) == 56
    assert {entry.areas for entry in read.entries} == {("E08000009",)}
    assert any("56 rows give E0800009" in note and "name was used" in note for note in read.notes)


def test_a_file_that_is_newer_than_its_name_says_so(published):
    assert any(
        "is newer than its name" in note and "10 February 2026" in note for note in homes(published).notes
    )


def test_a_short_stay_home_is_known_by_its_name(published):
    breaks = [entry for entry in homes(published).entries if "I06" in entry.interventions]
    assert [entry.name for entry in breaks] == ["Trafford Respite Service"]
    assert breaks[0].phone.startswith("0161")


def test_without_the_name_of_an_area_nothing_is_guessed(published):
    read = read_register(published(TRAFFORD), Known(TODAY))
    assert {entry.areas for entry in read.entries} == {()}
    assert any("Trafford, an area whose code is not known" in note for note in read.notes)


# Charities


def test_charities_are_candidates_and_no_services(published):
    read = read_charities(published(CHARITIES), Known(TODAY))
    assert (read.told, read.entries, len(read.others)) == (736, (), 15)
    centre = next(found for found in read.others if found.name == "Trafford Carers Centre")
    assert centre.told["identifiers"] == [["GB-CHC", "1102075"], ["GB-COH", "04695523"]]
    assert centre.why == ("Its name speaks of carers.", "What it says of its work speaks of carers.")
    assert centre.doubts == ()


def test_a_playgroup_for_parents_and_carers_is_doubted(published):
    found = {each.name: each for each in read_charities(published(CHARITIES), Known(TODAY)).others}
    assert "a playgroup" in found["Raglan Road Pre-School Playgroup"].doubts[0]
    assert "Altrincham and District Childminding Group" not in found


# Beds by small area


def test_beds_by_area_add_up_and_say_that_wales_is_not_meant(published):
    read = statistics.read(published("care_services/msoa_care_home_beds_cqc_2022.csv"))
    beds = dict(zip(read.table.codes, read.table.values[:, 0].tolist(), strict=True))
    assert (read.layout, len(beds), sum(beds.values())) == ("care_home_beds_msoa", 7201, 456_835)
    assert sum(count for code, count in beds.items() if code.startswith("W")) == 0
    assert any("says nothing about Wales" in warning for warning in read.warnings)
