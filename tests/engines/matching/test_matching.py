"""Which services suit, in what order and why: against a slow twin that reads the rules anew."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.matching import CRITERIA, Offer, Scale, Wanted, ahead, match

TODAY = date(2026, 4, 1)
WEIGHTS = {
    "help": 20,
    "place": 12,
    "time": 14,
    "competence": 12,
    "culture": 6,
    "language": 8,
    "access": 8,
    "continuity": 6,
    "cost": 5,
    "room": 6,
    "freshness": 3,
}
SCALE = Scale(WEIGHTS, unknown=40, long_wait_weeks=12, old_entry_months=24)
SATURDAY = (5 * 1440 + 600, 5 * 1440 + 960)

WANTED = Wanted(
    on=TODAY,
    furthest_metres=10_000,
    interventions=frozenset({"I06"}),
    outcomes=frozenset({"N2"}),
    areas=frozenset({"W1", "A1"}),
    needed_by=TODAY + timedelta(weeks=4),
    age=80,
    way="at_home",
    spans=(SATURDAY,),
    conditions=frozenset({"dementia"}),
    language="pl",
    most_pence=2000,
)
SITTING = Offer(
    id=1,
    name="Saturday sitting",
    provider=7,
    interventions=frozenset({"I06"}),
    outcomes=frozenset({"N2", "N4"}),
    areas=frozenset({"W1"}),
    ways=frozenset({"at_home"}),
    spans=(SATURDAY,),
    conditions=frozenset({"dementia"}),
    languages=frozenset({"en", "pl"}),
    price_pence=1850,
    room="taking",
    checked_months=1,
)


def out(wanted: Wanted = WANTED, **changed: object) -> list[str]:
    """Return why the ordinary service, one thing changed, is ruled out."""
    found = match(wanted, [replace(SITTING, **changed)], SCALE)
    return [said.code for each in found.ruled_out for said in each.reasons]


def order(*offers: Offer, wanted: Wanted = WANTED) -> list[str]:
    return [each.offer.name for each in match(wanted, offers, SCALE).ranked]


def test_the_ordinary_service_is_not_ruled_out():
    assert out() == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"state": "withdrawn"}, "withdrawn"),
        ({"state": "paused"}, "paused"),
        ({"interventions": frozenset({"I12"})}, "other_help"),
        ({"areas": frozenset({"W2"})}, "other_area"),
        ({"ways": frozenset({"visit"}), "metres": 10_001}, "too_far"),
        ({"conditions": frozenset({"autism"})}, "other_condition"),
        ({"maximum_age": 64}, "too_old"),
        ({"minimum_age": 81}, "too_young"),
        ({"price_pence": 2001}, "too_dear"),
        ({"room": "full"}, "full"),
        ({"room": "full", "waiting_weeks": 5}, "too_late"),
        ({"room": "waiting", "waiting_weeks": 5}, "too_late"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_service_is_ruled_out_for_what_it_says(changed: dict[str, object], why: str):
    assert out(**changed) == [why]


@pytest.mark.parametrize(
    "silent",
    [
        {"areas": frozenset()},
        {"conditions": frozenset()},
        {"price_pence": None},
        {"room": ""},
        {"room": "waiting"},
        {"ways": frozenset(), "metres": None},
        {"languages": frozenset()},
        {"spans": ()},
    ],
    ids=lambda value: next(iter(value)),
)
def test_silence_rules_nothing_out(silent: dict[str, object]):
    assert out(**silent) == []


def test_every_reason_is_given_at_once():
    assert out(state="paused", areas=frozenset({"W2"}), price_pence=9000, room="full") == [
        "paused",
        "too_dear",
        "full",
        "other_area",
    ]


def test_a_wait_that_ends_by_the_day_is_no_reason():
    assert out(room="full", waiting_weeks=4) == []


def test_without_a_day_of_need_a_known_wait_is_no_reason():
    assert out(replace(WANTED, needed_by=None), room="full", waiting_weeks=50) == []


def test_what_must_be_rules_out_what_says_it_is_not():
    must = replace(WANTED, must=frozenset({"language"}))
    assert out(must, languages=frozenset({"en"})) == ["must"]
    assert out(must, languages=frozenset()) == []


def test_a_service_that_says_it_fits_comes_before_one_that_is_silent_and_that_before_one_that_does_not():
    silent = replace(SITTING, id=2, name="Silent", languages=frozenset())
    english = replace(SITTING, id=3, name="English only", languages=frozenset({"en"}))
    assert order(english, silent, SITTING) == ["Saturday sitting", "Silent", "English only"]


def test_a_wish_nobody_expressed_puts_no_service_before_another():
    anything = replace(WANTED, language="")
    english = replace(SITTING, id=3, name="English only", languages=frozenset({"en"}))
    found = match(anything, [english, SITTING], SCALE).ranked
    assert found[0].score == found[1].score
    assert "language" not in {part.criterion for part in found[0].parts}


def test_the_same_provider_as_before_comes_first_where_the_carer_wants_that():
    again = replace(WANTED, before=frozenset({9}))
    known = replace(SITTING, id=2, name="Zest", provider=9)
    assert order(SITTING, known, wanted=again) == ["Zest", "Saturday sitting"]


def test_where_scores_are_equal_the_nearer_comes_first_then_the_name_then_the_number():
    far, near = replace(SITTING, id=5, metres=900), replace(SITTING, id=4, metres=800)
    alike, later = replace(SITTING, id=2, name="Also"), replace(SITTING, id=3, name="also")
    found = match(WANTED, [later, alike, far, near, SITTING], SCALE).ranked
    assert [each.offer.id for each in found] == [4, 5, 2, 3, 1]


def test_it_says_what_put_one_before_the_next():
    english = replace(SITTING, id=3, name="English only", languages=frozenset({"en"}))
    first, second = match(WANTED, [english, SITTING], SCALE).ranked
    assert ahead(first, second).criterion == "language"
    assert ahead(first, first) is None


def test_weights_of_nought_leave_the_order_to_the_name():
    nothing = Scale(dict.fromkeys(WEIGHTS, 0), 40, 12, 24)
    worse = replace(SITTING, id=2, name="A worse one", languages=frozenset({"en"}))
    assert [each.offer.name for each in match(WANTED, [SITTING, worse], nothing).ranked] == [
        "A worse one",
        "Saturday sitting",
    ]


# The slow twin: the rules written down once more, in floats and plain loops, from the pack's own words.

SOME = st.frozensets(st.sampled_from("abc"), max_size=3)
SPANS = st.lists(st.integers(0, 20).map(lambda at: (at * 60, at * 60 + 90)), max_size=3).map(tuple)
WAYS = st.frozensets(st.sampled_from(["at_home", "visit", "phone", "online", "outing"]), max_size=2)
OFFERS = st.builds(
    Offer,
    id=st.integers(1, 30),
    name=st.sampled_from(["Ash", "ash", "Birch", "Élan"]),
    provider=st.integers(1, 3),
    state=st.sampled_from(["listed", "listed", "listed", "paused", "withdrawn"]),
    interventions=SOME,
    outcomes=SOME,
    areas=SOME,
    ways=WAYS,
    metres=st.none() | st.integers(0, 30),
    spans=SPANS,
    conditions=SOME,
    groups=SOME,
    languages=SOME,
    accessibility=SOME,
    minimum_age=st.none() | st.integers(0, 20),
    maximum_age=st.none() | st.integers(20, 99),
    price_pence=st.none() | st.integers(0, 300),
    room=st.sampled_from(["", "taking", "waiting", "full"]),
    waiting_weeks=st.none() | st.integers(0, 20),
    checked_months=st.none() | st.integers(0, 40),
)
WANTS = st.builds(
    Wanted,
    on=st.just(TODAY),
    furthest_metres=st.integers(1, 30),
    interventions=SOME,
    outcomes=SOME,
    areas=SOME,
    needed_by=st.none() | st.integers(0, 100).map(lambda days: TODAY + timedelta(days)),
    age=st.none() | st.integers(0, 99),
    way=st.sampled_from(["", "at_home", "visit", "phone"]),
    spans=SPANS,
    conditions=SOME,
    culture=SOME,
    language=st.sampled_from(["", "a", "b"]),
    access=SOME,
    before=st.frozensets(st.integers(1, 3), max_size=2),
    most_pence=st.none() | st.integers(0, 300),
    must=st.frozensets(st.sampled_from(list(CRITERIA)), max_size=2),
)
SCALES = st.builds(
    Scale,
    weights=st.fixed_dictionaries({name: st.integers(0, 9) for name in CRITERIA}),
    unknown=st.integers(0, 100),
    long_wait_weeks=st.integers(1, 12),
    old_entry_months=st.integers(1, 24),
)


def slowly(w: Wanted, o: Offer, s: Scale) -> tuple[bool, float]:
    """Return whether it is ruled out, and otherwise its score."""
    goes = o.metres is not None and not any(way in o.ways for way in ("at_home", "phone", "online"))
    shares: dict[str, int | None] = {"help": 100}
    if w.outcomes:
        shares["help"] = None if not o.outcomes else 100 if set(o.outcomes) & set(w.outcomes) else 50
    near = max(0, w.furthest_metres - (o.metres or 0)) * 100 // w.furthest_metres
    anywhere = near if goes else 100 if set(o.ways) - {"visit", "outing"} else None
    if w.way and w.way not in o.ways:
        shares["place"] = 0 if o.ways else None
    else:
        shares["place"] = 100 if w.way in ("at_home", "phone") else anywhere
    if w.spans:
        minutes = {minute for first, last in o.spans for minute in range(first, last)}
        met = [bool(minutes & set(range(first, last))) for first, last in w.spans]
        shares["time"] = sum(met) * 100 // len(met) if o.spans else None
    for name, wish, given_ in (
        ("competence", w.conditions, o.conditions),
        ("culture", w.culture, o.groups),
        ("access", w.access, o.accessibility),
        ("language", {w.language} if w.language else set(), o.languages),
    ):
        if wish:
            shares[name] = (
                len([each for each in wish if each in given_]) * 100 // len(wish) if given_ else None
            )
    if w.before:
        shares["continuity"] = 100 if o.provider in w.before else 0
    if w.most_pence is not None:
        spent = 0 if not w.most_pence else min(o.price_pence or 0, w.most_pence) * 50 // w.most_pence
        shares["cost"] = None if o.price_pence is None else 100 if o.price_pence == 0 else 100 - spent
    if o.room == "taking":
        shares["room"] = 100
    elif o.room and o.waiting_weeks is not None:
        shares["room"] = max(0, s.long_wait_weeks - o.waiting_weeks) * 100 // s.long_wait_weeks
    else:
        shares["room"] = None
    age = o.checked_months
    shares["freshness"] = 0 if age is None else max(0, s.old_entry_months - age) * 100 // s.old_entry_months
    against = [
        o.state != "listed",
        bool(w.interventions) and not any(each in o.interventions for each in w.interventions),
        bool(o.areas) and bool(w.areas) and not any(each in o.areas for each in w.areas),
        goes and o.metres > w.furthest_metres,
        bool(o.conditions) and bool(w.conditions) and o.conditions.isdisjoint(w.conditions),
        w.age is not None
        and not (o.minimum_age or 0) <= w.age <= (999 if o.maximum_age is None else o.maximum_age),
        w.most_pence is not None and o.price_pence is not None and w.most_pence < o.price_pence,
        o.room == "full" and o.waiting_weeks is None,
        o.room in ("full", "waiting")
        and o.waiting_weeks is not None
        and w.needed_by is not None
        and (w.needed_by - w.on).days < 7 * o.waiting_weeks,
        any(shares.get(name) == 0 for name in w.must),
    ]
    filled = {name: s.unknown if share is None else share for name, share in shares.items()}
    weighed = sum(s.weights[name] for name in filled)
    score = sum(s.weights[name] * share for name, share in filled.items()) / weighed if weighed else 0.0
    return any(against), score


@given(WANTS, st.lists(OFFERS, max_size=6), SCALES)
def test_the_slow_twin_rules_out_the_same_and_puts_the_rest_in_the_same_order(wanted, offers, scale):
    found = match(wanted, offers, scale)
    judged = [(offer, *slowly(wanted, offer, scale)) for offer in offers]
    assert sorted(each.offer.id for each in found.ruled_out) == sorted(o.id for o, no, _ in judged if no)
    scores = {id(o): score for o, no, score in judged if not no}
    assert sorted(scores) == sorted(id(each.offer) for each in found.ranked)
    for each in found.ranked:
        assert float(each.score) * 100 == pytest.approx(scores[id(each.offer)])
    for one, other in zip(found.ranked, found.ranked[1:], strict=False):
        before, after = scores[id(one.offer)], scores[id(other.offer)]
        assert before > after - 1e-9
        if abs(before - after) < 1e-9:
            far = [10**9 if each.offer.metres is None else each.offer.metres for each in (one, other)]
            names = [(each.offer.name.casefold(), each.offer.id) for each in (one, other)]
            assert (far[0], names[0]) <= (far[1], names[1])


@given(WANTS, st.lists(OFFERS, max_size=6, unique_by=lambda offer: offer.id), SCALES, st.randoms())
def test_the_order_in_which_services_come_changes_nothing(wanted, offers, scale, chance):
    shuffled = list(offers)
    chance.shuffle(shuffled)
    assert match(wanted, shuffled, scale) == match(wanted, offers, scale)
