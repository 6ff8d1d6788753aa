"""What a search finds, and in which order; once by the list, once more by a slow twin."""

import random
from dataclasses import replace
from datetime import date, time

import pytest

from mainstay import policy
from mainstay.database import scope
from mainstay.directory.models import Location, Provider, Schedule, Service, ServiceAtLocation
from mainstay.directory.queries.finder.meant import _plain_words
from mainstay.directory.rules.asked import Asked
from mainstay.directory.rules.entry import LocationEntry, ProviderEntry, ScheduleEntry, ServiceEntry
from mainstay.directory.rules.near import near
from tests.cast import Cast, assemble
from tests.directory.a_finder import HARBOUR, TODAY, Twin, entry, found, listed, open_on, place

HERE = near(*HARBOUR, area="X05000001")
FAR = 50_000.0
WARD, AUTHORITY, NATION = "X05000001", "X06000001", "S92000003"
CODES = (WARD, AUTHORITY, NATION)


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


@pytest.mark.parametrize("words", ["café", "cafe", "CAFÉ", "cafe\u0301s"])
@pytest.mark.parametrize("written", ["A café for carers", "A cafe for carers", "A cafe\u0301 for carers"])
def test_an_accent_makes_no_difference(cast: Cast, words: str, written: str):
    listed(cast.northmoor, entry("Tuesdays", description=written), entry("Walks"))
    assert found(Asked(words=words, near=HERE, metres=FAR))[0] == ["Tuesdays"]


@pytest.mark.parametrize("words", ["dementia cafe", "dementia café"])
def test_an_accent_makes_no_difference_to_what_carers_call_it(cast: Cast, words: str):
    listed(
        cast.northmoor, entry("Tuesdays", interventions=("I09",), conditions=("dementia",)), entry("Walks")
    )
    assert found(Asked(words=words, near=HERE, metres=FAR))[0] == ["Tuesdays"]


def test_the_nearest_comes_first(cast: Cast):
    listed(
        cast.northmoor,
        entry("Far", locations=(place(9),)),
        entry("Near", locations=(place(1),)),
        entry("Beyond", locations=(place(60),)),
    )
    assert found(Asked(near=HERE, metres=FAR)) == (["Near", "Far"], [])


def test_a_service_with_several_places_appears_once_at_its_nearest(cast: Cast):
    listed(
        cast.northmoor,
        entry("Twice", locations=(place(9, "Far hall"), place(1, "Near hall"))),
        entry("Between", locations=(place(3),)),
    )
    assert found(Asked(near=HERE, metres=FAR)) == (["Twice", "Between"], [])


def test_of_services_in_one_building_the_better_fit_comes_first(cast: Cast):
    listed(
        cast.northmoor,
        entry("Afternoons", description="A sitting service"),
        entry("Sitting service"),
    )
    assert found(Asked(words="sitting", near=HERE, metres=FAR))[0] == ["Sitting service", "Afternoons"]


def test_what_covers_a_nation_is_in_a_group_of_its_own_and_never_near(cast: Cast):
    listed(
        cast.northmoor,
        entry("Helpline", locations=(), areas=(NATION,), ways=("phone",)),
        entry("Office and helpline", areas=(NATION,), ways=("phone",)),
        entry("Elsewhere", locations=(), areas=("E92000001",), ways=("phone",)),
    )
    assert found(Asked(near=HERE, metres=FAR), CODES) == ([], ["Helpline", "Office and helpline"])


def test_what_comes_home_is_found_by_its_area_and_not_by_its_office(cast: Cast):
    listed(cast.northmoor, entry("Sitters", locations=(place(40),), areas=(WARD,), ways=("at_home",)))
    assert found(Asked(near=HERE, metres=1000), CODES) == ([], ["Sitters"])


def test_a_place_that_serves_the_area_but_is_too_far_is_not_found(cast: Cast):
    listed(cast.northmoor, entry("Club", locations=(place(40),), areas=(AUTHORITY,), ways=("visit",)))
    assert found(Asked(near=HERE, metres=1000), CODES) == ([], [])


def test_an_entry_that_does_not_say_where_counts_for_the_area_of_who_lists_it(cast: Cast):
    listed(cast.northmoor, entry("Somewhere", locations=()))
    assert found(Asked(near=HERE, metres=1000), CODES) == ([], ["Somewhere"])


@pytest.mark.parametrize(
    "words", ["sitting", "sit", "time for yourself", "respite", "Dementia café", "memory"]
)
def test_what_carers_call_it_finds_it(cast: Cast, words: str):
    listed(
        cast.northmoor,
        entry("Saturdays", interventions=("I06", "I09"), conditions=("dementia",)),
        entry("Forms", interventions=("I12",)),
    )
    assert found(Asked(words=words))[0] == ["Saturdays"]


