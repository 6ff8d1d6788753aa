"""Support stands still for a while, the whole plan or one part of it, and goes on again."""

from datetime import date, timedelta

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.local.queries import local_values
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.changing import begin_transition
from mainstay.pathway.models import Pause, Plan, Support
from mainstay.pathway.rules import reviewing as rules

CLOCK, DAYS = "resume", "reviewing.days.pause"
_DAY = timedelta(days=1)


class CannotPause(Refused):
    """Support goes on, or stands still, as it did; ``reasons`` has every one as a sentence."""


def pause(
    plan: Plan,
    *,
    from_on: date,
    to_on: date | None,
    why: str,
    words: str = "",
    support: Support | None = None,
    by: User,
    today: date,
) -> Pause:
    """Let a plan, or one support of it, stand still; or raise CannotPause.

    The day after the last is the day by which it is taken up again; where no last day is known, somebody looks at it
    after the days of reviewing.days.pause.
    """
    with action("let support stand still", by=by):
        plan = Plan.objects.select_for_update(of=("self",)).select_related("carer__worker").get(pk=plan.pk)
        refuse_if(
            CannotPause,
            rules.reasons_not_to_pause(
                from_on=from_on,
                to_on=to_on,
                plan_began=plan.starts_on,
                today=today,
                state=plan.state,
                support=support.state if support else None,
            ),
        )
        if support is None:
            plan.state = Plan.State.SUSPENDED
            plan.edition += 1
            plan.save(update_fields=["state", "edition", "changed_at"])
        else:
            support.state = Support.State.SUSPENDED
            support.save(update_fields=["state", "changed_at"])
        made = Pause.objects.create(
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
        _owe_resuming(made, plan, today)
        whys = {item.code: item for item in policy.items("pathway.pauses", on=today)}
        if change := whys[why].attributes.get("transition"):
            begin_transition(plan.carer, change, on=from_on, words=words, by=by)
        return made


def take_up_again(pause: Pause, *, by: User, today: date) -> None:
    """Let what stood still go on from today, or raise CannotPause."""
    with action("take support up again", by=by):
        now = (
            Pause.objects.select_for_update(of=("self",))
            .select_related("plan__carer", "support")
            .get(pk=pause.pk)
        )
        still = (now.support or now.plan).state == "suspended"
        refuse_if(CannotPause, [] if still else ["This goes on already, or has ended."])
        yesterday = max(today - _DAY, now.from_on)
        now.to_on = yesterday if now.to_on is None else min(now.to_on, yesterday)
        now.save(update_fields=["to_on"])
        if now.support is None:
            now.plan.state = Plan.State.AGREED
            now.plan.edition += 1
            now.plan.save(update_fields=["state", "edition", "changed_at"])
        else:
            now.support.state = Support.State.ARRANGED
            now.support.save(update_fields=["state", "changed_at"])
        clocks.done(now.plan.carer, CLOCK, on=today, record=now.pk)


def _owe_resuming(pause: Pause, plan: Plan, today: date) -> None:
    days = int(policy.value(DAYS, on=today, override=local_values().get(DAYS)))
    clocks.start(
        plan.carer,
        CLOCK,
        from_on=pause.from_on,
        due_on=pause.to_on + _DAY if pause.to_on else max(pause.from_on + timedelta(days=days), today),
        record=pause.pk,
        pack="" if pause.to_on else DAYS,
        for_user=plan.carer.worker,
    )
