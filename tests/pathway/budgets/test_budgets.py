"""Budgets reckoned, agreed, spent and closed: what is kept, and what is refused with every reason."""

from datetime import timedelta
from decimal import Decimal

import pytest

from mainstay.accounts.middleware.scoping import enter_scope_of
from mainstay.database import scope
from mainstay.engines.budgeting.ledger import Standing
from mainstay.pathway.actions import budgets, ledger, options
from mainstay.pathway.actions.ledger import Money
from mainstay.pathway.models import Budget, Clock, LedgerEntry, Plan, Support
from mainstay.pathway.queries.budgets import budgets_visible_to, standing
from tests.cast import Cast
from tests.pathway.budgets.ordinary import SITTING_PENCE, a_plan, a_support, agreed, indicated
from tests.pathway.carers import TODAY, in_records_of

pytestmark = pytest.mark.django_db
FOR = Money(words="Sitting in May")


def enter(cast: Cast, budget: Budget, kind: str, pence: int, *, on=TODAY, money=FOR, **more) -> LedgerEntry:
    with in_records_of(cast.finance):
        return ledger.enter(budget, kind, pence, on, money=money, by=cast.finance, today=TODAY, **more)


def refusals(cast: Cast, budget: Budget, kind: str, pence: int, **more) -> list[str]:
    with pytest.raises(ledger.CannotEnter) as refused:
        enter(cast, budget, kind, pence, **more)
    return refused.value.reasons


def now(cast: Cast, budget: Budget) -> Standing:
    with in_records_of(cast.finance):
        return standing(budget)


# The indicative sum


def test_the_indicative_sum_is_what_the_plan_pays_for_and_keeps_how(cast: Cast):
    budget = indicated(cast)
    assert budget.indicative_pence == SITTING_PENCE
    assert budget.basis["way"] == "added_up"
    assert [line["pence"] for line in budget.basis["lines"]] == [SITTING_PENCE]
    assert (budget.from_on, budget.to_on) == (TODAY, TODAY + timedelta(days=364))


def test_what_costs_nobodys_budget_is_left_out(cast: Cast):
    plan = a_plan(cast)
    a_support(cast, plan, "Walking group", paid=False, price_pence=None)
    with in_records_of(cast.worker):
        assert budgets.indicate(plan, by=cast.worker, today=TODAY).indicative_pence == SITTING_PENCE


def test_one_sum_is_added_once(cast: Cast):
    plan = a_plan(cast)
    a_support(cast, plan, "A holiday", unit="once", a_week=None, weeks=None, price_pence=300_00)
    with in_records_of(cast.worker):
        assert budgets.indicate(plan, by=cast.worker, today=TODAY).indicative_pence == SITTING_PENCE + 300_00


def test_a_plan_that_leaves_out_how_much_says_so_and_no_weeks_are_every_week(cast: Cast):
    plan = a_plan(cast)
    a_support(cast, plan, "Day out", a_week=None, weeks=None)
    with in_records_of(cast.worker), pytest.raises(budgets.CannotBudget) as refused:
        budgets.indicate(plan, by=cast.worker, today=TODAY)
    assert refused.value.reasons == [
        "Enter in the plan how much of “Day out” there is each week.",
    ]
    with in_records_of(cast.worker):
        Support.objects.filter(words="Day out").update(a_week=1)
        budget = budgets.indicate(plan, by=cast.worker, today=TODAY)
    assert budget.indicative_pence == SITTING_PENCE + 52 * 20_00


def test_a_plan_that_pays_for_nothing_has_no_sum(cast: Cast):
    plan = a_plan(cast)
    with in_records_of(cast.worker):
        Support.objects.update(paid=False)
    with (
        in_records_of(cast.worker),
        pytest.raises(budgets.CannotBudget, match="Nothing in the plan is paid for"),
    ):
        budgets.indicate(plan, by=cast.worker, today=TODAY)


def test_points_are_a_second_way_and_keep_points_but_no_answers(cast: Cast):
    plan = a_plan(cast)
    with in_records_of(cast.worker):
        plan.assessment.answers = {
            "outcome_work": "can_with_danger",
            "outcome_home": "can",
            "health": "at_risk",
        }
        plan.assessment.save()
        budget = budgets.indicate(plan, by=cast.worker, today=TODAY, way="points")
    assert budget.basis["points"] == 6
    assert budget.basis["a_week_pence"] == 600
    assert budget.indicative_pence == 312_86  # 365 days of £6 a week
    assert "can_with_danger" not in str(budget.basis)


def test_points_need_an_assessment_that_was_answered(cast: Cast):
    plan = a_plan(cast)
    with in_records_of(cast.worker), pytest.raises(budgets.CannotBudget, match="no assessment with answers"):
        budgets.indicate(plan, by=cast.worker, today=TODAY, way="points")


