"""What is the matter with an entry: one thing changed, one sentence more."""

from dataclasses import replace
from datetime import date, time

import pytest

from mainstay.directory.queries.known import known_codes
from mainstay.directory.rules.checking import Known, out_of_date, problems
from mainstay.directory.rules.entry import (
    CostEntry,
    Identifier,
    LocationEntry,
    ProviderEntry,
    ScheduleEntry,
    as_json,
    from_json,
)
from mainstay.directory.rules.plain import plain_text
from tests.directory.listed import TODAY, an_entry

KNOWN = known_codes(TODAY)
PROVIDER = ProviderEntry(name="Harbourlight Care")


def found(**changed):
    return {(each.field, each.stops) for each in problems(an_entry(**changed), known=KNOWN)}


def test_an_ordinary_entry_has_nothing_the_matter():
    assert not found()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "a" * 256}, "name"),
        ({"name": "Sitting\x00"}, "name"),
        ({"provider": ProviderEntry(name="")}, "provider.name"),
        ({"provider": replace(PROVIDER, website="ftp://a.example")}, "provider.website"),
        ({"provider": replace(PROVIDER, kind="guild")}, "provider.kind"),
        (
            {"provider": replace(PROVIDER, identifiers=(Identifier("GB-CHC", "1" * 61),))},
            "provider.identifiers.0.identifier",
        ),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "https://user@bank.example"}, "website"),
        ({"website": "https://nowhere"}, "website"),
        ({"interventions": ("I06", "I99")}, "interventions"),
        ({"languages": ("xx",)}, "languages"),
        ({"cost": "cheap"}, "cost"),
        ({"minimum_age": 60, "maximum_age": 18}, "maximum_age"),
        ({"minimum_age": -1}, "minimum_age"),
        ({"maximum_age": 40_000}, "maximum_age"),
        ({"areas": ("X" * 13,)}, "areas"),
        ({"locations": (LocationEntry(name="Hall", latitude=0.0, longitude=0.0),)}, "locations.0.latitude"),
        ({"locations": (LocationEntry(name="Hall", latitude=51.5),)}, "locations.0.latitude"),
        (
            # Latitude and longitude in each other's place: off Somalia.
            {"locations": (LocationEntry(name="Hall", latitude=-0.1, longitude=51.5),)},
            "locations.0.latitude",
        ),
        (
            {"schedules": (ScheduleEntry(days=("MO",), opens_at=time(22), closes_at=time(2)),)},
            "schedules.0.closes_at",
        ),
        (
            {"schedules": (ScheduleEntry(days=("MO",), opens_at=time(9), closes_at=time(9)),)},
            "schedules.0.closes_at",
        ),
        (
            {"schedules": (ScheduleEntry(valid_from=date(2026, 5, 1), valid_to=date(2026, 4, 1)),)},
            "schedules.0.valid_to",
        ),
        ({"schedules": (ScheduleEntry(days=("Monday",)),)}, "schedules.0.days"),
        ({"schedules": (ScheduleEntry(freq="HOURLY"),)}, "schedules.0.freq"),
        ({"schedules": (ScheduleEntry(freq="WEEKLY", interval=0),)}, "schedules.0.interval"),
        ({"schedules": (ScheduleEntry(location=2),)}, "schedules.0.location"),
        ({"cost_options": (CostEntry(amount_pence=-5),)}, "cost_options.0.amount_pence"),
        ({"funding_pence_a_year": -1}, "funding_pence_a_year"),
    ],
)
def test_what_stops_an_entry(changed, field):
    assert (field, True) in found(**changed)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"areas": (), "locations": (), "ways": (), "schedules": ()}, "areas"),
        ({"interventions": ()}, "interventions"),
        ({"email": "nobody"}, "email"),
        (
            {"locations": (LocationEntry(name="Hall", postcode="XN1"),), "schedules": ()},
            "locations.0.postcode",
        ),
        (
            {"locations": (LocationEntry(latitude=56.3, longitude=2.1),), "schedules": ()},
            "locations.0.address",
        ),
    ],
)
def test_what_is_worth_mending_and_stops_nothing(changed, field):
    assert found(**changed) == {(field, False)}


def test_help_by_phone_needs_no_place():
    assert not found(areas=(), locations=(), schedules=(), ways=("phone",))


def test_what_stops_an_entry_comes_first_and_says_what_was_found():
    first, *rest = problems(an_entry(interventions=(), minimum_age=5, maximum_age=3), known=KNOWN)
    assert (first.field, first.value, first.stops) == ("maximum_age", "3", True)
    assert [each.stops for each in rest] == [False]


def test_without_lists_any_code_is_taken():
    assert not problems(an_entry(interventions=("anything",)), known=Known())


def test_places_are_checked_where_they_are_given():
    known = known_codes(TODAY, areas={"X05000001"})
    assert [each.value for each in problems(an_entry(), known=known)] == ["X05000002"]


def test_what_has_ended_is_worth_taking_out():
    ended = an_entry(schedules=(ScheduleEntry(days=("SA",), valid_to=date(2026, 1, 1)),))
    assert [each.field for each in out_of_date(ended, TODAY)] == ["schedules.0.valid_to"]
    assert not out_of_date(an_entry(), TODAY)


def test_an_entry_is_the_same_after_it_was_kept_as_json():
    assert from_json(as_json(an_entry())) == an_entry()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tea & talk", "Tea & talk"),
        ("<p>Tea &amp; <b>talk</b></p><p>Free</p>", "Tea & talk\n\nFree"),
        ("<script>alert(1)</script>Tea", "Tea"),
        ("<img src=x onerror=alert(1)>Tea", "Tea"),
        ("<ul><li>Tea<li>Talk</ul>", "• Tea\n• Talk"),
        ("Ages 5 < 18", "Ages 5 < 18"),
        ("&lt;b&gt;Tea&lt;/b&gt;", "<b>Tea</b>"),
        ("Tea\x07\u202e  talk", "Tea talk"),
        ("<style>p {}</style><svg onload=alert(1)>Tea</svg>", "Tea"),
    ],
)
def test_mark_up_becomes_words(text, words):
    assert plain_text(text) == words
