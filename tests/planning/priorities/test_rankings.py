"""Carers' own order: nothing a scorer or a commissioner does changes it."""

import pytest
from django.db import DatabaseError, transaction

from mainstay.planning import actions
from mainstay.planning.actions import rankings as ranking_actions
from mainstay.planning.actions.deciding import decide, reopen
from mainstay.planning.actions.rankings import CannotRecord, record_ranking
from mainstay.planning.models import CarersRanking, RankedPriority
from mainstay.planning.queries.rankings import what_carers_say
from tests.planning.priorities.ordinary import TODAY, Ordinary, a_decision, give, heard, rank


def as_kept() -> list[tuple[int, int, int]]:
    return sorted(RankedPriority.objects.values_list("ranking", "priority", "position"))


def test_scoring_deciding_and_opening_again_leave_every_ranking_as_it_was(found: Ordinary):
    rank(found, found.other, found.priority)
    before = as_kept(), what_carers_say(found.review).places
    for scorer in (found.cast.commissioner, found.cast.locality_lead):
        give(found, found.priority, scorer, need=5, outcomes=5)
        give(found, found.other, scorer, need=0)
    decide(found.priority, a_decision(), option=found.option, by=found.cast.commissioner, today=TODAY)
    reopen(found.priority, "Again.", by=found.cast.commissioner, today=TODAY)
    assert (as_kept(), what_carers_say(found.review).places) == before


def test_the_database_itself_refuses_to_change_or_remove_a_ranking(found: Ordinary):
    rank(found)
    attempts = [
        lambda: CarersRanking.objects.update(carers=900),
        lambda: CarersRanking.objects.all().delete(),
        lambda: RankedPriority.objects.update(words="They love it."),
        lambda: RankedPriority.objects.all().delete(),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            attempt()


def test_what_says_whose_words_they_are_is_not_recorded_for_good(found: Ordinary):
    with pytest.raises(CannotRecord) as refused:
        rank(found, words={found.priority.pk: "Ring me on 01632 960123, I am at xn1 1aa."})
    assert len(refused.value.reasons) == 2
    assert not as_kept()


def test_there_is_no_action_that_changes_a_ranking():
    verbs = [name for name in vars(ranking_actions) if callable(getattr(ranking_actions, name))]
    assert [name for name in verbs if name.endswith("ranking")] == ["record_ranking"]
    assert not [
        name for name in vars(actions) if "rank" in name and "record" not in name and name != "rankings"
    ]


def test_a_mistake_is_corrected_beside_it_and_both_can_be_read(found: Ordinary):
    wrong = rank(found, found.other, found.priority)
    record_ranking(
        found.review,
        heard(carers=15),
        [found.priority, found.other],
        by=found.cast.locality_lead,
        today=TODAY,
        corrects=wrong,
        correction="The two were written down the wrong way round.",
    )
    said = what_carers_say(found.review)
    assert CarersRanking.objects.count() == 2
    assert (said.carers, said.places) == (15, {found.priority.pk: 1, found.other.pk: 2})
    with pytest.raises(CannotRecord, match="corrected already"):
        record_ranking(
            found.review,
            heard(),
            [found.priority, found.other],
            by=found.cast.locality_lead,
            today=TODAY,
            corrects=wrong,
            correction="Again.",
        )


def test_a_ranking_that_cannot_be_is_refused_with_every_reason(found: Ordinary):
    with pytest.raises(CannotRecord) as refusal:
        record_ranking(
            found.review,
            heard(title="", carers=0, not_using_services=3, held_on=TODAY.replace(year=2027)),
            [found.priority],
            by=found.cast.locality_lead,
            today=TODAY,
        )
    assert refusal.value.reasons == [
        "Enter what the meeting or survey was called.",
        "Enter the day on which carers ranked, which cannot be after today.",
        "Enter how many carers took part, at least 1.",
        "Enter how many of them use no service, from 0 to the number who took part.",
        "Give a place to at least two priorities.",
    ]


def test_each_ranking_counts_alike_and_it_is_said_when_counting_carers_would_differ(found: Ordinary):
    rank(found, found.priority, found.other, carers=5, not_using_services=2)
    rank(found, found.priority, found.other, carers=6, not_using_services=None)
    rank(found, found.other, found.priority, carers=200, not_using_services=50)
    said = what_carers_say(found.review)
    assert said.places == {found.priority.pk: 1, found.other.pk: 2}
    assert said.by_carer == {found.priority.pk: 2, found.other.pk: 1}
    assert not said.same_either_way
    assert (said.carers, said.not_using_services) == (211, 52)
