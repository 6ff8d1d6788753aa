"""What becomes of one service: every value is used, set aside with what to do, or counted as having no place."""

from datetime import date, time
from typing import Any

import pytest

from mainstay.directory.rules.entry import Identifier, ServiceEntry
from mainstay.interop.entries_read import EntriesRead, Known, PostcodeFound, PostcodesFound
from mainstay.interop.openreferral.reading import read_services, words_in_force

TODAY = date(2026, 11, 22)
LIST = PostcodesFound({"XN1 1AA": PostcodeFound(54.0, 1.5, "X01000001")}, {"XN1"})
KNOWN = Known(TODAY, words_in_force(TODAY), {"northmoor": "X06000001"}, lambda asked: LIST)


def read(**more: Any) -> EntriesRead:
    told = {"id": "1", "name": "Sitting", "organization": {"id": "o", "name": "Carers' centre"}, **more}
    return read_services([told], KNOWN)


def entry(**more: Any) -> ServiceEntry:
    return read(**more).entries[0]


def aside(**more: Any) -> list[tuple[str, str]]:
    return [(each.field, each.value) for each in read(**more).set_aside]


def at(**place: Any) -> dict[str, Any]:
    return {"service_at_locations": [{"location": {"id": "l", **place}}]}


def schedule(**more: Any) -> dict[str, Any]:
    return {
        "schedules": [{"byday": "SA", "freq": "WEEKLY", "opens_at": "10:00", "closes_at": "12:00", **more}]
    }


def test_a_term_becomes_what_it_means_here():
    terms = ["Respite care", "Sitting service", "Dementia", "Yoga for cats"]
    found = read(attributes=[{"taxonomy_term": {"name": term}} for term in terms])
    assert found.entries[0].interventions == ("I06",)
    assert found.entries[0].conditions == ("dementia",)
    assert found.entries[0].ways == ("at_home",)
    assert found.entries[0].with_person == "person"
    assert found.not_mapped == {"term: Yoga for cats": 1}


@pytest.mark.parametrize(
    "term", ["I06", "Planned breaks and replacement care", "BREAKS FOR CARERS", "respite\u00a0care"]
)
def test_a_term_is_known_by_code_title_or_words_however_written(term: str):
    assert entry(attributes=[{"taxonomy_term": {"name": term}}]).interventions == ("I06",)


def test_every_word_of_the_vocabulary_means_what_the_pack_says():
    words = words_in_force(TODAY)
    for kind, meant in words.kinds.items():
        for word, codes in meant.items():
            assert words.of(word)[kind] == codes, (kind, word)


def test_organisations_keep_their_register_numbers():
    numbers = [
        {"identifier_scheme": "GB-CHC", "identifier": "210843"},
        {"identifier_scheme": "", "identifier_type": "Company number", "identifier": "01234567"},
        {"identifier_scheme": "gb-sc", "identifier": "sc012345"},
        {"identifier": "777"},
    ]
    organisation = {"id": "o", "name": "Carers' centre", "organization_identifiers": numbers}
    found = read(organization=organisation)
    assert found.entries[0].provider.identifiers == (
        Identifier("GB-CHC", "210843"),
        Identifier("GB-COH", "01234567"),
        Identifier("GB-SC", "SC012345"),
    )
    assert found.entries[0].provider.kind == "charity"
    assert [each.value for each in found.set_aside] == ["777"]


def test_times_are_kept_with_the_place_they_hold_for():
    told = {"service_at_locations": [{"location": {"id": "a"}}, {"location": {"id": "b"}, **schedule()}]}
    found = entry(**told).schedules[0]
    assert (found.location, found.days, found.opens_at, found.closes_at) == (1, ("SA",), time(10), time(12))


