"""Rows sent as one text: every kind of value comes out as it went in, and nothing passes the fence."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from mainstay.accounts.models import Authority
from mainstay.database import many, scope
from mainstay.directory.actions import rows
from mainstay.directory.models import Provider, ProviderIdentifier, Schedule, Service, Source, SourceRecord
from tests.cast import Cast, assemble

pytestmark = pytest.mark.django_db

WORDS = "Quotes \" and ' and \\ and % and %s,\na new line, café, 🙂, {braces}"


@pytest.fixture
def cast() -> Any:
    people = assemble()
    with scope.of_authority(people.northmoor.pk):
        yield people


def some(authority: Authority, count: int = 3) -> list[Service]:
    provider = Provider(authority=authority, name="Good Neighbours")
    many.add([provider])
    made = [
        Service(authority=authority, provider=provider, name=f"Club {number}", interventions=["I06"])
        for number in range(count)
    ]
    many.add(made, batch=2)
    return made


def listed() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM directory_listing")
        return int(cursor.fetchone()[0])


def test_every_kind_of_value_comes_out_as_it_went_in(cast: Cast):
    [service] = some(cast.northmoor, 1)
    service.description, service.conditions, service.checked_on = WORDS, ["dementia"], dt.date(2026, 3, 31)
    service.languages, service.minimum_age, service.public_id = [], 0, uuid4()
    names = ["description", "conditions", "checked_on", "languages", "minimum_age", "public_id"]
    many.change([service], names)
    held = Service.objects.get(pk=service.pk)
    assert {name: getattr(held, name) for name in names} == {name: getattr(service, name) for name in names}
    time = Schedule(authority=cast.northmoor, service=service, days=["SA", "SU"], opens_at=dt.time(9, 30))
    many.add([time])
    assert Schedule.objects.get() == time
    assert Schedule.objects.get().opens_at == dt.time(9, 30)
    source = Source.objects.create(authority=cast.northmoor, kind="by_hand", name="A list")
    record = SourceRecord(authority=cast.northmoor, source=source, kind="service", known_as="1")
    record.service, record.last_seen_at = service, dt.datetime(2026, 3, 31, 12, tzinfo=dt.UTC)
    record.content = {"words": WORDS, "list": [1, 2.5, None, True, {"deep": []}]}
    many.add([record])
    held_record = SourceRecord.objects.get()
    assert (held_record.content, held_record.last_seen_at) == (record.content, record.last_seen_at)
    assert held_record.first_seen_at is not None


def test_each_row_has_the_id_it_was_given(cast: Cast):
    made = some(cast.northmoor, 5)
    assert {each.pk: each.name for each in made} == dict(Service.objects.values_list("pk", "name"))


def test_what_is_there_already_may_be_left_out(cast: Cast):
    provider = some(cast.northmoor, 1)[0].provider
    told = [
        ProviderIdentifier(authority=cast.northmoor, provider=provider, scheme="GB-CHC", identifier=number)
        for number in ("1", "1", "2")
    ]
    many.add(told, but_those_there=True)
    assert provider.identifiers.count() == 2


def test_nothing_passes_the_fence(cast: Cast):
    other = cast.outsider.authority
    with pytest.raises(DatabaseError), transaction.atomic():
        many.add([Provider(authority=other, name="Not ours")])
    [service] = some(cast.northmoor, 1)
    with scope.of_authority(other.pk):
        service.name = "Taken over"
        many.change([service], ["name"])
    assert Service.objects.get().name == "Club 0"


def test_services_are_listed_once_at_the_end_of_a_block_and_after_it_at_once_again(cast: Cast):
    with rows.listed_once():
        made = some(cast.northmoor)
        assert listed() == 0
    assert listed() == 3
    Service.objects.filter(pk=made[0].pk).update(state="withdrawn")
    assert listed() == 2


def test_a_block_that_ends_in_a_fault_lists_nothing_and_holds_back_nothing_later(cast: Cast):
    def in_vain() -> None:
        with transaction.atomic(), rows.listed_once():
            some(cast.northmoor)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_vain()
    assert listed() == 0
    some(cast.northmoor, 1)
    assert listed() == 1