def test_words_that_say_nothing_are_passed_over(cast: Cast):
    listed(cast.northmoor, entry("Sitting service"))
    assert found(Asked(words="is there any sitting for me?"))[0] == ["Sitting service"]


def test_the_name_of_the_provider_and_of_the_place_find_it_too(cast: Cast):
    listed(cast.northmoor, entry("Lunch", locations=(place(0, "Jubilee Hall", town="Kirkby"),)))
    assert found(Asked(words="jubilee kirkby moor"))[0] == ["Lunch"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Asked(day="SA"), ["Saturday"]),
        (Asked(day="SA", part="morning"), ["Saturday"]),
        (Asked(day="SA", part="afternoon"), ["Saturday"]),
        (Asked(day="SA", part="evening"), []),
        (Asked(day="SU", part="night"), []),
        (Asked(part="night"), ["Nights"]),
        (Asked(day="FR", part="night"), ["Nights"]),
    ],
)
def test_a_day_and_a_part_of_it(cast: Cast, asked: Asked, names: list[str]):
    listed(
        cast.northmoor,
        entry("Saturday", schedules=(open_on("SA", opens="10:00", closes="13:00"),)),
        entry("Nights", schedules=(open_on("FR", opens="23:00", closes="23:59"),)),
        entry("Nobody said"),
    )
    assert found(asked)[0] == names


def test_friday_night_runs_into_saturday_morning(cast: Cast):
    listed(cast.northmoor, entry("Early", schedules=(open_on("SA", opens="02:00", closes="05:00"),)))
    assert found(Asked(day="FR", part="night"))[0] == ["Early"]
    assert found(Asked(day="SA", part="night"))[0] == []


def test_times_that_are_over_do_not_count(cast: Cast):
    listed(
        cast.northmoor,
        entry("Summer", schedules=(open_on("SA", valid_to=date(2026, 8, 31)),)),
        entry("From Friday", schedules=(open_on("SA", valid_from=date(2026, 11, 20)),)),
        entry(
            "One day",
            schedules=(ScheduleEntry(starts_on=date(2026, 11, 21), opens_at=time(10), closes_at=time(12)),),
        ),
    )
    assert found(Asked(day="SA"))[0] == ["From Friday", "One day"]


def test_the_times_of_another_place_do_not_count_here(cast: Cast):
    twice = entry(
        "Twice",
        locations=(place(1, "Near"), place(9, "Far")),
        schedules=(replace(open_on("SA"), location=1), replace(open_on("MO"), location=0)),
    )
    listed(cast.northmoor, twice)
    assert found(Asked(near=HERE, metres=5000, day="MO"))[0] == ["Twice"]
    assert found(Asked(near=HERE, metres=5000, day="SA"))[0] == []
    assert found(Asked(near=HERE, metres=20_000, day="SA"))[0] == ["Twice"]


def test_the_list_follows_every_change_of_an_entry(cast: Cast):
    service = listed(cast.northmoor, entry("Lunch club", schedules=(open_on("SA"),)))["Lunch club"]
    with scope.of_authority(cast.northmoor.pk):
        Provider.objects.update(name="Heron Trust")
        Location.objects.update(latitude=HARBOUR[0] + 0.2)
        Service.objects.filter(pk=service.pk).update(name="Supper club")
    assert found(Asked(words="heron supper"))[0] == ["Supper club"]
    assert found(Asked(words="lunch"))[0] == []
    assert found(Asked(near=HERE, metres=10_000))[0] == []
    with scope.of_authority(cast.northmoor.pk):
        Schedule.objects.all().delete()
    assert found(Asked(day="SA"))[0] == []
    with scope.of_authority(cast.northmoor.pk):
        ServiceAtLocation.objects.all().delete()
    assert found(Asked(near=HERE, metres=FAR), CODES) == ([], ["Supper club"])
    with scope.of_authority(cast.northmoor.pk):
        Service.objects.all().delete()
    assert found(Asked())[0] == []


@pytest.mark.parametrize("state", ["paused", "withdrawn"])
def test_what_is_not_listed_is_not_found(cast: Cast, state: str):
    listed(cast.northmoor, entry("Gone"))
    with scope.of_authority(cast.northmoor.pk):
        Service.objects.update(state=state)
    assert found(Asked())[0] == []
    assert found(Asked(near=HERE, metres=FAR), CODES) == ([], [])


def test_services_of_every_authority_are_found(cast: Cast):
    listed(cast.northmoor, entry("Ours"))
    listed(cast.outsider.authority, entry("Theirs"))
    assert sorted(found(Asked())[0]) == ["Ours", "Theirs"]


VOCABULARY = {
    "walk": "walk", "walking": "walk", "walks": "walk", "quilt": "quilt", "quilting": "quilt", "lunch": "lunch",
    "lunches": "lunch", "heron": "heron", "herons": "heron", "kettle": "kettl", "piano": "piano",
}  # fmt: skip