def test_a_time_of_the_service_that_names_one_of_its_places_holds_for_that_place():
    places = [{"id": name, "location": {"id": f"at {name}"}} for name in "ab"]
    times = [
        {"byday": day, "opens_at": "10:00", "service_at_location_id": link}
        for day, link in (("MO", "b"), ("TU", "a"), ("WE", None), ("TH", "of another service"))
    ]
    found = entry(service_at_locations=places, schedules=times).schedules
    assert [each.location for each in found] == [1, 0, None, None]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"opens_at": "18:00", "closes_at": "09:00"}, "schedule.closes_at"),
        ({"opens_at": "10:00", "closes_at": "10:00"}, "schedule.closes_at"),
        ({"opens_at": "half past ten"}, "schedule.opens_at"),
        ({"byday": "SAT"}, "schedule.byday"),
        ({"byday": "9MO"}, "schedule.byday"),
        ({"freq": "HOURLY"}, "schedule.freq"),
        ({"valid_from": "2026-05-01", "valid_to": "2026-04-01"}, "schedule.valid_to"),
        ({"valid_from": "2026-05-01", "until": "20260401T000000Z"}, "schedule.valid_to"),
        ({"valid_from": "01/05/2026"}, "schedule.valid_from"),
        ({"dtstart": "9999-99-99"}, "schedule.dtstart"),
    ],
)
def test_a_time_that_cannot_be_right_is_set_aside_whole_and_the_service_is_not(
    more: dict[str, Any], field: str
):
    found = read(**schedule(**more))
    assert [each.field for each in found.set_aside] == [field]
    assert found.entries[0].schedules == ()


def test_a_time_that_repeats_without_end_is_kept_as_a_rhythm_and_never_spelt_out():
    found = entry(**schedule(dtstart="1900-01-01", freq="DAILY", byday="")).schedules
    assert len(found) == 1
    assert (found[0].freq, found[0].valid_to) == ("DAILY", None)


def test_what_narrows_a_time_and_has_no_field_is_said_in_words():
    assert (
        "first Monday of the month" in entry(**schedule(byday="1MO", freq="MONTHLY")).schedules[0].description
    )
    assert "count=6" in entry(**schedule(count=6)).schedules[0].description


def test_prices_are_pence_and_one_in_another_currency_is_set_aside():
    told = [
        {"option": "An hour", "amount": 12.5},
        {"amount": 3, "currency": "USD"},
        {"amount": "lots"},
        {"amount": -1},
    ]
    found = read(cost_options=told)
    assert [each.amount_pence for each in found.entries[0].cost_options] == [1250]
    assert found.entries[0].cost == "charge"
    assert [each.field for each in found.set_aside] == ["cost_option.currency", *["cost_option.amount"] * 2]


@pytest.mark.parametrize(
    ("fees", "cost"),
    [
        ("Free", "free"),
        ("There is no charge", "free"),
        ("Free, but donations are welcome", "donation"),
        ("£4.50 a session", "charge"),
        ("Means-tested", "assessed"),
        ("Ask us", ""),
        ("fees_description", ""),
        ("Not free of surprises", ""),
    ],
)
def test_what_is_said_of_fees_is_one_word_where_it_is_clear(fees: str, cost: str):
    assert (entry(fees=fees).cost, entry(fees=fees).cost_note) == (cost, fees)


@pytest.mark.parametrize(
    ("latitude", "longitude", "said"),
    [
        (0, 0, "0, 0 lies in the sea off Africa"),
        (-2.3, 53.4, "stand in each other's place"),
        (100, 101, "not in the United Kingdom"),
        (53.4, None, "Give both"),
        ("north", "west", "Give both"),
        (float("nan"), 1.0, "not in the United Kingdom"),
    ],
)
def test_coordinates_that_cannot_be_right_are_left_out_with_what_to_do(latitude, longitude, said: str):
    found = read(**at(latitude=latitude, longitude=longitude, name="Hall"))
    assert said in found.set_aside[0].mend
    assert (found.entries[0].locations[0].latitude, found.entries[0].locations[0].name) == (None, "Hall")


def postcode_of(written: str) -> tuple[str, list[str]]:
    found = read(**at(addresses=[{"postal_code": written}]))
    return found.entries[0].locations[0].postcode, [each.field for each in found.set_aside]


def test_a_postcode_is_written_with_its_one_space_and_gives_the_place_its_point():
    found = entry(**at(addresses=[{"postal_code": "xn11aa"}])).locations[0]
    assert (found.postcode, found.latitude, found.small_area) == ("XN1 1AA", 54.0, "X01000001")


def test_a_postcode_that_does_not_exist_is_set_aside_and_one_beyond_the_list_is_not():
    assert postcode_of("XN1 9ZZ") == ("", ["address.postal_code"])
    assert postcode_of("M33 7ZF") == ("M33 7ZF", [])
    assert postcode_of("ABC 1234") == ("", ["address.postal_code"])


