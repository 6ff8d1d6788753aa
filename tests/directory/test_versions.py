"""From a draft to what is listed and back: the table of moves, and what publishing writes."""

from dataclasses import replace
from datetime import date, time
from itertools import product

import pytest

from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.directory.actions import listing, publishing, writing
from mainstay.directory.actions.keeping import keep_entries
from mainstay.directory.models import Location, Service, ServiceVersion, Source
from mainstay.directory.queries.entries import as_entry, with_everything
from mainstay.directory.queries.known import known_codes
from mainstay.directory.rules import versions as rules
from mainstay.directory.rules.differences import differences, source_says
from mainstay.directory.rules.entry import CostEntry, LocationEntry, ScheduleEntry, as_json, from_json
from mainstay.places.models import LoadedFile, Postcode
from tests import cast
from tests.cast import Cast
from tests.directory.listed import TODAY, a_provider, a_service, an_entry

STATES = list(rules.MOVES)
ALLOWED = {
    ("draft", "sent"),
    ("draft", "published"),
    ("draft", "dropped"),
    ("sent", "published"),
    ("sent", "sent_back"),
    ("sent", "dropped"),
    ("sent_back", "sent"),
    ("sent_back", "published"),
    ("sent_back", "dropped"),
}


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture(autouse=True)
def in_scope(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        yield


@pytest.fixture
def service(everybody: Cast) -> Service:
    return a_service(everybody.worker)


def listed(service: Service):
    return as_entry(with_everything(Service.objects.filter(pk=service.pk)).get())


def change(service: Service, by, **changed) -> ServiceVersion:
    draft = writing.begin_change(service, by=by)
    return writing.keep_draft(draft, replace(from_json(draft.content), **changed), by=by)


# The table


@pytest.mark.parametrize(("state", "to"), list(product(STATES, STATES)))
def test_a_version_goes_only_where_the_table_says(state, to):
    assert (rules.reasons_against_move(state, to) == []) == ((state, to) in ALLOWED)


def test_the_states_of_the_table_are_those_of_the_model():
    assert set(STATES) == set(ServiceVersion.State.values)
    assert set(rules.STATES) == set(Service.State.values)


@pytest.mark.parametrize(
    ("approves", "owns", "owners_publish", "answer"),
    [
        (True, False, False, True),
        (False, True, False, False),
        (False, True, True, True),
        (False, False, True, False),
    ],
)
def test_who_publishes(approves, owns, owners_publish, answer):
    assert rules.may_publish(approves=approves, owns=owns, owners_publish=owners_publish) == answer


# Publishing


def test_publishing_makes_the_draft_what_is_listed(everybody, service):
    schedules = (
        ScheduleEntry(days=("SU",), opens_at=time(11), closes_at=time(15), location=0, freq="WEEKLY"),
    )
    draft = change(
        service,
        everybody.worker,
        name="Weekend sitting",
        schedules=schedules,
        locations=(LocationEntry(name="Fellside Hall", postcode="XN9 9ZZ"),),
        cost_options=(CostEntry(option="A night", amount_pence=9000),),
    )
    published = publishing.publish(draft, by=everybody.commissioner, today=TODAY)
    now = listed(published)
    assert (now.name, now.schedules, now.checked_on) == ("Weekend sitting", schedules, TODAY)
    assert [each.name for each in now.locations] == ["Fellside Hall"]
    assert [each.amount_pence for each in now.cost_options] == [9000]
    published.refresh_from_db()
    assert (published.pk, published.kept_by, published.checked_by) == (
        service.pk,
        "owner",
        everybody.commissioner,
    )


def test_what_was_listed_before_is_kept_as_the_first_version(everybody, service):
    before = as_json(listed(service))
    publishing.publish(change(service, everybody.worker, name="B"), by=everybody.commissioner, today=TODAY)
    publishing.publish(change(service, everybody.worker, name="C"), by=everybody.commissioner, today=TODAY)
    numbers = dict(service.versions.values_list("number", "content__name"))
    assert numbers == {1: "Saturday sitting", 2: "B", 3: "C"}
    assert service.versions.get(number=1).content == before


def test_a_new_entry_is_listed_with_the_first_number(everybody):
    draft = writing.begin_entry(a_provider(everybody.worker), by=everybody.worker)
    draft = writing.keep_draft(draft, an_entry(capacity="full"), by=everybody.worker)
    service = publishing.publish(draft, by=everybody.commissioner, today=TODAY)
    assert (service.state, service.capacity, service.versions.get().number) == ("listed", "full", 1)
    assert service.versions.get().content["id"] == str(service.public_id)


def test_what_is_the_matter_is_said_all_at_once_and_nothing_is_listed(everybody):
    draft = writing.begin_entry(a_provider(everybody.worker), by=everybody.worker)
    wrong = an_entry(name="", minimum_age=9, maximum_age=3)
    draft = writing.keep_draft(draft, wrong, by=everybody.worker)
    with pytest.raises(publishing.CannotPublish) as refusal:
        publishing.publish(draft, by=everybody.commissioner, today=TODAY)
    assert refusal.value.reasons == [
        "Enter the name of the service.",
        "Enter an oldest age that is not below the youngest.",
    ]
    assert not Service.objects.exists()


def test_a_published_version_is_not_published_again(everybody, service):
    draft = change(service, everybody.worker, name="B")
    publishing.publish(draft, by=everybody.commissioner, today=TODAY)
    with pytest.raises(publishing.CannotPublish, match="has been published"):
        publishing.publish(draft, by=everybody.commissioner, today=TODAY)


def test_room_and_state_stay_as_they_are_today_whatever_a_draft_held(everybody, service):
    draft = change(service, everybody.worker, name="B")
    listing.set_capacity(service, capacity="full", waiting_weeks=6, by=everybody.worker, today=TODAY)
    publishing.publish(draft, by=everybody.commissioner, today=TODAY)
    assert (listed(service).capacity, listed(service).waiting_weeks) == ("full", 6)


def test_a_place_is_found_by_its_postcode_when_it_is_published(everybody, service):
    held = {"file_name": "p.csv", "size_bytes": 1, "sha256": "b" * 64, "dataset": "postcodes", "rows": 1}
    file = LoadedFile.objects.create(
        authority=everybody.northmoor, title="P", reference_on=TODAY, loaded_by=everybody.analyst, **held
    )
    of = {"authority": everybody.northmoor, "file": file, "small_area": "X01000007"}
    Postcode.objects.create(**of, postcode="XN1 1AA", latitude=56.3, longitude=2.1)
    place = LocationEntry(name="Hall", postcode="xn11aa")
    publishing.publish(
        change(service, everybody.worker, locations=(place,), schedules=()),
        by=everybody.commissioner,
        today=TODAY,
    )
    found = listed(service).locations[0]
    assert (found.postcode, found.latitude, found.small_area) == ("XN1 1AA", 56.3, "X01000007")


def test_a_place_that_others_use_too_is_not_changed_for_them(everybody, service):
    row = Location.objects.get(name="Millgate Hall")
    other = a_service(everybody.worker, a_provider(everybody.worker, "Sandlow Memory Café"), locations=())
    other.at_locations.create(authority=everybody.northmoor, location=row)
    moved = tuple(replace(each, name="Moved") for each in listed(service).locations)
    publishing.publish(
        change(service, everybody.worker, locations=moved), by=everybody.commissioner, today=TODAY
    )
    row.refresh_from_db()
    assert row.name == "Millgate Hall"
    assert [each.name for each in listed(service).locations] == ["Moved", "Moved"]


def test_a_source_no_longer_overwrites_what_was_published_here(everybody):
    source = Source.objects.create(authority=everybody.northmoor, kind="open_referral", name="A feed")
    told = an_entry(source_id="s1")
    keep_entries([told], source, by=everybody.analyst)
    service = Service.objects.get()
    publishing.publish(change(service, everybody.worker, name="Ours"), by=everybody.commissioner, today=TODAY)
    keep_entries([replace(told, name="Theirs")], source, by=everybody.analyst)
    service.refresh_from_db()
    assert service.name == "Ours"
    says = source_says(service.records.get().content, listed(service))
    assert [(each.field, each.before, each.after) for each in says] == [("name", "Theirs", "Ours")]


# On the way


def test_a_change_is_sent_sent_back_mended_and_sent_again(everybody, service):
    known = known_codes(TODAY)
    draft = writing.send(change(service, everybody.worker, name="B"), by=everybody.worker, known=known)
    draft = writing.send_back(draft, by=everybody.commissioner, reason="Which hall?")
    assert (draft.state, draft.reason) == ("sent_back", "Which hall?")
    assert writing.send(draft, by=everybody.worker, known=known).state == "sent"


def test_sending_back_needs_a_reason(everybody, service):
    draft = writing.send(
        change(service, everybody.worker, name="B"), by=everybody.worker, known=known_codes(TODAY)
    )
    with pytest.raises(writing.CannotWrite, match="what is to be mended"):
        writing.send_back(draft, by=everybody.commissioner, reason=" ")


def test_what_waits_is_the_writers_again_when_they_write_in_it(everybody, service):
    draft = writing.send(
        change(service, everybody.worker, name="B"), by=everybody.worker, known=known_codes(TODAY)
    )
    assert writing.keep_draft(draft, an_entry(name="C"), by=everybody.worker).state == "draft"


def test_two_who_begin_a_change_write_the_same_one(everybody, service):
    first = writing.begin_change(service, by=everybody.worker)
    assert writing.begin_change(service, by=everybody.commissioner) == first


def test_a_change_given_up_leaves_what_is_listed_and_makes_room_for_another(everybody, service):
    draft = change(service, everybody.worker, name="B")
    writing.drop(draft, by=everybody.worker)
    assert listed(service).name == "Saturday sitting"
    assert writing.begin_change(service, by=everybody.worker) != draft
    with pytest.raises(writing.CannotWrite, match="given up"):
        writing.keep_draft(draft, an_entry(), by=everybody.worker)


def test_an_older_version_comes_back_as_a_new_one(everybody, service):
    publishing.publish(
        change(service, everybody.worker, name="B", phone="1"), by=everybody.commissioner, today=TODAY
    )
    listing.set_capacity(service, capacity="full", waiting_weeks=None, by=everybody.worker, today=TODAY)
    first = service.versions.get(number=1)
    draft = writing.restore(first, by=everybody.worker)
    publishing.publish(draft, by=everybody.commissioner, today=TODAY)
    now = listed(service)
    assert (now.name, now.phone, now.capacity) == ("Saturday sitting", "01632 960118", "full")
    assert sorted(service.versions.values_list("number", flat=True)) == [1, 2, 3]


def test_an_older_version_waits_while_a_change_is_being_written(everybody, service):
    publishing.publish(change(service, everybody.worker, name="B"), by=everybody.commissioner, today=TODAY)
    change(service, everybody.worker, name="C")
    with pytest.raises(writing.CannotWrite, match="is being written"):
        writing.restore(service.versions.get(number=1), by=everybody.worker)


# One press


def test_still_right_starts_the_clock_again(everybody, service):
    listing.still_right(service, by=everybody.worker, today=TODAY)
    service.refresh_from_db()
    assert (service.checked_on, service.checked_by, service.kept_by) == (TODAY, everybody.worker, "source")


def test_room_says_the_day_and_refuses_what_cannot_be(everybody, service):
    listing.set_capacity(service, capacity="waiting", waiting_weeks=8, by=everybody.worker, today=TODAY)
    service.refresh_from_db()
    assert (service.capacity, service.waiting_weeks, service.capacity_on) == ("waiting", 8, TODAY)
    with pytest.raises(listing.CannotChange) as refusal:
        listing.set_capacity(service, capacity="", waiting_weeks=900, by=everybody.worker, today=TODAY)
    assert len(refusal.value.reasons) == 2


def test_pausing_keeps_the_reason_as_a_version(everybody, service):
    listing.set_state(service, to="paused", reason="Hall is closed.", by=everybody.commissioner)
    newest = service.versions.order_by("-number")[0]
    assert (newest.number, newest.note, newest.content["state"]) == (2, "Hall is closed.", "paused")
    service.refresh_from_db()
    assert (service.state, service.kept_by) == ("paused", "owner")
    listing.set_state(service, to="listed", reason="Open again.", by=everybody.commissioner)
    assert Service.objects.get(pk=service.pk).state == "listed"


def test_only_whoever_approves_lists_again_what_was_taken_out(everybody, service):
    listing.set_state(service, to="withdrawn", reason="Ended.", by=everybody.commissioner)
    assert not may(everybody.provider, Permission.APPROVE_ENTRIES)
    with pytest.raises(listing.CannotChange, match="Ask your authority"):
        listing.set_state(service, to="listed", reason="No.", by=everybody.provider)


def test_every_reason_against_a_state_is_given_at_once():
    reasons = rules.reasons_against_state("listed", "listed", reason="", merged=True, approves=True)
    assert len(reasons) == 3


# Differences


def test_versions_are_compared_field_by_field():
    other = an_entry(
        phone="1", languages=("pl", "en"), checked_on=date(2026, 1, 1), locations=an_entry().locations[:1]
    )
    assert [each.field for each in differences(an_entry(), other)] == ["phone", "checked_on", "locations"]


def test_every_week_and_every_one_week_are_the_same():
    weekly = an_entry(schedules=(replace(an_entry().schedules[0], interval=None),))
    assert not differences(an_entry(), weekly)


def test_a_sources_own_words_are_compared_where_they_can_be():
    told = {"name": "Sitting", "url": "https://a.example", "email": None, "odd": [1]}
    says = source_says(told, an_entry(website="https://b.example"))
    assert [(each.field, each.before) for each in says] == [
        ("name", "Sitting"),
        ("website", "https://a.example"),
    ]