def random_entry(dice: random.Random, number: int) -> ServiceEntry:
    words = [dice.choice([*VOCABULARY]) for _ in range(dice.randint(0, 3))]
    spots = tuple(
        LocationEntry(
            name=f"Hall{number}{at}",
            source_id=f"{number}-{at}",
            latitude=HARBOUR[0] + dice.uniform(-0.3, 0.3) if dice.random() < 0.9 else None,
            longitude=HARBOUR[1] + dice.uniform(-0.4, 0.4),
        )
        for at in range(dice.choice((0, 1, 1, 1, 2)))
    )
    spots = tuple(each if each.latitude is not None else replace(each, longitude=None) for each in spots)
    times = tuple(
        ScheduleEntry(
            days=(dice.choice(("MO", "WE", "SA", "SU")),),
            opens_at=time(start := dice.randint(0, 21)),
            closes_at=time(start + dice.randint(1, 2)),
            location=dice.choice((None, *range(len(spots)))),
            freq="WEEKLY",
        )
        for _ in range(dice.randint(0, 2))
    )
    return ServiceEntry(
        name=f"Number{number} {dice.choice([*VOCABULARY])}",
        provider=ProviderEntry(name=dice.choice(("Acorn", "Heron Trust"))),
        source_id=str(number),
        description=" ".join(words),
        interventions=tuple(dice.sample(("I06", "I09", "I12"), dice.randint(0, 2))),
        conditions=tuple(dice.sample(("dementia", "stroke"), dice.choice((0, 0, 1)))),
        languages=tuple(dice.sample(("en", "pl"), dice.randint(0, 2))),
        cost=dice.choice(("free", "donation", "charge", "")),
        with_person=dice.choice(("without", "together", "person", "either", "")),
        capacity=dice.choice(("taking", "full", "")),
        ways=tuple(dice.sample(("visit", "at_home", "phone", "outing"), dice.choice((0, 1, 1, 2)))),
        areas=tuple(dice.sample((WARD, AUTHORITY, NATION, "X05000009"), dice.choice((0, 0, 1, 2)))),
        state=dice.choice(("listed", "listed", "listed", "paused")),
        locations=spots,
        schedules=times,
    )


def random_search(dice: random.Random) -> Asked:
    def maybe(*values: object, empty: object = "") -> object:
        return dice.choice(values) if dice.random() < 0.25 else empty

    return Asked(
        words=" ".join(dice.sample([*VOCABULARY], dice.choice((0, 0, 1, 1, 2)))),
        near=HERE,
        metres=dice.choice((3000, 10_000, 25_000)),
        helps=tuple(filter(None, [maybe("time_for_yourself", "money")])),  # type: ignore[arg-type]
        day=maybe("MO", "SA", "SU"),  # type: ignore[arg-type]
        part=maybe("morning", "afternoon", "evening", "night"),  # type: ignore[arg-type]
        with_person=maybe("without", "together"),  # type: ignore[arg-type]
        cost=maybe("free", "little"),  # type: ignore[arg-type]
        language=maybe("pl"),  # type: ignore[arg-type]
        condition=maybe("dementia"),  # type: ignore[arg-type]
        taking=bool(maybe(True)),
    )


def test_the_list_finds_what_a_slow_look_at_every_entry_finds(cast: Cast):
    dice = random.Random(7)
    entries = [random_entry(dice, number) for number in range(150)]
    listed(cast.northmoor, *entries)
    helps = {
        item.code: item.attributes["interventions"] for item in policy.items("directory.helps", on=TODAY)
    }
    hours = {
        item.code: (item.attributes["from_hour"], item.attributes["to_hour"])
        for item in policy.items("directory.parts_of_day", on=TODAY)
    }
    # Of the words of the test the packs know "lunch" and "walk" at most; both sides ask the packs themselves.
    phrases = {phrase: list(codes) for phrase, codes in _plain_words(TODAY).items()}
    plain = {
        word: [c for p, codes in phrases.items() if stems_alike(word, p) for c in codes]
        for word in VOCABULARY
    }
    twin = Twin(entries, VOCABULARY, helps, {word: codes for word, codes in plain.items() if codes}, hours)
    seen = 0
    for _ in range(120):
        asked = random_search(dice)
        names, wide = found(asked, CODES)
        expected = twin.near(asked)
        assert set(names) == set(expected), asked
        assert [expected[each] for each in names] == sorted(expected.values()), asked
        assert set(wide) == twin.wide(asked, CODES, AUTHORITY), asked
        seen += len(names) + len(wide)
    assert seen > 300, "the searches of this test find too little to prove anything"


def stems_alike(word: str, phrase: str) -> bool:
    """Whether a word of the test is said in a phrase of the packs, in any of its forms here."""
    said = {VOCABULARY.get(each.strip(".,").lower()) for each in phrase.split()}
    return VOCABULARY[word] in said
