"""When a carer's life changes: a checklist is opened, ticked and closed; somebody else is asked for to give support."""

from datetime import date, timedelta

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions import clocks, wishes
from mainstay.pathway.actions.brokering.queue import queue
from mainstay.pathway.models import BrokerRequest, Carer, Support, Transition, Wish
from mainstay.pathway.rules import editions, reviewing


class CannotChange(Refused):
    """Everything stands as it was."""


def begin_transition(
    carer: Carer, kind: str, *, on: date, words: str = "", after: str = "", by: User
) -> Transition:
    """Open the checklist of a change, as the pack has it that day; the one that is open already comes back instead.

    after: the reason of pathway.endings that it follows, which leaves out what nobody is there to do it with.
    """
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
            if kind in item.attributes["transitions"] and after not in item.attributes["not_after"]
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
        if now.closed_on:
            raise CannotChange(["This checklist is closed. Open the change again to go on with it."])
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
        now = Transition.objects.select_for_update().get(pk=transition.pk)
        refuse_if(CannotChange, ["This checklist is closed already."] if now.closed_on else [])
        now.closed_on = today
        now.edition += 1
        now.save(update_fields=["closed_on", "edition", "changed_at"])
        clocks.stop(now.carer, "transition", on=today, record=now.pk)


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


def change_provider(
    support: Support, *, words: str, answer: str = "", wish: Wish | None = None, by: User, today: date
) -> BrokerRequest:
    """Look for somebody else to give a support, as the carer asked, or raise CannotChange.

    Who gives it now goes on until another is arranged, and is kept with the support. words: what would be better, kept
    with what matters to the carer. wish: what they asked for, answered with ``answer`` in the same breath.
    """
    with action("look for another provider", by=by):
        now = (
            Support.objects.select_for_update(of=("self",)).select_related("plan", "carer").get(pk=support.pk)
        )
        reasons = reviewing.reasons_not_to_change_provider(
            plan=now.plan.state, support=now.state, words=words
        )
        refuse_if(CannotChange, reasons)
        said = [now.wishes.get("words", ""), words.strip()]
        now.wishes = now.wishes | {"words": "\n".join(filter(None, said)), "same_provider": False}
        now.state = Support.State.AGREED
        now.save(update_fields=["wishes", "state", "changed_at"])
        asked = queue(now, by=by, today=today, needed_by=today)
        if wish is not None:
            wishes.answer(wish, done=True, answer=answer, by=by, today=today)
        return asked