def test_reckoned_again_a_budget_follows_the_plan_until_it_is_agreed(cast: Cast):
    budget = indicated(cast)
    with in_records_of(cast.worker):
        Support.objects.update(a_week=Decimal(3))
        again = budgets.indicate(budget.plan, by=cast.worker, today=TODAY)
        assert (again.pk, again.indicative_pence) == (budget.pk, SITTING_PENCE * 3 // 2)
        assert again.edition == budget.edition + 1
        options.hold(again, "managed", by=cast.worker, today=TODAY)
        budgets.agree(again, again.indicative_pence, by=cast.finance, today=TODAY)
        with pytest.raises(budgets.CannotBudget, match="its first sum stands"):
            budgets.indicate(budget.plan, by=cast.worker, today=TODAY)


# The agreed sum


def test_an_agreed_sum_is_allotted_and_a_day_to_look_again_is_set(cast: Cast):
    budget = agreed(cast)
    assert (budget.state, budget.agreed_pence) == ("agreed", SITTING_PENCE)
    assert now(cast, budget).left == SITTING_PENCE
    with in_records_of(cast.worker):
        running = Clock.objects.filter(record=budget.pk, done_on=None)
        assert [each.what for each in running] == ["budget_review"]


def test_everything_in_the_way_of_agreeing_is_said_at_once(cast: Cast):
    budget = indicated(cast)
    with in_records_of(cast.worker):
        Plan.objects.update(state="draft", agreed_on=None)
    with in_records_of(cast.finance), pytest.raises(budgets.CannotBudget) as refused:
        budgets.agree(budget, 100_00, by=cast.finance, today=TODAY)
    assert refused.value.reasons == [
        "The plan is not agreed yet. The budget follows it.",
        "The indicative sum is £2,000.00. Say why another is agreed: the carer may ask, and may challenge it.",
        "Nobody has chosen yet how the budget is held.",
    ]


def test_another_sum_takes_the_place_of_the_first_by_an_entry_that_undoes_it(cast: Cast):
    budget = agreed(cast)
    with in_records_of(cast.finance):
        budgets.agree(budget, 2_500_00, why_different="Two more evenings", by=cast.finance, today=TODAY)
        entries = LedgerEntry.objects.filter(budget=budget).order_by("pk")
        assert [(each.pence, each.undoes_id is not None) for each in entries] == [
            (SITTING_PENCE, False),
            (SITTING_PENCE, True),
            (2_500_00, False),
        ]
    assert now(cast, budget).allotted == 2_500_00


def test_no_less_can_be_agreed_than_is_used(cast: Cast):
    budget = agreed(cast)
    enter(cast, budget, "spent", 1_500_00)
    with (
        in_records_of(cast.finance),
        pytest.raises(budgets.CannotBudget, match=r"£1,500\.00 is committed, spent"),
    ):
        budgets.agree(budget, 1_499_99, why_different="Less", by=cast.finance, today=TODAY)


def test_whoever_saw_an_older_edition_is_told(cast: Cast):
    budget = agreed(cast)
    with in_records_of(cast.finance), pytest.raises(budgets.CannotBudget, match="Somebody else saved this"):
        budgets.agree(budget, SITTING_PENCE, edition=1, by=cast.finance, today=TODAY)


# The ledger


def test_the_numbers_always_add_up(cast: Cast):
    budget = agreed(cast)
    enter(cast, budget, "committed", 600_00)
    enter(cast, budget, "spent", 250_50, from_commitment=True)
    found = now(cast, budget)
    assert (found.allotted, found.committed, found.spent, found.left) == (2_000_00, 349_50, 250_50, 1_400_00)


def test_a_budget_cannot_be_overdrawn(cast: Cast):
    budget = agreed(cast)
    enter(cast, budget, "committed", 1_999_99)
    assert refusals(cast, budget, "spent", 2) == [
        "The budget has £0.01 left. This would need £0.01 more.",
    ]


def test_no_more_is_released_than_was_committed(cast: Cast):
    budget = agreed(cast)
    enter(cast, budget, "committed", 100)
    assert refusals(cast, budget, "released", 101) == [
        "£1.00 is committed here. No more than that can be released."
    ]


@pytest.mark.parametrize("pence", [0, -1])
def test_nothing_and_less_than_nothing_is_no_amount(cast: Cast, pence: int):
    assert refusals(cast, agreed(cast), "spent", pence)[0] == "Enter an amount of more than nothing."


def test_every_reason_against_an_entry_is_said_at_once(cast: Cast):
    budget = agreed(cast)
    assert refusals(cast, budget, "spent", 3_000_00, on=TODAY + timedelta(days=1), money=Money()) == [
        "Enter a day that has come: what is to be paid later is entered as committed.",
        "Say in a few words what it was for.",
        "The budget has £2,000.00 left. This would need £1,000.00 more.",
    ]


def test_a_mistake_is_taken_back_by_an_entry_of_its_own(cast: Cast):
    budget = agreed(cast)
    entry = enter(cast, budget, "spent", 500_00)
    with in_records_of(cast.finance):
        ledger.undo(entry, "Entered twice", by=cast.finance, today=TODAY)
        with pytest.raises(ledger.CannotEnter, match="taken back already"):
            ledger.undo(entry, "Entered twice", by=cast.finance, today=TODAY)
        with pytest.raises(ledger.CannotEnter, match="follows the agreed sum"):
            ledger.undo(LedgerEntry.objects.get(kind="allotted"), "No", by=cast.finance, today=TODAY)
    assert now(cast, budget).left == SITTING_PENCE
    with in_records_of(cast.finance):
        assert LedgerEntry.objects.count() == 3


def test_a_direct_payment_is_paid_spent_and_what_is_over_comes_back(cast: Cast):
    budget = agreed(cast, "direct_payment")
    carers = Money(words="Sitting", held_by="carer")
    assert "Enter what was paid to them first." in refusals(cast, budget, "spent", 1, money=carers)[0]
    enter(cast, budget, "paid_out", 500_00, money=carers)
    enter(cast, budget, "spent", 420_00, money=carers)
    assert (
        "£80.00 of what was paid to the carer" in refusals(cast, budget, "returned", 80_01, money=carers)[0]
    )
    enter(cast, budget, "returned", 80_00, money=carers)
    found = now(cast, budget)
    assert (found.in_hand, found.returned, found.left) == (0, 80_00, 1_500_00)


def test_the_council_cannot_commit_what_the_carer_has_in_hand(cast: Cast):
    budget = agreed(cast, "direct_payment")
    enter(cast, budget, "paid_out", 1_900_00, money=Money(held_by="carer"))
    assert refusals(cast, budget, "spent", 100_01) == [
        "£100.00 is free: the rest of what is left is with whoever holds it, or promised. This would need £0.01 more."
    ]


def test_money_is_paid_out_only_to_whoever_holds_it(cast: Cast):
    budget = agreed(cast, "managed")
    assert refusals(cast, budget, "paid_out", 100) == [
        "The council holds this money itself, so there is nobody to pay it to or have it back from."
    ]
    assert refusals(cast, budget, "paid_out", 100, money=Money(held_by="carer")) == [
        "This support is not held that way. Choose whose money it is as the carer chose, or record a new choice."
    ]


def test_a_fund_needs_the_provider_that_holds_it(cast: Cast):
    budget = agreed(cast, "individual_service_fund")
    assert refusals(cast, budget, "paid_out", 100, money=Money(held_by="provider")) == [
        "Choose the provider that holds the money."
    ]


def test_what_was_paid_out_under_an_earlier_choice_still_comes_back(cast: Cast):
    budget = agreed(cast, "direct_payment")
    carers = Money(words="Over", held_by="carer")
    enter(cast, budget, "paid_out", 100_00, money=carers)
    with in_records_of(cast.worker):
        options.hold(budget, "managed", by=cast.worker, today=TODAY)
    enter(cast, budget, "returned", 100_00, money=carers)
    assert now(cast, budget).in_hand == 0


# The end


def test_a_budget_closes_once_nothing_is_open_in_it(cast: Cast):
    budget = agreed(cast, "direct_payment")
    enter(cast, budget, "committed", 50_00)
    enter(cast, budget, "paid_out", 100_00, money=Money(held_by="carer"))
    with in_records_of(cast.finance), pytest.raises(budgets.CannotBudget) as refused:
        budgets.close(budget, "", by=cast.finance, today=TODAY)
    assert len(refused.value.reasons) == 3
    enter(cast, budget, "released", 50_00)
    enter(cast, budget, "spent", 100_00, money=Money(words="Sitting", held_by="carer"))
    with in_records_of(cast.finance):
        closed = budgets.close(budget, "The year is over", by=cast.finance, today=TODAY)
        assert closed.basis["closed"]["left"] == 1_900_00
        assert not Clock.objects.filter(record=budget.pk, done_on=None, stopped_on=None).exists()
    assert "until it is closed" in refusals(cast, budget, "spent", 1)[0]


# Whose it is


def test_a_budget_is_seen_by_those_who_see_the_carer(cast: Cast):
    budget = agreed(cast)
    sees = set()
    for part, user in cast.everybody().items():
        with scope.of_authority(None):
            enter_scope_of(user)
            if budgets_visible_to(user).filter(pk=budget.pk).exists():
                sees.add(part)
    assert sees == {"worker", "practice_lead", "panel", "finance"}
