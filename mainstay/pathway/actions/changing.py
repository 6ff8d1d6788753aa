"""When a carer's life changes: a checklist is opened, support stands still or ends, somebody else is asked for."""

from datetime import date, timedelta

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.local.queries import local_values
from mainstay.pathway.actions import clocks, stages
from mainstay.pathway.models import Carer, Clock, Pause, Plan, Relationship, Support, Transition
from mainstay.pathway.rules import editions, reviewing


class CannotChange(Refused):
    """Everything stands as it was."""


def begin_transition(carer: Carer, kind: str, *, on: date, words: str = "", by: User) -> Transition:
    """Open the checklist of a change, as the pack has it that day; the one that is open already comes back instead."""
    with action("note a change in a carer's life", by=by):
        there = Transition.objects.filter(carer=carer, kind=kind, closed_on=None).first()
        if there:
            return there
        steps = {
            item.code: {
                "title": item.title,
                "description": item.description,
                "who": item.attributes["who"],
                "due_on": (on + timedelta(days=item.attributes["days"])).isoformat(),
                "done_on": None,
                "by": "",
                "note": "",
            }
            for item in policy.items("pathway.checklists", on=on)
            if kind in item.attributes["transitions"]
        }
        made = Transition.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            kind=kind,
            began_on=on,
            words=words,
            steps=steps,
            noted_by=by,
        )
        _owe_next_step(made)
        return made


def tick(transition: Transition, step: str, *, note: str, seen: int, by: User, today: date) -> None:
    """Note that a step of the checklist was done, or is not needed, with a word about it."""
    with action("note a change in a carer's life", by=by):
        now = Transition.objects.select_for_update().get(pk=transition.pk)
        refuse_if(CannotChange, editions.reasons_if_changed(seen, now.edition))
        if step not in now.steps:
            raise CannotChange(["This list has no such step. Open it again."])
        now.steps[step] |= {"done_on": today.isoformat(), "by": by.name, "note": note}
        now.edition += 1
        now.save(update_fields=["steps", "edition", "changed_at"])
        clocks.done(now.carer, "transition", on=today, record=now.pk)
        _owe_next_step(now)


def close_transition(transition: Transition, *, by: User, today: date) -> None:
    """Close a checklist; what was not done stays on it as not done."""
    with action("note a change in a carer's life", by=by):
        transition.closed_on = today
        transition.save(update_fields=["closed_on", "changed_at"])
        clocks.stop(transition.carer, "transition", on=today, record=transition.pk)


def _owe_next_step(transition: Transition) -> None:
    due = [date.fromisoformat(step["due_on"]) for step in transition.steps.values() if not step["done_on"]]
    if due:
        clocks.start(
            transition.carer,
            "transition",
            from_on=transition.began_on,
            due_on=min(due),
            record=transition.pk,
            pack="pathway.checklists",
            for_user=transition.carer.worker,
        )


def pause(
    plan: Plan,
    *,
    from_on: date,
    to_on: date | None,
    why: str,
    words: str = "",
    support: Support | None = None,
    by: User,
) -> Pause:
    """Let a plan, or one support of it, stand still; or raise CannotChange."""
    with action("let support stand still", by=by):
        reasons = reviewing.reasons_not_to_pause(from_on=from_on, to_on=to_on, plan_began=plan.starts_on)
        if plan.state != Plan.State.AGREED:
            reasons.append("Only a plan that is running stands still.")
        refuse_if(CannotChange, reasons)
        if support is None:
            plan.state = Plan.State.SUSPENDED
            plan.save(update_fields=["state", "changed_at"])
        else:
            support.state = Support.State.SUSPENDED
            support.save(update_fields=["state", "changed_at"])
        return Pause.objects.create(
            authority_id=plan.authority_id,
            carer_id=plan.carer_id,
            plan=plan,
            support=support,
            from_on=from_on,
            to_on=to_on,
            why=why,
            words=words,
            noted_by=by,
        )


def take_up_again(pause: Pause, *, by: User, today: date) -> None:
    """Let what stood still go on from today."""
    with action("take support up again", by=by):
        pause.to_on = max(today, pause.from_on)
        pause.save(update_fields=["to_on"])
        if pause.support is None:
            pause.plan.state = Plan.State.AGREED
            pause.plan.save(update_fields=["state", "changed_at"])
        else:
            pause.support.state = Support.State.ARRANGED
            pause.support.save(update_fields=["state", "changed_at"])


def end_support(carer: Carer, *, because: str, on: date, words: str = "", by: User, today: date) -> None:
    """End a carer's support for a reason of pathway.endings, with the checklist of the change that it is.

    Running clocks stop. Where the person has died, support goes on for the days of reviewing.days.after_bereavement:
    the plan's review falls due then, and the plan itself is ended by hand.
    """
    endings = {item.code: item for item in policy.items("pathway.endings", on=today)}
    with action("end a carer's support", by=by):
        refuse_if(
            CannotChange, reviewing.reasons_not_to_end(on=on, today=today, because=because, known=endings)
        )
        about = endings[because].attributes
        if about["caring_ends"]:
            Relationship.objects.filter(carer=carer, ended_on=None).update(ended_on=on, ended_because=because)
        if because == "died_person" and (plan := _running(carer)):
            _look_after_bereavement(plan, on, today)
        else:
            Plan.objects.filter(carer=carer, state__in=["agreed", "suspended", "draft", "sent_back"]).update(
                state=Plan.State.ENDED, ended_on=on, ended_because=because
            )
            Clock.objects.filter(carer=carer, done_on=None, stopped_on=None).update(stopped_on=today)
            carer.ended_on, carer.ended_because = on, because
            carer.save(update_fields=["ended_on", "ended_because"])
            stages.reached(carer, Carer.Stage.ENDED)
        if about["transition"]:
            begin_transition(carer, about["transition"], on=on, words=words, by=by)


def come_back(carer: Carer, *, by: User) -> None:
    """Open an ended record again, as it was, for a carer who returns."""
    with action("open an ended record again", by=by):
        carer.ended_on, carer.ended_because = None, ""
        carer.save(update_fields=["ended_on", "ended_because"])
        stages.reached(carer, Carer.Stage.FOUND)


def _running(carer: Carer) -> Plan | None:
    return Plan.objects.filter(carer=carer, state__in=["agreed", "suspended"]).first()


def _look_after_bereavement(plan: Plan, died_on: date, today: date) -> None:
    key = "reviewing.days.after_bereavement"
    days = int(policy.value(key, on=today, override=local_values().get(key)))
    due_on = max(died_on + timedelta(days=days), today)
    plan.review_on = due_on
    plan.save(update_fields=["review_on", "changed_at"])
    clocks.start(plan.carer, "review", from_on=today, due_on=due_on, record=plan.pk, pack=key)