def test_places_served_are_known_by_code_or_name():
    areas = [
        {"name": "Northmoor"},
        {"extent": "E08000009"},
        {"uri": "http://statistics.data.gov.uk/id/S92000003"},
    ]
    assert entry(service_areas=areas).areas == ("X06000001", "E08000009", "S92000003")
    assert aside(service_areas=[{"name": "The moon"}]) == [("service_areas", "The moon")]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("Tea &amp; cake", "Tea & cake"),
        ("<script>alert(1)</script>Rest", "Rest"),
        ("<scr<script>ipt>alert(1)</script>", "alert(1)"),
        ("<style>p{}</style><ul><li>A<li>B</ul>", "- A\n- B"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("&lt;b&gt;Bold&lt;/b&gt;", "Bold"),
        ("A<!-- hidden -->B", "A B"),
        ("nul\x00l", "null"),
    ],
)
def test_markup_becomes_plain_text(told: str, text: str):
    assert "<script" not in entry(description=told).description
    assert entry(description=told).description == text or "script" in told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "example.org"),
        ("url", "javascript:alert(1)"),
        ("email", "email-example_com"),
        ("email", False),
        ("assured_date", "2031-01-01"),
        ("assured_date", "yesterday"),
        ("minimum_age", "old"),
        ("minimum_age", -3),
        ("maximum_age", 1e400),
        ("status", "perhaps"),
    ],
)
def test_a_value_that_cannot_be_right_is_set_aside_and_the_service_is_not(field: str, value: object):
    found = read(**{field: value})
    assert [each.field for each in found.set_aside] == [field]
    assert len(found.entries) == 1


def test_what_a_service_lacks_is_said_all_at_once_and_nothing_of_it_is_used():
    found = read_services([{"description": "Something"}, "text", None, 5], KNOWN)
    assert not found.entries
    assert [each.field for each in found.set_aside if each.id == "number 1"] == ["id", "name", "organization"]
    assert found.told == 4
    assert all(each.whole for each in found.set_aside)


def test_the_second_of_two_services_with_one_id_is_set_aside():
    one = {"id": "1", "name": "A", "organization": {"name": "O"}}
    found = read_services([one, {**one, "name": "B"}], KNOWN)
    assert [each.name for each in found.entries] == ["A"]
    assert "Another service before it has the same id" in found.set_aside[0].mend


def test_words_that_are_too_long_end_in_an_ellipsis_and_are_said():
    found = read(name="N" * 300)
    assert (len(found.entries[0].name), found.entries[0].name[-1]) == (255, "…")
    assert found.set_aside[0].field == "name"


def test_what_has_no_place_is_counted_and_kept_in_the_sources_own_words():
    found = read(accreditations="Gold", nothing="", program={"id": "p"})
    assert found.not_mapped == {"accreditations": 1, "program": 1}
    assert found.entries[0].told["accreditations"] == "Gold"


def test_a_service_that_is_closed_for_now_or_for_good_is_not_listed_as_open():
    states = ["active", "inactive", "temporarily closed", "defunct", ""]
    assert [entry(status=each).state for each in states] == [
        "listed",
        "paused",
        "paused",
        "withdrawn",
        "listed",
    ]


def test_an_online_place_is_a_way_and_no_place():
    assert entry(**at(location_type="virtual")).locations == ()
    assert entry(**at(location_type="virtual")).ways == ("online",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"schedules": {"byday": {"a": 1}}},
        {"schedules": [None, 5, "x", {"byday": ["MO", None]}]},
        {"cost_options": "free"},
        {"service_at_locations": [{"location": None}, {"location": "x"}, 7]},
        {"attributes": [{"taxonomy_term": None}, {"taxonomy_term": {"name": 5}}]},
        {"contacts": [{"phones": [{"number": {"a": 1}}]}]},
        {"languages": [{"code": 5}, {"language": ["x"]}]},
        {
            "organization": {
                "name": "O",
                "organization_identifiers": [{"identifier": 5, "identifier_scheme": 7}],
            }
        },
        {"description": {"en": "x"}, "fees": ["a"], "url": 5, "name": "N"},
        {"funding": [{"source": {"a": 1}}], "service_areas": [{"name": 5, "extent": {}}]},
        {"minimum_age": True, "maximum_age": [1], "assured_date": {"y": 1}},
    ],
)
def test_shapes_that_no_standard_has_break_nothing(wrong: dict[str, Any]):
    assert len(read(**wrong).entries) == 1
