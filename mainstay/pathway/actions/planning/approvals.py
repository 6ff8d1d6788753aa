"""A plan is put forward, answered step by step, and agreed, sent back or refused; each step has its clock."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.brokering.queue import queue_all
from mainstay.pathway.actions.brokering.unmet import note_refused
from mainstay.pathway.actions.ending import end_plan
from mainstay.pathway.actions.planning.plans import runs
from mainstay.pathway.actions.reviewing import owe_first_review
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Approval, Carer, Plan, Support
from mainstay.pathway.queries import plans as queries
from mainstay.pathway.queries.approvals import limits, steps_of
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.queries.visible import may_act_for
from mainstay.pathway.rules import approvals as rules
from mainstay.pathway.rules.plans import reasons_not_to_ask

REPLACED = "replaced"


class CannotAsk(Refused):
    """A plan cannot be put forward, or taken back; ``reasons`` has every one as a sentence."""


class CannotAnswer(Refused):
    """A step cannot be answered so; ``reasons`` has every one as a sentence."""


def steps_for(plan: Plan, today: date, *, sent_to_panel: bool = False) -> list[rules.Step]:
    """Return the steps that a plan goes through as it stands, each with its reason."""
    supports = list(plan.supports.all())
    return rules.chain(
        queries.year_pence(plan),
        queries.own_idea_pence(supports),
        limits(plan.authority, today),
        sent_to_panel=sent_to_panel,
    )


def ask_approval(plan: Plan, *, by: User, today: date) -> Plan:
    """Put a plan forward, or raise CannotAsk with everything it still needs.

    What lies within a worker's own limit is agreed at once, and noted as agreed by that worker.
    """
    with action("ask for approval of a plan", by=by):
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        refuse_if(CannotAsk, reasons_not_to_ask(queries.written(plan)))
        first = steps_for(plan, today)[0]
        if first.code == rules.WORKER:
            _row(plan, rules.WORKER, by, today, answer=rules.AGREED, answered_on=today, answered_by=by)
            return _agree(plan, by=by, today=today)
        _move(plan, Plan.State.APPROVING)
        if not runs(plan.carer):
            reached(plan.carer, Carer.Stage.APPROVING)
        _ask(plan, first.code, by=by, today=today)
        return plan


def take_back(plan: Plan, *, by: User, today: date) -> Plan:
    """Take back a plan that waits, to write on; or raise CannotAsk."""
    with action("take back a plan", by=by):
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        waiting = plan.approvals.filter(answer=Approval.Answer.WAITING).first()
        refuse_if(
            CannotAsk,
            rules.reasons_not_to_take_back(waiting=waiting is not None, allowed=may_act_for(by, plan.carer)),
        )
        assert waiting is not None
        _close(waiting, Approval.Answer.TAKEN_BACK, by=by, today=today)
        clocks.stop(plan.carer, _clock(waiting), on=today, record=waiting.pk)
        _move(plan, Plan.State.DRAFT)
        _back_to_planning(plan.carer)
        return plan


def answer(
    approval: Approval,
    answer: str,
    *,
    reason: str = "",
    risk_of_not_doing: str = "",
    to_panel: bool = False,
    by: User,
    today: date,
) -> Approval:
    """Answer one step: agreed, sent_back or refused; or raise CannotAnswer with every reason.

    to_panel: a manager agrees, and wants the panel to see it as well.
    """
    with action("answer about a plan", by=by):
        # The plan first, as taking it back locks it first too.
        plan = Plan.objects.select_for_update().get(pk=approval.plan_id)
        approval = Approval.objects.select_for_update().get(pk=approval.pk)
        given = rules.Answering(
            answer=answer,
            reason=reason,
            risk_of_not_doing=risk_of_not_doing,
            waiting=approval.answer == Approval.Answer.WAITING,
            allowed=approval.step in steps_of(by),
            wrote=by.pk in (plan.written_by_id, approval.asked_by_id),
            before=_answered_before(approval, by),
            to_panel=to_panel and approval.step == rules.MANAGER and answer == rules.AGREED,
        )
        refuse_if(CannotAnswer, rules.reasons_not_to_answer(given))
        approval.reason, approval.risk_of_not_doing = reason.strip(), risk_of_not_doing.strip()
        _close(approval, answer, by=by, today=today)
        clocks.done(plan.carer, _clock(approval), on=today, record=approval.pk)
        if answer == rules.AGREED:
            _go_on(plan, approval, given.to_panel, by=by, today=today)
        elif answer == rules.SENT_BACK:
            _move(plan, Plan.State.SENT_BACK)
            _back_to_planning(plan.carer)
        else:
            _move(plan, Plan.State.REFUSED)
            note_refused(plan, reason.strip(), by=by, today=today)
            _back_to_planning(plan.carer)
        return approval


def _answered_before(approval: Approval, by: User) -> bool:
    """Only in this round: whoever sent a plan back may read it again."""
    rounds = Approval.objects.filter(plan=approval.plan_id, answered_by=by, pk__lt=approval.pk)
    ended = (
        Approval.objects.filter(plan=approval.plan_id, pk__lt=approval.pk)
        .exclude(answer=Approval.Answer.AGREED)
        .order_by("-pk")
        .first()
    )
    return rounds.filter(answer=Approval.Answer.AGREED, pk__gt=ended.pk if ended else 0).exists()


def _go_on(plan: Plan, approval: Approval, to_panel: bool, *, by: User, today: date) -> None:
    # The panel was asked for before, if it has answered: a chain is never shortened on the way.
    seen = to_panel or approval.step == rules.PANEL
    follows = rules.next_after(approval.step, steps_for(plan, today, sent_to_panel=seen))
    if follows is None:
        _agree(plan, by=by, today=today)
    else:
        _ask(plan, follows.code, by=approval.asked_by or by, today=today)


def _ask(plan: Plan, step: str, *, by: User, today: date) -> None:
    asked = _row(plan, step, by, today)
    pack = f"approval.days.{step}"
    clocks.start(
        plan.carer,
        _clock(asked),
        from_on=today,
        due_on=due_by(plan.authority, pack, today),
        record=asked.pk,
        pack=pack,
    )


def _row(plan: Plan, step: str, by: User, today: date, **more: object) -> Approval:
    return Approval.objects.create(
        authority_id=plan.authority_id,
        carer_id=plan.carer_id,
        plan=plan,
        step=step,
        year_pence=queries.year_pence(plan),
        asked_on=today,
        asked_by=by,
        **more,
    )


def _clock(approval: Approval) -> str:
    return f"approval_{approval.step}"


def _close(approval: Approval, answer: str, *, by: User, today: date) -> None:
    approval.answer, approval.answered_on, approval.answered_by = answer, today, by
    approval.save()


def _agree(plan: Plan, *, by: User, today: date) -> Plan:
    running = Plan.objects.select_for_update().filter(
        carer=plan.carer_id, state__in=(Plan.State.AGREED, Plan.State.SUSPENDED)
    )
    for former in running:
        end_plan(former, because=REPLACED, on=today, by=by, today=today)
    plan.agreed_on = today
    _move(plan, Plan.State.AGREED)
    plan.supports.filter(state=Support.State.WANTED).update(state=Support.State.AGREED)
    for record in (None, plan.assessment_id, plan.pk):
        clocks.done(plan.carer, "plan", on=today, record=record)
    owe_first_review(plan, today)
    reached(plan.carer, Carer.Stage.SUPPORTED)
    queue_all(plan, by=by, today=today)
    return plan


def _move(plan: Plan, state: Plan.State) -> None:
    plan.state = state
    plan.edition += 1
    plan.save()


def _back_to_planning(carer: Carer) -> None:
    reached(carer, Carer.Stage.SUPPORTED if runs(carer) else Carer.Stage.PLANNING)
