"""Options of self-directed support: offered whole or not at all, chosen, deemed, and changed with their history."""

from datetime import date, timedelta

import pytest

from mainstay.pathway.actions import budgets, clocks, options
from mainstay.pathway.actions.options import Chosen
from mainstay.pathway.models import Budget, Clock, OfferedOption, OptionChoice
from mainstay.pathway.queries.options import types_of_support
from mainstay.pathway.rules.options import APPROPRIATE_PERSON, Offer
from tests.cast import Cast
from tests.pathway.budgets.ordinary import (
    SITTING_PENCE,
    a_plan,
    a_support,
    agreed,
    every_option,
    indicated,
    offered,
    supports_of,
)
from tests.pathway.carers import TODAY, a_carer, in_records_of

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=11)


def refused_offer(cast: Cast, *offers: Offer) -> list[str]:
    budget = indicated(cast, "scotland")
    [support] = supports_of(cast, budget.plan)
    with in_records_of(cast.worker), pytest.raises(options.CannotOffer) as refused:
        options.offer_options(budget, {support.pk: offers}, by=cast.worker, today=TODAY)
    return refused.value.reasons


def choose(cast: Cast, budget: Budget, option: str, *, on: date = TODAY, which: int = 0, who=None) -> Budget:
    support = supports_of(cast, budget.plan)[which]
    with in_records_of(cast.worker):
        return options.choose(budget, support, option, on=on, who=who, by=cast.worker, today=LATER)


def deem(cast: Cast, today: date) -> int:
    with in_records_of(cast.finance):
        return options.deem_silent(today, by=cast.finance, authority_id=cast.northmoor.pk)


def chosen(cast: Cast, budget: Budget) -> list[tuple[str, bool]]:
    with in_records_of(cast.worker):
        found = OfferedOption.objects.filter(budget=budget, chosen_on__isnull=False)
        return [(each.option, each.deemed) for each in found]


# The offer


def test_all_four_are_offered_with_an_amount_each(cast: Cast):
    budget = offered(cast)
    assert budget.state == "offered"
    with in_records_of(cast.worker):
        [each] = types_of_support(budget)
        assert [(one.option, one.relevant_pence) for one in each.offered] == [
            (o, SITTING_PENCE) for o in "1234"
        ]


def test_missing_amounts_block_the_offer_and_are_all_named(cast: Cast):
    without = {f"o{code}": Offer(code, None, TODAY, TODAY) for code in "24"}
    assert refused_offer(cast, *every_option(**without)) == [
        f"Enter the relevant amount of option {code} for “Sitting”. Without it nothing is offered."
        for code in "24"
    ]


def test_each_type_of_support_needs_its_own_offer(cast: Cast):
    plan = a_plan(cast, nation="scotland")
    second = a_support(cast, plan, "A day out")
    with in_records_of(cast.worker):
        budget = budgets.indicate(plan, by=cast.worker, today=TODAY)
        with pytest.raises(options.CannotOffer) as refused:
            options.offer_options(budget, {second.pk: every_option()}, by=cast.worker, today=TODAY)
    assert len(refused.value.reasons) == 8
    assert all("“Sitting”" in each for each in refused.value.reasons)


def test_an_amount_needs_its_period(cast: Cast):
    assert refused_offer(cast, *every_option(o1=Offer("1", 100))) == [
        "Enter the period of option 1 for “Sitting”."
    ]


def test_a_direct_payment_may_be_ruled_out_with_written_reasons(cast: Cast):
    budget = indicated(cast, "scotland")
    [support] = supports_of(cast, budget.plan)
    offers = every_option(o1=Offer("1", ruled_out="A court order about debts excludes it."))
    with in_records_of(cast.worker):
        options.offer_options(budget, {support.pk: offers}, by=cast.worker, today=TODAY)
        [each] = types_of_support(budget)
    assert [one.option for one in each.offered] == ["2", "3", "4"]
    with pytest.raises(options.CannotChoose, match="Option 1 was ruled out"):
        choose(cast, budget, "1")


def test_nothing_else_may_be_ruled_out(cast: Cast):
    assert refused_offer(cast, *every_option(o2=Offer("2", ruled_out="We never do that."))) == [
        "Option 2 for “Sitting” must be offered: only a direct payment can be ruled out."
    ]


