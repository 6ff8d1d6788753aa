"""Listing what a source tells: known again, changed in place, withdrawn, left to its owner."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.directory.actions import Kept, keep_entries
from mainstay.directory.actions.listing import set_capacity, still_right
from mainstay.directory.models import Location, Provider, Schedule, Service, Source, SourceRecord
from mainstay.directory.rules.entry import (
    Identifier,
    LocationEntry,
    ProviderEntry,
    ScheduleEntry,
    ServiceEntry,
    as_json,
    from_json,
)
from tests.cast import Cast, assemble

pytestmark = pytest.mark.django_db

HALL = LocationEntry(name="Village hall", source_id="hall", postcode="XN1 1AA", latitude=56.0, longitude=2.0)
CLUB = ServiceEntry(
    name="Saturday club",
    source_id="club",
    provider=ProviderEntry(name="Good Neighbours", identifiers=(Identifier("GB-CHC", "9990001"),)),
    interventions=("I06",),
    locations=(HALL,),
    schedules=(ScheduleEntry(days=("SA",), location=0),),
)
LUNCH = replace(CLUB, name="Lunch", source_id="lunch", schedules=(ScheduleEntry(days=("TU",)),))


@pytest.fixture
def cast() -> Any:
    people = assemble()
    with scope.of_authority(people.northmoor.pk):
        yield people


def source(cast: Cast, name: str = "A list") -> Source:
    return Source.objects.get_or_create(authority=cast.northmoor, kind="by_hand", name=name)[0]


def keep(cast: Cast, *entries: ServiceEntry, name: str = "A list", whole: bool = True) -> Kept:
    return keep_entries(entries, source(cast, name), by=Operator(), whole=whole)


def test_an_entry_becomes_a_service_with_all_that_hangs_from_it(cast: Cast):
    assert keep(cast, CLUB) == Kept(added=1)
    club = Service.objects.get()
    assert (club.name, club.provider.name, club.interventions) == (
        "Saturday club",
        "Good Neighbours",
        ["I06"],
    )
    assert club.provider.identifiers.get().identifier == "9990001"
    schedule = Schedule.objects.get()
    assert schedule.days == ["SA"]
    assert schedule.at is not None
    assert schedule.at.location.name == "Village hall"


def test_a_place_that_two_services_share_is_kept_once(cast: Cast):
    keep(cast, CLUB, LUNCH)
    assert Location.objects.count() == Provider.objects.count() == 1
    assert Service.objects.count() == 2


def test_a_second_reading_doubles_nothing_and_keeps_every_id(cast: Cast):
    keep(cast, CLUB, LUNCH)
    before = sorted(Service.objects.values_list("pk", "public_id"))
    assert keep(cast, CLUB, LUNCH) == Kept(changed=2)
    assert sorted(Service.objects.values_list("pk", "public_id")) == before
    assert Schedule.objects.count() == 2
    assert SourceRecord.objects.count() == 4  # two services, their provider, their place


def test_what_the_source_changed_is_changed(cast: Cast):
    keep(cast, CLUB)
    keep(cast, replace(CLUB, name="Sunday club", schedules=(ScheduleEntry(days=("SU",)),)))
    assert Service.objects.get().name == "Sunday club"
    assert Schedule.objects.get().days == ["SU"]


def test_what_a_whole_reading_no_longer_tells_of_is_withdrawn_and_comes_back_when_it_does(cast: Cast):
    keep(cast, CLUB, LUNCH)
    assert keep(cast, CLUB).gone == 1
    assert Service.objects.get(name="Lunch").state == "withdrawn"
    assert keep(cast, CLUB).gone == 0
    keep(cast, CLUB, LUNCH)
    assert Service.objects.get(name="Lunch").state == "listed"


def test_a_part_of_a_source_withdraws_nothing(cast: Cast):
    keep(cast, CLUB, LUNCH)
    assert keep(cast, CLUB, whole=False).gone == 0


def test_what_its_owner_keeps_is_left_alone_and_the_sources_words_are_kept_beside_it(cast: Cast):
    keep(cast, CLUB)
    Service.objects.update(kept_by="owner", name="The owner's name")
    assert keep(cast, replace(CLUB, name="The source's name")) == Kept(left_to_owner=1)
    assert Service.objects.get().name == "The owner's name"
    assert SourceRecord.objects.get(kind="service").content["name"] == "The source's name"
    assert keep(cast).gone == 0
    assert Service.objects.get().state == "listed"


def test_two_sources_that_tell_of_one_id_each_keep_an_entry(cast: Cast):
    one = replace(CLUB, id=uuid4())
    keep(cast, one)
    keep(cast, replace(one, name="The same, told otherwise"), name="Another list")
    assert {each.name for each in Service.objects.all()} == {"Saturday club", "The same, told otherwise"}
    assert Service.objects.filter(public_id=one.id).count() == 1


def test_an_entry_goes_into_json_and_back_without_loss():
    whole = replace(CLUB, id=uuid4(), funding_ends_on=None, provider=replace(CLUB.provider, id=uuid4()))
    assert from_json(as_json(whole)) == whole


def test_another_authority_sees_nothing_of_it(cast: Cast):
    keep(cast, CLUB)
    with scope.of_authority(cast.outsider.authority_id):
        assert not Service.objects.exists()
        assert not Source.objects.exists()
        scope.show_listed()
        assert [each.name for each in Service.objects.all()] == ["Saturday club"]
        assert not Source.objects.exists()
        assert not SourceRecord.objects.exists()
        Service.objects.update(name="Taken over")
        assert Service.objects.get().name == "Saturday club"


def test_what_is_withdrawn_is_not_shown_in_public(cast: Cast):
    keep(cast, CLUB)
    Service.objects.update(state="withdrawn")
    with scope.of_authority(cast.outsider.authority_id):
        scope.show_listed()
        assert not Service.objects.exists()
        assert not Schedule.objects.exists()


MAY, JUNE, JULY = date(2025, 5, 1), date(2025, 6, 1), date(2025, 7, 1)


def pressed_in_june(cast: Cast) -> None:
    """Somebody said that the club is still right and that there is a wait, though its source keeps it."""
    club = Service.objects.get()
    still_right(club, by=cast.commissioner, today=JUNE)
    set_capacity(club, capacity="waiting", waiting_weeks=3, by=cast.commissioner, today=JUNE)


def test_a_reading_of_older_words_undoes_no_later_press(cast: Cast):
    told = replace(CLUB, capacity="taking", capacity_on=MAY, checked_on=MAY)
    keep(cast, told)
    pressed_in_june(cast)
    keep(cast, replace(told, name="Sunday club"))
    club = Service.objects.get()
    assert (club.name, club.checked_on, club.checked_by) == ("Sunday club", JUNE, cast.commissioner)
    assert (club.capacity, club.waiting_weeks, club.capacity_on) == ("waiting", 3, JUNE)


def test_a_source_that_says_no_day_undoes_no_press(cast: Cast):
    keep(cast, CLUB)
    pressed_in_june(cast)
    keep(cast, replace(CLUB, name="Sunday club", capacity="taking"))
    club = Service.objects.get()
    assert (club.name, club.capacity, club.checked_on) == ("Sunday club", "waiting", JUNE)


def test_what_a_source_says_later_counts_again(cast: Cast):
    keep(cast, CLUB)
    pressed_in_june(cast)
    keep(cast, replace(CLUB, capacity="taking", capacity_on=JULY, checked_on=JULY))
    club = Service.objects.get()
    assert (club.capacity, club.waiting_weeks, club.capacity_on) == ("taking", None, JULY)
    assert (club.checked_on, club.checked_by) == (JULY, None)


def test_a_source_may_take_back_the_day_that_it_gave_itself(cast: Cast):
    keep(cast, replace(CLUB, checked_on=JULY, capacity="taking", capacity_on=date(2099, 1, 1)))
    keep(cast, replace(CLUB, checked_on=MAY, capacity="waiting", capacity_on=MAY))
    club = Service.objects.get()
    assert (club.checked_on, club.capacity, club.capacity_on) == (MAY, "waiting", MAY)
