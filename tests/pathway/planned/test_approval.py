"""Who agrees to a plan, step by step: limits, clocks, sent back, refused with what that risks, taken back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.pathway.actions import planning
from mainstay.pathway.models import Approval, BrokerRequest, Carer, Clock, Plan, Support, UnmetNeed
from mainstay.pathway.queries.approvals import approvals_visible_to
from mainstay.pathway.queries.plans import plans_visible_to, year_pence
from tests.cast import Cast
from tests.cast import person as somebody
from tests.pathway.carers import TODAY, in_records_of
from tests.pathway.planned.a_plan import CHEAP, DEAR, a_plan, agreed, answer, put_forward, reload, supports

pytestmark = pytest.mark.django_db


def steps(cast: Cast, plan: Plan) -> list[tuple[str, str]]:
    with in_records_of(cast.worker):
        return list(Approval.objects.filter(plan=plan).values_list("step", "answer"))


def running(cast: Cast) -> dict[str, date]:
    with in_records_of(cast.worker):
        return dict(Clock.objects.filter(done_on=None, stopped_on=None).values_list("what", "due_on"))


def stage(cast: Cast, carer: Carer) -> str:
    with in_records_of(cast.worker):
        return Carer.objects.get(pk=carer.pk).stage


def test_a_plan_within_a_workers_limit_is_agreed_at_once(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer, paid=CHEAP))
    assert steps(cast, plan) == [("worker", "agreed")]
    assert reload(cast, plan).state == "agreed"
    assert stage(cast, carer) == "supported"


def test_a_plan_above_it_waits_for_a_manager_with_a_clock_in_working_days(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    assert steps(cast, plan) == [("manager", "waiting")]
    # Three working days from Wednesday 1 April 2026: Good Friday and Easter Monday are none.
    assert running(cast)["approval_manager"] == date(2026, 4, 8)
    assert stage(cast, carer) == "approving"


def test_then_finance_says_that_the_money_is_there(cast, carer):
    plan = agreed(cast, carer)
    assert steps(cast, plan) == [("manager", "agreed"), ("finance", "agreed")]
    assert plan.agreed_on == TODAY
    assert set(running(cast)) == {"review", "broker"}
    assert [each.state for each in supports(cast, plan)] == ["looking"]


def test_a_plan_that_costs_much_goes_to_the_panel_as_well(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer, paid=DEAR))
    answer(cast, plan, cast.practice_lead)
    assert steps(cast, plan)[-1] == ("panel", "waiting")
    answer(cast, plan, cast.panel)
    assert steps(cast, plan)[-1] == ("finance", "waiting")
    answer(cast, plan, cast.finance)
    assert reload(cast, plan).state == "agreed"


def test_a_manager_can_send_an_ordinary_plan_on_to_the_panel(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    answer(cast, plan, cast.practice_lead, to_panel=True, reason="Nobody has tried this here.")
    assert steps(cast, plan)[-1] == ("panel", "waiting")
    answer(cast, plan, cast.panel)
    assert steps(cast, plan)[-1] == ("finance", "waiting")


def test_what_each_step_cost_is_kept_with_it(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    with in_records_of(cast.worker):
        assert Approval.objects.get(plan=plan).year_pence == year_pence(plan) == 384_800


def test_a_refusal_without_the_risk_of_not_doing_is_itself_refused(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer, paid=DEAR))
    answer(cast, plan, cast.practice_lead)
    with pytest.raises(planning.CannotAnswer) as refusal:
        answer(cast, plan, cast.panel, "refused", reason="We have never paid for one.")
    assert refusal.value.reasons == [
        "Say what is risked by not doing it. A refusal without that cannot be kept."
    ]
    assert steps(cast, plan)[-1] == ("panel", "waiting")


def test_nor_does_the_database_keep_one(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    with in_records_of(cast.worker), pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(plan=plan).update(answer="refused", answered_on=TODAY, reason="No.")


def test_a_refused_plan_leaves_what_it_asked_for_as_unmet_need(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    answer(cast, plan, cast.practice_lead, "refused", reason="Too much.", risk_of_not_doing="Her back.")
    assert reload(cast, plan).state == "refused"
    assert stage(cast, carer) == "planning"
    with in_records_of(cast.worker):
        assert list(UnmetNeed.objects.values_list("intervention", "why")) == [("I06", "refused")]


def test_an_answer_stands(cast, carer):
    plan = agreed(cast, carer)
    with in_records_of(cast.worker), pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(plan=plan, step="manager").update(reason="Otherwise.")


def test_a_plan_sent_back_can_be_written_on_and_put_forward_again(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    answer(cast, plan, cast.practice_lead, "sent_back", reason="Say who sits with him.")
    plan = reload(cast, plan)
    assert plan.state == "sent_back"
    assert stage(cast, carer) == "planning"
    put_forward(cast, plan)
    answer(cast, plan, cast.practice_lead)  # whoever sent it back may read it again
    assert steps(cast, plan) == [("manager", "sent_back"), ("manager", "agreed"), ("finance", "waiting")]


def test_sending_back_needs_a_reason(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    with pytest.raises(planning.CannotAnswer, match="what has to change"):
        answer(cast, plan, cast.practice_lead, "sent_back")


def test_a_waiting_plan_can_be_taken_back_and_its_clock_stops(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    with in_records_of(cast.worker):
        planning.take_back(plan, by=cast.worker, today=TODAY)
    assert steps(cast, plan) == [("manager", "taken_back")]
    assert reload(cast, plan).state == "draft"
    assert running(cast) == {}
    assert stage(cast, carer) == "planning"


def test_a_waiting_plan_is_not_written_on(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    with in_records_of(cast.worker), pytest.raises(planning.CannotPlan, match="Take it back first"):
        planning.add_outcome(plan, "Something else", ["N1"], by=cast.worker)


def test_nobody_approves_what_they_wrote(cast, carer):
    plan = a_plan(cast, carer, by=cast.practice_lead)
    put_forward(cast, plan)
    with pytest.raises(planning.CannotAnswer, match="wrote themselves"):
        answer(cast, plan, cast.practice_lead)


def test_nobody_answers_two_steps_of_one_plan(cast, carer):
    both = with_roles(cast, "practice_lead", "finance")
    plan = put_forward(cast, a_plan(cast, carer))
    answer(cast, plan, both)
    with pytest.raises(planning.CannotAnswer, match="earlier step"):
        answer(cast, plan, both)


def test_a_step_is_answered_by_its_own_role_only(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer))
    for other in (cast.panel, cast.finance, cast.worker):
        with pytest.raises(planning.CannotAnswer, match="not yours to answer"):
            answer(cast, plan, other)


def test_each_role_finds_only_what_waits_for_it(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer, paid=DEAR))

    def waiting() -> set[str]:
        found = set()
        for part, user in cast.everybody().items():
            with scope.of_authority(user.authority_id, carers=scope.Carers.OPEN):
                if approvals_visible_to(user).exists():
                    found.add(part)
        return found

    assert waiting() == {"practice_lead"}
    answer(cast, plan, cast.practice_lead)
    assert waiting() == {"panel"}
    answer(cast, plan, cast.panel)
    assert waiting() == {"finance"}
    answer(cast, plan, cast.finance)
    assert waiting() == set()


def test_panel_and_finance_see_no_other_plan_of_the_carer(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer, paid=DEAR))
    with scope.of_authority(cast.panel.authority_id, carers=scope.Carers.OPEN):
        assert not plans_visible_to(cast.panel).exists()
    answer(cast, plan, cast.practice_lead)
    with scope.of_authority(cast.panel.authority_id, carers=scope.Carers.OPEN):
        assert list(plans_visible_to(cast.panel)) == [plan]
        assert not plans_visible_to(cast.finance).exists()


def test_an_agreed_plan_takes_the_place_of_the_one_before(cast, carer):
    first = agreed(cast, carer)
    second = agreed(cast, carer, paid=CHEAP)
    first = reload(cast, first)
    assert (first.state, first.ended_because, first.ended_on) == ("ended", "replaced", TODAY)
    assert (second.number, second.previous_id) == (2, first.pk)


def test_what_was_looked_for_under_the_last_plan_is_looked_for_under_the_new_one(cast, carer):
    first = agreed(cast, carer)
    second = agreed(cast, carer, paid=CHEAP)
    with in_records_of(cast.worker):
        assert set(BrokerRequest.objects.filter(support__plan=first).values_list("state", flat=True)) == {
            "withdrawn"
        }
        assert set(BrokerRequest.objects.filter(support__plan=second).values_list("state", flat=True)) == {
            "queued"
        }


def test_what_was_arranged_stays_arranged_in_the_next_plan(cast, carer):
    first = agreed(cast, carer)
    with in_records_of(cast.worker):
        Support.objects.filter(plan=first).update(state="arranged")
        BrokerRequest.objects.update(closed_on=TODAY, state="chosen")
        second = planning.begin(carer, by=cast.worker, today=TODAY)
        assert [each.state for each in second.supports.all()] == ["arranged"]


def with_roles(cast: Cast, *roles: str) -> User:
    user = somebody(cast.northmoor, roles[0], "Two Hats", email="two@northmoor.example")
    with scope.of_authority(cast.northmoor.pk):
        user.roles = list(roles)
        user.save(update_fields=["roles"])
    return user
