"""How alike two entries are: sentence by sentence, against a slow twin, and on pairs of the registers at hand."""

from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from random import Random
from time import perf_counter

import pytest

from mainstay import policy
from mainstay.engines import names
from mainstay.engines.likeness import Thing, Weights, compare, likely_pairs
from mainstay.interop.entries_read import Known
from mainstay.interop.registers import read_charities, read_register
from mainstay.interop.spending import read_payments

TODAY = date(2026, 11, 22)
PACK = "directory.likeness"
ITEMS = policy.items(f"{PACK}.weights", TODAY)
WEIGHTS = Weights(
    {item.code: float(item.attributes["weight"]) for item in ITEMS},
    {item.code: float(item.attributes["differs"]) for item in ITEMS},
    policy.value(f"{PACK}.at_least", TODAY),
    policy.value(f"{PACK}.name_at_least", TODAY),
)
FORMS = frozenset(item.title for item in policy.items(f"{PACK}.legal_forms", TODAY))
COMMON = frozenset(item.title for item in policy.items(f"{PACK}.common_words", TODAY))
REGISTER = "care_services/care_inspectorate_datastore_{}.csv.gz"


def name(text: str) -> names.Name:
    return names.name(text, FORMS, COMMON)


def thing(text: str, key: int = 1, **changed) -> Thing:
    return replace(Thing(key, name(text)), **changed)


def score(one: Thing, other: Thing) -> float:
    return compare(one, replace(other, key=2), WEIGHTS).score


# Names and numbers made plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Carers Ltd", "HARBOUR CARERS LIMITED"),
        ("The Harbour & Moor Trust", "Harbour and Moor Trust"),
        ("St. Ann's Hospice", "St Anns Hospice"),
        ("Harbour Carers CIO (Charity No. 1102075)", "Harbour Carers"),
        ("J.E.M. Care Limited", "JEM Care Ltd"),
        ("Café Ó Sé", "Cafe O Se"),
        ("Bange Homes Limited t/a Bradley House", "Bradley House"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one, other):
    assert name(one).like(name(other)) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Carers", "Hilltop Lunch Club"),
        ("Registration 2", "Registration 4"),
        ("Young carers' club", "School link for young carers"),
        ("Carers' assessments", "Carers' forum"),
        ("Northmoor Council", "Northmoor Libraries"),
        ("Yew Tree", "Lime Tree House"),
        ("", "Harbour"),
    ],
)
def test_two_names_are_not_taken_for_one(one, other):
    assert name(one).like(name(other)) < WEIGHTS.name_at_least


def test_a_name_that_is_nothing_but_its_legal_form_is_kept():
    assert name("The Company Ltd").words == ("the", "company", "ltd")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("+44 (0)161 748 3844", "01617483844"),
        ("0161 748 3844 ext. 2", "01617483844"),
        ("0044 161 7483844", "01617483844"),
        ("999", ""),
        ("", ""),
    ],
)
def test_a_telephone_number_is_its_digits(text, plain):
    assert names.phone(text) == plain


def test_websites_and_mail_are_made_plain():
    assert names.site("https://www.Carers.example/about?x=1") == "carers.example"
    assert names.site("carers.example") == "carers.example"
    assert names.site("") == ""
    assert names.mail("a@Carers.example", {"gmail.com"}) == "carers.example"
    assert names.mail("a@gmail.com", {"gmail.com"}) == ""


# What counts


def test_the_same_number_is_certain_whatever_the_names():
    number = {"GB-CHC": frozenset(["1102075"])}
    found = compare(thing("Harbour Carers", numbers=number), thing("Hilltop", 2, numbers=number), WEIGHTS)
    assert found.score == 1.0
    assert found.reasons[0] == "Both have the number GB-CHC 1102075."


def test_numbers_of_one_register_that_differ_make_two():
    one = thing("Harbour Carers", numbers={"GB-CHC": frozenset(["1"])})
    other = thing("Harbour Carers", numbers={"GB-CHC": frozenset(["2"])})
    assert score(one, other) < WEIGHTS.at_least
    assert score(one, thing("Harbour Carers", numbers={"GB-COH": frozenset(["2"])})) >= WEIGHTS.at_least


def test_services_of_one_provider_that_share_all_but_the_name_are_two():
    shared = {
        "postcode": frozenset(["M33 4GT"]),
        "phone": frozenset(["01619620996"]),
        "site": frozenset(["stockdales.example"]),
        "offered_by": name("Stockdales of Sale"),
    }
    assert score(thing("Harboro", **shared), thing("Headonhey", **shared)) == 0.0


def test_what_two_services_share_of_their_providers_name_tells_nothing():
    by = {"offered_by": name("Turning Point Scotland"), "postcode": frozenset(["PA15 1LR"])}
    assert (
        score(thing("Turning Point Scotland Leith", **by), thing("Turning Point Scotland Falkirk", **by))
        == 0.0
    )