def test_options_are_scotlands(cast: Cast):
    budget = indicated(cast, "england")
    [support] = supports_of(cast, budget.plan)
    with in_records_of(cast.worker), pytest.raises(options.CannotOffer, match="are Scotland's"):
        options.offer_options(budget, {support.pk: every_option()}, by=cast.worker, today=TODAY)


def test_what_was_offered_for_an_agreed_support_can_be_offered_anew(cast: Cast):
    budget = offered(cast)
    choose(cast, budget, "2")
    [support] = supports_of(cast, budget.plan)
    with in_records_of(cast.worker):
        options.offer_options(budget, {support.pk: every_option(90_00)}, by=cast.worker, today=LATER)
    assert chosen(cast, budget) == [("2", False)]


def test_an_option_in_use_is_not_ruled_out_from_under_the_carer(cast: Cast):
    budget = offered(cast)
    choose(cast, budget, "1")
    [support] = supports_of(cast, budget.plan)
    out = every_option(o1=Offer("1", ruled_out="Debts"))
    with in_records_of(cast.worker), pytest.raises(options.CannotOffer, match="Record another choice before"):
        options.offer_options(budget, {support.pk: out}, by=cast.worker, today=LATER)


# The choice


def test_a_choice_is_recorded_and_the_clock_stops(cast: Cast):
    budget = offered(cast)
    assert choose(cast, budget, "1").held == "1"
    assert chosen(cast, budget) == [("1", False)]
    with in_records_of(cast.worker):
        assert Clock.objects.get(what="option").done_on == LATER


def test_types_of_support_that_differ_are_a_mix(cast: Cast):
    plan = a_plan(cast, nation="scotland")
    a_support(cast, plan, "A day out")
    offers = {each.pk: every_option() for each in supports_of(cast, plan)}
    with in_records_of(cast.worker):
        budget = budgets.indicate(plan, by=cast.worker, today=TODAY)
        options.offer_options(budget, offers, by=cast.worker, today=TODAY)
    assert choose(cast, budget, "1").held == "1"
    assert choose(cast, budget, "3", which=1).held == "4"
    with pytest.raises(options.CannotChoose, match="Option 4 is a mix"):
        choose(cast, budget, "4")


def test_a_choice_can_change_later_and_every_one_is_kept(cast: Cast):
    budget = offered(cast)
    choose(cast, budget, "3")
    choose(cast, budget, "1", on=LATER, who=Chosen(words="I know somebody I trust"))
    assert chosen(cast, budget) == [("1", False)]
    with in_records_of(cast.worker):
        assert [each.option for each in OptionChoice.objects.all()] == ["3", "1"]


def test_nothing_is_chosen_before_it_is_offered(cast: Cast):
    budget = indicated(cast, "scotland")
    with pytest.raises(options.CannotChoose, match="have not been offered yet"):
        choose(cast, budget, "1")


def test_a_choice_is_neither_older_than_the_offer_nor_to_come(cast: Cast):
    budget = offered(cast)
    with pytest.raises(options.CannotChoose, match="older than the offer"):
        choose(cast, budget, "1", on=TODAY - timedelta(days=1))
    with pytest.raises(options.CannotChoose, match="the day on which the choice was made"):
        choose(cast, budget, "1", on=LATER + timedelta(days=1))


def test_for_a_young_carer_under_16_an_appropriate_person_chooses_having_asked(cast: Cast):
    budget = offered(cast, a_carer(cast, born_on=date(2012, 1, 1)))
    with pytest.raises(options.CannotChoose) as refused:
        choose(cast, budget, "1")
    assert refused.value.reasons == [
        "This young carer is too young to choose alone. Enter the appropriate person who chooses.",
        "Write down what the young carer thinks: whoever chooses must have asked.",
    ]
    who = Chosen(APPROPRIATE_PERSON, chooser="Nan Rowan", young_carers_views="I want the same sitter.")
    assert choose(cast, budget, "2", who=who).held == "2"


