"""Support ends, or a plan does: what hangs from it is closed with it, and what the carer asked for stays owed."""

from datetime import date, timedelta

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.local.queries import local_values
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.assessment_steps import after_no
from mainstay.pathway.actions.brokering.queue import withdraw_all
from mainstay.pathway.actions.changing import begin_transition
from mainstay.pathway.actions.relations import end_relationship
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import (
    Approval,
    Carer,
    Clock,
    Pause,
    Person,
    Plan,
    Relationship,
    Support,
    Transition,
)
from mainstay.pathway.rules import ending as rules

_WRITTEN = (Plan.State.DRAFT, Plan.State.APPROVING, Plan.State.SENT_BACK)
_RUNNING = (Plan.State.AGREED, Plan.State.SUSPENDED)


class CannotEnd(Refused):
    """Everything stands as it was; ``reasons`` has every one as a sentence."""


def end_support(
    carer: Carer,
    *,
    because: str,
    on: date,
    words: str = "",
    whom: Relationship | None = None,
    by: User,
    today: date,
) -> bool:
    """End a carer's support for a reason of pathway.endings, or raise CannotEnd; return whether the record ended.

    whom: the person it is about, where it is about one of several. A reason after which the plan goes on ends neither
    plan nor record: the plan's review falls due after the days of reviewing.days.after_bereavement.
    """
    endings = {item.code: item for item in policy.items("pathway.endings", on=today)}
    with action("end a carer's support", by=by):
        # Locked, because two people who hear of a death may both note it.
        carer = Carer.objects.select_for_update(of=("self",)).select_related("person").get(pk=carer.pk)
        cared_for = list(Relationship.objects.filter(carer=carer, ended_on=None).select_related("person"))
        about = endings[because].attributes if because in endings else {}
        refuse_if(
            CannotEnd,
            rules.reasons_not_to_end(
                on=on,
                today=today,
                because=because,
                known=endings,
                ended=carer.ended_on is not None,
                found_on=carer.found_on,
                of_person=bool(about.get("of_person")),
                looks_after=len(cared_for),
                named=whom is not None,
            ),
        )
        of_whom = [each for each in cared_for if whom is None or each.pk == whom.pk or not about["of_person"]]
        for each in of_whom if about["caring_ends"] else []:
            end_relationship(each, because=because, on=on, by=by, today=today)
        others = len(cared_for) > len(of_whom)
        running = Plan.objects.filter(carer=carer, state__in=_RUNNING).first()
        over = not (others or (about["goes_on"] and running))
        if over:
            _end_record(carer, because=because, on=on, by=by, today=today)
        elif running:
            _look_soon(running, carer, on, today)
        if about["transition"]:
            begin_transition(carer, about["transition"], on=on, words=words, after=because, by=by)
        return over


def _end_record(carer: Carer, *, because: str, on: date, by: User, today: date) -> None:
    for plan in Plan.objects.filter(carer=carer, state__in=[*_RUNNING, *_WRITTEN]):
        end_plan(plan, because=because, on=on, by=by, today=today)
    for change in Transition.objects.filter(carer=carer, closed_on=None):
        change.closed_on = today
        change.save(update_fields=["closed_on", "changed_at"])
    # What the carer asked for, or said was not right, is answered all the same.
    running = Clock.objects.filter(carer=carer, done_on=None, stopped_on=None)
    running.exclude(what__in=rules.OWED_AFTERWARDS).update(stopped_on=today)
    if because == rules.DIED_CARER:
        Person.objects.filter(as_carer=carer, died_on=None).update(died_on=on)
    carer.ended_on, carer.ended_because = on, because
    carer.save(update_fields=["ended_on", "ended_because"])
    reached(carer, Carer.Stage.ENDED)


def end_plan(plan: Plan, *, because: str, on: date, by: User, today: date) -> None:
    """End a plan and what hangs from it. Called inside an action.

    What could not be met stays so: it is what the next plan of the area is made from. Its budget is settled by whoever
    keeps budgets.
    """
    plan.ended_on, plan.ended_because, plan.state = on, because, Plan.State.ENDED
    plan.edition += 1
    plan.save()
    for waiting in plan.approvals.filter(answer=Approval.Answer.WAITING):
        waiting.answer, waiting.answered_on, waiting.answered_by = Approval.Answer.TAKEN_BACK, today, by
        waiting.save()
        clocks.stop(plan.carer, f"approval_{waiting.step}", on=today, record=waiting.pk)
    withdraw_all(plan, by=by, today=today)
    plan.supports.exclude(state=Support.State.UNMET).update(state=Support.State.ENDED)
    for pause in Pause.objects.filter(plan=plan):
        if pause.to_on is None or pause.to_on > on:
            pause.to_on = max(pause.from_on, on)
            pause.save(update_fields=["to_on"])
        clocks.stop(plan.carer, "resume", on=today, record=pause.pk)
    clocks.stop(plan.carer, "review", on=today, record=plan.pk)


def come_back(carer: Carer, *, by: User) -> None:
    """Open an ended record again, where the carer stood, for a carer who returns; or raise CannotEnd."""
    with action("open an ended record again", by=by):
        carer = Carer.objects.select_for_update(of=("self",)).select_related("person").get(pk=carer.pk)
        died = carer.person is not None and carer.person.died_on is not None
        refuse_if(CannotEnd, rules.reasons_not_to_come_back(ended=carer.ended_on is not None, died=died))
        carer.ended_on, carer.ended_because = None, ""
        carer.save(update_fields=["ended_on", "ended_because"])
        after_no(carer)


def _look_soon(plan: Plan, carer: Carer, since: date, today: date) -> None:
    key = "reviewing.days.after_bereavement"
    days = int(policy.value(key, on=today, override=local_values().get(key)))
    due_on = max(since + timedelta(days=days), today)
    plan.review_on = due_on
    plan.save(update_fields=["review_on", "changed_at"])
    clocks.start(
        carer, "review", from_on=today, due_on=due_on, record=plan.pk, pack=key, for_user=carer.worker
    )