def test_each_thing_shared_makes_surer_and_each_that_differs_less_sure():
    plain = score(thing("Harbour Carers"), thing("Harbour Carers"))
    at = {"postcode": frozenset(["M41 6EP"])}
    there = score(thing("Harbour Carers", **at), thing("Harbour Carers", **at))
    phone = {**at, "phone": frozenset(["01617483844"])}
    both = score(thing("Harbour Carers", **phone), thing("Harbour Carers", **phone))
    elsewhere = score(thing("Harbour Carers", **at), thing("Harbour Carers", postcode=frozenset(["OL1 1AA"])))
    assert elsewhere < plain < there < both < 1


def test_comparing_is_the_same_both_ways():
    one, other = thing("Harbour Carers Trust"), thing("Harbour Carers", 2)
    assert compare(one, other, WEIGHTS) == compare(other, one, WEIGHTS)


# The slow twin: every pair, and the arithmetic written out again


def slowly(things: list[Thing]) -> dict[tuple[int, int], float]:
    """Score every pair there is, without blocks, by the formula in the pack's own words."""
    found = {}
    for one in things:
        for other in things:
            if one.key < other.key and (sure := slow_score(one, other)) >= WEIGHTS.at_least:
                found[one.key, other.key] = round(sure, 4)
    return found


def slow_score(one: Thing, other: Thing) -> float:
    schemes = set(one.numbers) & set(other.numbers)
    if any(one.numbers[scheme] & other.numbers[scheme] for scheme in schemes):
        return 1.0
    likeness = one.name.like(other.name)
    if likeness < WEIGHTS.name_at_least:
        return 0.0
    unsure, less = 1 - WEIGHTS.same["name"] * likeness, WEIGHTS.differs["number"] if schemes else 1.0
    for kind in ("postcode", "phone", "site", "mail", "place"):
        mine, theirs = getattr(one, kind), getattr(other, kind)
        if mine & theirs:
            unsure *= 1 - WEIGHTS.same[kind]
        elif mine and theirs:
            less *= WEIGHTS.differs[kind]
    return less * (1 - unsure)


WORDS = (
    "harbour",
    "moor",
    "carers",
    "trust",
    "centre",
    "bridge",
    "hill",
    "lunch",
    "club",
    "dementia",
    "sitting",
)


def made_up(random: Random, count: int) -> list[Thing]:
    things = []
    for key in range(count):
        words = random.sample(WORDS, random.randint(1, 4))
        things.append(
            Thing(
                key,
                name(" ".join(words) + random.choice(["", " Ltd", " Limited"])),
                {"GB-CHC": frozenset([str(random.randint(1, count))])} if random.random() < 0.2 else {},
                postcode=frozenset([f"M{random.randint(1, 30)} 1AA"])
                if random.random() < 0.7
                else frozenset(),
                phone=frozenset([f"0161{random.randint(1, 99):07}"])
                if random.random() < 0.5
                else frozenset(),
                place=frozenset([f"E0500000{random.randint(1, 3)}"]),
            )
        )
    return things


@pytest.mark.parametrize("seed", range(8))
def test_only_comparing_what_shares_something_loses_no_pair(seed):
    things = made_up(Random(seed), 150)
    quickly = {(pair.one, pair.other): pair.score for pair in likely_pairs(things, WEIGHTS, crowd=10_000)}
    assert quickly == slowly(things)


def test_a_crowd_on_one_switchboard_makes_no_pairs_of_its_own():
    things = [
        Thing(key, name(f"Ward {chr(97 + key % 26)}{chr(97 + key // 26)}{key}"), phone=frozenset(["0161"]))
        for key in range(500)
    ]
    assert likely_pairs(things, WEIGHTS) == []


def test_ten_thousand_entries_take_seconds():
    random = Random(1)
    syllables = [a + b for a in "bdfglmnprst" for b in ("a", "e", "i", "o", "u")]
    things = [
        Thing(
            key,
            name(" ".join("".join(random.sample(syllables, 3)) for _ in range(3))),
            postcode=frozenset([f"M{random.randint(1, 99)} {random.randint(1, 9)}AA"]),
        )
        for key in range(10_000)
    ]
    began = perf_counter()
    likely_pairs(things, WEIGHTS)
    assert perf_counter() - began < 30  # two or three seconds on a quiet machine


# On the registers at hand


def services(published, day: str, first: int) -> dict[str, Thing]:
    """Return the register's services as another source would tell of them: without their numbers."""
    read = read_register(published(REGISTER.format(day)), Known(TODAY))
    return {
        entry.source_id: Thing(
            first + number,
            name(entry.name),
            postcode=frozenset(each.postcode for each in entry.locations if each.postcode),
            place=frozenset(entry.areas),
            offered_by=name(entry.provider.name),
        )
        for number, entry in enumerate(read.entries)
    }