@pytest.mark.parametrize(("born_on", "alone"), [(date(2010, 4, 1), True), (date(2010, 4, 2), False)])
def test_a_young_carer_chooses_alone_from_the_sixteenth_birthday(cast: Cast, born_on: date, alone: bool):
    budget = offered(cast, a_carer(cast, born_on=born_on))
    if alone:
        assert choose(cast, budget, "2").held == "2"
    else:
        with pytest.raises(options.CannotChoose, match="too young to choose alone"):
            choose(cast, budget, "2")


# Silence


def test_silence_until_the_day_is_over_is_option_3_recorded_as_deemed(cast: Cast):
    budget = offered(cast)
    assert deem(cast, TODAY + timedelta(days=10)) == 0
    assert deem(cast, LATER) == 1
    assert chosen(cast, budget) == [("3", True)]
    with in_records_of(cast.finance):
        assert OptionChoice.objects.get().by_whom == "nobody"
    assert deem(cast, LATER + timedelta(days=99)) == 0


def test_only_what_nobody_chose_is_deemed(cast: Cast):
    plan = a_plan(cast, nation="scotland")
    a_support(cast, plan, "A day out")
    offers = {each.pk: every_option() for each in supports_of(cast, plan)}
    with in_records_of(cast.worker):
        budget = budgets.indicate(plan, by=cast.worker, today=TODAY)
        options.offer_options(budget, offers, choose_by=TODAY, by=cast.worker, today=TODAY)
    choose(cast, budget, "1")
    assert deem(cast, LATER) == 1
    assert sorted(chosen(cast, budget)) == [("1", False), ("3", True)]


def test_a_carer_who_asked_for_longer_has_longer(cast: Cast):
    budget = offered(cast)
    with in_records_of(cast.worker):
        clocks.put_off(budget.carer, "option", until=LATER, record=budget.pk)
    assert deem(cast, LATER) == 0
    assert deem(cast, LATER + timedelta(days=1)) == 1


def test_after_a_deemed_choice_the_carer_still_chooses(cast: Cast):
    budget = offered(cast)
    deem(cast, LATER)
    choose(cast, budget, "1", on=LATER)
    assert chosen(cast, budget) == [("1", False)]


def test_the_choice_is_due_by_the_days_of_the_pack_unless_a_day_is_set(cast: Cast):
    budget = indicated(cast, "scotland")
    [support] = supports_of(cast, budget.plan)
    with in_records_of(cast.worker):
        options.offer_options(budget, {support.pk: every_option()}, by=cast.worker, today=TODAY)
        clock = Clock.objects.get(what="option")
    assert (clock.due_on, clock.pack) == (TODAY + timedelta(days=28), options.DAYS_TO_CHOOSE)


def test_a_day_to_choose_by_that_has_passed_is_refused(cast: Cast):
    budget = indicated(cast, "scotland")
    [support] = supports_of(cast, budget.plan)
    with in_records_of(cast.worker), pytest.raises(options.CannotOffer, match="still to come"):
        options.offer_options(
            budget,
            {support.pk: every_option()},
            choose_by=TODAY - timedelta(days=1),
            by=cast.worker,
            today=TODAY,
        )


# One way for the whole


def test_in_england_the_whole_budget_is_held_one_way_and_each_choice_is_kept(cast: Cast):
    budget = agreed(cast, "managed")
    with in_records_of(cast.worker):
        assert options.hold(budget, "direct_payment", by=cast.worker, today=LATER).held == "direct_payment"
        assert [each.option for each in OptionChoice.objects.all()] == ["managed", "direct_payment"]
        with pytest.raises(options.CannotChoose, match="Choose one of the ways"):
            options.hold(budget, "1", by=cast.worker, today=LATER)


def test_in_scotland_a_budget_waits_for_a_choice_for_every_support(cast: Cast):
    budget = offered(cast)
    with in_records_of(cast.finance), pytest.raises(budgets.CannotBudget, match="“Sitting” is held"):
        budgets.agree(budget, SITTING_PENCE, by=cast.finance, today=TODAY)
    choose(cast, budget, "3")
    with in_records_of(cast.finance):
        assert budgets.agree(budget, SITTING_PENCE, by=cast.finance, today=TODAY).state == "agreed"
