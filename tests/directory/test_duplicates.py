"""Two entries that are one: found, compared, merged without losing either's identity, and made two again."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from mainstay.database import scope
from mainstay.directory.actions import duplicates, merging
from mainstay.directory.actions.keeping import keep_entries
from mainstay.directory.models import (
    FormerId,
    LikelyDuplicate,
    Location,
    Provider,
    ProviderIdentifier,
    Service,
    Source,
    SourceRecord,
)
from mainstay.directory.queries import provider_standing_for, standing_for
from mainstay.directory.rules.entry import (
    CostEntry,
    Identifier,
    LocationEntry,
    ProviderEntry,
    ScheduleEntry,
    ServiceEntry,
)
from tests import cast
from tests.cast import Cast
from tests.directory.listed import an_organisation

TODAY = date(2026, 11, 22)
KEPT, OTHER, BOTH = "kept", "other", "both"


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def inside(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        yield


def a_source(everybody: Cast, name: str, kind: str = "register") -> Source:
    return Source.objects.create(authority=everybody.northmoor, kind=kind, name=name)


def told(source_id: str, **changed) -> ServiceEntry:
    """Return a service as one source tells of it, one thing changed."""
    ordinary = ServiceEntry(
        name="Seaview Short Breaks",
        source_id=source_id,
        provider=ProviderEntry(name="Harbourlight Care Limited", phone="01632 960118"),
        description="A home for short stays.",
        phone="01632 960118",
        interventions=("I06",),
        areas=("X05000001",),
        locations=(LocationEntry(name="Seaview", postcode="XN1 1AA"),),
    )
    return replace(ordinary, **changed)


@pytest.fixture
def two_sources(inside, everybody):
    """A register and a feed that tell of the same service, each in its own words."""
    register, feed = a_source(everybody, "The register"), a_source(everybody, "The feed", "open_referral")
    keep_entries([told("CS1")], register, by=everybody.analyst)
    keep_entries(
        [
            told(
                "feed-7",
                name="Seaview: short breaks",
                provider=ProviderEntry(
                    name="Harbourlight Care Ltd", identifiers=(Identifier("GB-CHC", "123456"),)
                ),
                description="Stay a weekend by the sea.",
                phone="0800 1",
                interventions=("I06", "I15"),
                schedules=(ScheduleEntry(days=("SA",), location=0),),
                cost_options=(CostEntry(option="A night", amount_pence=9000),),
            )
        ],
        feed,
        by=everybody.analyst,
    )
    duplicates.find_duplicates(everybody.northmoor, by=everybody.analyst, today=TODAY)
    return register, feed


def pair_of(kind: str) -> LikelyDuplicate:
    return LikelyDuplicate.objects.get(**{f"one_{kind}__isnull": False})


def merged(
    everybody: Cast, kind: str = "service", *, keep_other: bool = False, **chosen: str
) -> LikelyDuplicate:
    return merging.merge(pair_of(kind), keep_other=keep_other, chosen=chosen, by=everybody.commissioner)


# Finding


def test_the_same_service_from_two_sources_is_found_with_reasons(two_sources):
    pair = pair_of("service")
    assert pair.score > 0.8
    assert "Both are at XN1 1AA." in pair.reasons
    assert (
        pair_of("provider").reasons[0] == "Their names are the same but for legal form, marks and capitals."
    )


def test_looking_again_finds_nothing_twice_and_drops_what_is_no_longer_alike(two_sources, everybody):
    again = duplicates.find_duplicates(everybody.northmoor, by=everybody.analyst, today=TODAY)
    assert (again.new, again.waiting) == (0, 2)
    Service.objects.filter(name="Seaview Short Breaks").update(name="Hilltop Lunch Club")
    again = duplicates.find_duplicates(everybody.northmoor, by=everybody.analyst, today=TODAY)
    assert again.waiting == 1


def test_what_was_said_to_be_different_is_not_asked_again(two_sources, everybody):
    merging.say_different(pair_of("service"), by=everybody.commissioner)
    again = duplicates.find_duplicates(everybody.northmoor, by=everybody.analyst, today=TODAY)
    assert (again.new, again.waiting) == (0, 1)
    assert pair_of("service").state == "different"
    merging.decide_again(pair_of("service"), by=everybody.commissioner)
    assert pair_of("service").state == "waiting"


def test_another_authoritys_entries_are_not_compared(two_sources, everybody):
    other = everybody.outsider.authority
    with scope.of_authority(other.pk):
        found = duplicates.find_duplicates(other, by=everybody.outsider, today=TODAY)
        assert (found.new, found.compared) == (0, 0)
        assert not LikelyDuplicate.objects.exists()


# Merging


def test_the_kept_entry_gets_what_was_chosen_and_the_other_is_withdrawn(two_sources, everybody):
    merged(everybody, description=OTHER, interventions=BOTH)
    kept, other = Service.objects.order_by("pk")
    assert (kept.name, kept.description) == ("Seaview Short Breaks", "Stay a weekend by the sea.")
    assert kept.interventions == ["I06", "I15"]
    assert (kept.state, other.state, other.merged_into) == ("listed", "withdrawn", kept)
    assert other.description == "Stay a weekend by the sea."


def test_neither_source_loses_its_identity(two_sources, everybody):
    merged(everybody)
    kept = Service.objects.get(state="listed")
    records = SourceRecord.objects.filter(service=kept).values_list("source__name", "known_as")
    assert set(records) == {("The register", "CS1"), ("The feed", "feed-7")}
    assert not SourceRecord.objects.filter(kind="service").exclude(service=kept).exists()


def test_the_old_public_id_leads_to_the_kept_entry_also_for_the_public(two_sources, everybody):
    kept, other = Service.objects.order_by("pk")
    merged(everybody)
    assert standing_for(other.public_id) == kept
    assert standing_for(kept.public_id) == kept
    assert standing_for(uuid4()) is None
    scope.enter_authority(None)
    scope.show_listed()
    assert standing_for(other.public_id) == kept
    assert not Service.objects.filter(pk=other.pk).exists()
    scope.show_listed(shown=False)
    scope.enter_authority(everybody.northmoor.pk)


def test_an_id_leads_through_a_chain_of_merges_and_not_round_in_circles(inside, everybody):
    provider = Provider.objects.create(authority=everybody.northmoor, name="P")
    three = [
        Service.objects.create(authority=everybody.northmoor, provider=provider, name=f"Hut {letter}")
        for letter in "abc"
    ]
    for gone, kept in ((0, 1), (1, 2)):
        one, two = sorted([three[gone], three[kept]], key=lambda each: each.pk)
        pair = LikelyDuplicate.objects.create(
            authority=everybody.northmoor, one_service=one, other_service=two, score=1, reasons=[]
        )
        merging.merge(pair, keep_other=two == three[kept], chosen={}, by=everybody.commissioner)
    assert standing_for(three[0].public_id) == three[2]
    FormerId.objects.create(
        authority=everybody.northmoor, kind="service", former=(lost := uuid4()), now=(loop := uuid4())
    )
    FormerId.objects.create(authority=everybody.northmoor, kind="service", former=loop, now=lost)
    assert standing_for(lost) is None


def test_places_and_times_of_the_other_are_taken_and_given_back(two_sources, everybody):
    kept, other = Service.objects.order_by("pk")
    before = whereabouts(kept), whereabouts(other)
    pair = merged(everybody, whereabouts=OTHER, prices=BOTH)
    assert [each.days for each in kept.schedules.all()] == [["SA"]]
    assert [each.amount_pence for each in kept.cost_options.all()] == [9000]
    time = kept.schedules.get()
    assert time.at is not None
    assert time.at.service == kept
    merging.decide_again(pair, by=everybody.commissioner)
    assert (whereabouts(kept), whereabouts(other)) == before


def whereabouts(service: Service):
    service = Service.objects.get(pk=service.pk)
    return (
        sorted(service.at_locations.values_list("pk", "location")),
        sorted(service.schedules.values_list("pk", "at")),
        sorted(service.cost_options.values_list("pk", flat=True)),
    )


def test_both_places_are_kept_where_both_are_chosen(two_sources, everybody):
    kept, other = Service.objects.order_by("pk")
    hut = Location.objects.create(authority=everybody.northmoor, name="The hut")
    other.at_locations.create(authority=everybody.northmoor, location=hut)
    merged(everybody, whereabouts=BOTH)
    assert kept.at_locations.count() == 2


def test_undoing_a_merge_puts_everything_back(two_sources, everybody):
    before = list(Service.objects.order_by("pk").values())
    records = list(SourceRecord.objects.order_by("pk").values("pk", "service", "provider"))
    pair = merged(everybody, keep_other=True, name=OTHER, description=OTHER, areas=BOTH, checked_on=OTHER)
    merging.decide_again(pair, by=everybody.commissioner)
    assert list(Service.objects.order_by("pk").values()) == before
    assert list(SourceRecord.objects.order_by("pk").values("pk", "service", "provider")) == records
    assert not FormerId.objects.exists()
    assert pair_of("service").state == "waiting"


def test_an_earlier_merge_is_taken_back_after_the_later_one(inside, everybody):
    provider = Provider.objects.create(authority=everybody.northmoor, name="P")
    a, b, c = (
        Service.objects.create(authority=everybody.northmoor, provider=provider, name=letter)
        for letter in "abc"
    )
    of = {"authority": everybody.northmoor, "score": 1, "reasons": []}
    first = LikelyDuplicate.objects.create(**of, one_service=a, other_service=b)
    second = LikelyDuplicate.objects.create(**of, one_service=b, other_service=c)
    first = merging.merge(first, keep_other=True, chosen={}, by=everybody.commissioner)
    second = merging.merge(second, keep_other=True, chosen={}, by=everybody.commissioner)
    with pytest.raises(merging.CannotMerge) as refusal:
        merging.decide_again(first, by=everybody.commissioner)
    assert refusal.value.reasons == ["b was merged in its turn. Take that back first."]
    merging.decide_again(second, by=everybody.commissioner)
    merging.decide_again(first, by=everybody.commissioner)
    assert Service.objects.filter(merged_into=None).count() == 3


# Sources afterwards


def test_each_source_goes_on_writing_only_what_was_chosen_from_it(two_sources, everybody):
    register, feed = two_sources
    merged(everybody, description=OTHER, phone=KEPT, interventions=BOTH)
    keep_entries(
        [told("CS1", name="Seaview", description="Register's", phone="01632 960119", interventions=("I24",))],
        register,
        by=everybody.analyst,
    )
    keep_entries(
        [told("feed-7", name="Feed's", description="Feed's new words", phone="0800 2")],
        feed,
        by=everybody.analyst,
    )
    kept = Service.objects.get(state="listed")
    assert (kept.name, kept.description, kept.phone) == ("Seaview", "Feed's new words", "01632 960119")
    assert kept.interventions == ["I06", "I15"]  # a person put these together
    assert Service.objects.count() == 2


def test_a_merged_entry_stays_while_any_of_its_sources_tells_of_it(two_sources, everybody):
    register, feed = two_sources
    merged(everybody)
    keep_entries([], register, by=everybody.analyst)
    assert Service.objects.get(merged_into=None).state == "listed"
    keep_entries([], feed, by=everybody.analyst)
    assert Service.objects.get(merged_into=None).state == "withdrawn"


def test_what_was_put_together_stays_whole_when_a_source_is_read_again(two_sources, everybody):
    register, _ = two_sources
    merged(everybody, whereabouts=OTHER, prices=OTHER)
    keep_entries([told("CS1")], register, by=everybody.analyst)
    kept = Service.objects.get(state="listed")
    assert [each.days for each in kept.schedules.all()] == [["SA"]]
    assert kept.cost_options.count() == 1


# Owners


def test_an_owners_words_are_not_given_up_unless_the_owner_agrees(two_sources, everybody):
    other = Service.objects.order_by("pk")[1]
    Service.objects.filter(pk=other.pk).update(kept_by="owner")
    with pytest.raises(merging.CannotMerge) as refusal:
        merged(everybody)
    assert refusal.value.reasons == [
        "Seaview: short breaks is kept by its owner. Keep that entry, or ask its owner and tick that they agree."
    ]
    with pytest.raises(merging.CannotMerge):
        merged(everybody, keep_other=True, description=OTHER)
    merged(everybody, keep_other=True)
    assert Service.objects.get(state="listed") == other


def test_an_owner_who_agrees_lets_the_other_words_count(two_sources, everybody):
    other = Service.objects.order_by("pk")[1]
    Service.objects.filter(pk=other.pk).update(kept_by="owner")
    merging.merge(
        pair_of("service"), keep_other=False, chosen={}, by=everybody.commissioner, owner_agrees=True
    )
    assert Service.objects.get(state="listed") != other


def test_two_owners_are_not_made_one(two_sources, everybody):
    for provider, name in zip(Provider.objects.all(), ("One", "Two"), strict=True):
        Provider.objects.filter(pk=provider.pk).update(organisation=an_organisation(everybody.worker, name))
    with pytest.raises(merging.CannotMerge) as refusal:
        merged(everybody, "provider")
    assert refusal.value.reasons == ["Two organisations keep these entries. End one of their claims first."]


# Providers


def test_providers_become_one_with_both_numbers_and_all_services_and_two_again(two_sources, everybody):
    kept, other = Provider.objects.order_by("pk")
    before = list(Provider.objects.order_by("pk").values())
    pair = merged(everybody, "provider", phone=KEPT)
    assert set(Service.objects.values_list("provider", flat=True)) == {kept.pk}
    assert [each.identifier for each in kept.identifiers.all()] == ["123456"]
    assert provider_standing_for(other.public_id) == kept
    assert SourceRecord.objects.filter(kind="provider", provider=kept).count() == 2
    merging.decide_again(pair, by=everybody.commissioner)
    assert list(Provider.objects.order_by("pk").values()) == before
    assert [each.services.count() for each in (kept, other)] == [1, 1]
    assert ProviderIdentifier.objects.get().provider == other


def test_a_source_that_tells_of_a_merged_provider_makes_no_other(two_sources, everybody):
    _, feed = two_sources
    merged(everybody, "provider")
    again = ProviderEntry(name="Harbourlight Care Ltd")
    keep_entries([told("feed-8", name="Hilltop club", provider=again)], feed, by=everybody.analyst)
    assert Provider.objects.count() == 2
    assert Service.objects.get(name="Hilltop club").provider == Provider.objects.get(merged_into=None)


# Refusals


def test_every_reason_is_given_at_once(two_sources, everybody):
    Service.objects.order_by("pk").last().delete()
    assert not LikelyDuplicate.objects.filter(one_service__isnull=False).exists()
    with pytest.raises(merging.CannotMerge) as refusal:
        merged(everybody, "provider", name=BOTH, colour=OTHER)
    assert refusal.value.reasons == ["Choose one of the two for colour.", "Choose one of the two for name."]


def test_a_pair_is_merged_once(two_sources, everybody):
    pair = merged(everybody)
    with pytest.raises(merging.CannotMerge) as refusal:
        merging.merge(pair, keep_other=True, chosen={}, by=everybody.commissioner)
    assert "This pair was decided already." in refusal.value.reasons