def test_two_years_of_a_register_are_joined_without_their_numbers(published):
    """Labelled by the register's own numbers. Two registrations that say all the same can be told apart by nobody."""
    old, new = services(published, "2024-03-31", 0), services(published, "2025-03-31", 10_000)
    pairs = likely_pairs([*old.values(), *new.values()], WEIGHTS)
    found = {(pair.one, pair.other) for pair in pairs if pair.one < 10_000 <= pair.other}
    same = {(old[number].key, new[number].key) for number in old.keys() & new.keys()}
    twins = {(a, b) for a, b in found - same if alike(a, b, old, new)}
    assert len(same) > 3_400
    recall = len(found & same) / len(same)
    precision = len(found & (same | twins)) / len(found)
    assert recall > 0.97, recall
    assert precision > 0.8, precision


def alike(one: int, other: int, old: dict[str, Thing], new: dict[str, Thing]) -> bool:
    """Whether a person would take two services for one: a name nearly the same, one provider, one postcode."""
    by_key = {each.key: each for each in [*old.values(), *new.values()]}
    a, b = by_key[one], by_key[other]
    same_name = SequenceMatcher(None, a.name.plain, b.name.plain).ratio() > 0.75
    return same_name and a.offered_by.plain == b.offered_by.plain and bool(a.postcode & b.postcode)


# Labelled by hand: who is who in a list of care homes, a list of charities and a council's payments.
SAME = {
    ("Away Day Care Limited", "Away Day Care Ltd"),
    ("Compassionate Care & Support LTD", "Compassionate Care & Support Ltd"),
    ("Trafford Carers Centre", "Trafford Carers Centre"),
    ("Sisters Of St Joseph Of The Apparition CIO", "Sisters of St Joseph of the Apparition CIO"),
    ("Maria Mallaband 16 Limited", "Maria Mallaband 16 Ltd"),
    ("Kingsley Care Homes Limited", "Kingsley Care Homes Ltd"),
    ("Stockdales Of Sale, Altrincham & District Ltd", "Stockdales"),
    ("Stockdales Of Sale, Altrincham & District Ltd", "STOCKDALES OF SALE, ALTRINCHAM & DISTRICT LTD"),
    ("Cedars Rest Home Limited(The)", "The Cedars Rest Home Ltd"),
    ("Wyncourt Nursing Home Limited", "Wyncourt Nursing Home Ltd"),
    ("Independent Options (North West)", "INDEPENDENT OPTIONS (NORTH WEST)"),
    ("Mysa Care (Ardour) Limited", "Mysa Care (Ardour) Ltd"),
    ("Age UK Trafford", "AGE UK TRAFFORD"),
    ("SignHealth", "Signhealth"),
    ("Methodist Homes", "METHODIST HOMES"),
}
TWO = {
    ("Trafford Carers Centre", "Falcon Carers Ltd"),
    ("Key Care & Support Ltd", "Compassionate Care & Support Ltd"),
    ("Trafford Mencap", "Age UK Trafford"),
    ("Care UK Care Services Limited", "Caritas Services Limited"),
    ("Pure Care Homes Ltd", "Wingate Care Homes Limited"),
    ("Countrywide Care Homes 2 Ltd", "Country Court Care Homes 2 Limited"),
    ("Amberley Care Home Limited", "Claremont Care Home Limited"),
    ("Mayfield Carehome Ltd", "Ferrol Lodge Care Home Limited"),
    ("Trafford Council", "Trafford Carers Centre"),
    ("Creative Support Ltd", "Compassionate Care & Support Ltd"),
    ("Bange Nursing Homes Limited", "Wyncourt Nursing Home Limited"),
    ("Maria Mallaband 16 Limited", "Maria Mallaband 11 Limited"),
    ("Springfield House", "Northenden House"),
    ("Methodist Homes", "Skydda Homes Limited"),
    ("Absolute Care at Home Ltd", "Delta Care Ltd"),
}


def test_by_the_name_alone_what_was_labelled_by_hand_comes_out_nearly_always():
    def found(pairs):
        return {pair for pair in pairs if score(thing(pair[0]), thing(pair[1])) >= WEIGHTS.at_least}

    right, wrong = found(SAME), found(TWO)
    assert SAME - right <= {("Stockdales Of Sale, Altrincham & District Ltd", "Stockdales")}
    assert len(wrong) <= 1, wrong


def test_the_charity_and_the_supplier_of_one_name_meet(published):
    charities = read_charities(
        published("directory_open_referral/charities_operating_in_trafford.csv"), Known(TODAY)
    )
    suppliers = read_payments(
        published("council_spend/trafford_supplier_payments_2024-25.csv.gz"), Known(TODAY)
    )
    both = [*charities.others, *suppliers.others]
    things = [thing(each.name, number) for number, each in enumerate(both)]
    pairs = likely_pairs(things, WEIGHTS)
    assert [(both[pair.one].name, both[pair.other].name) for pair in pairs] == [
        ("Trafford Carers Centre", "Trafford Carers Centre")
    ]
