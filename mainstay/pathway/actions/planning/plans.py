"""A plan is begun, from the last one where there is one, written on, agreed with the carer, and given to them."""

from datetime import date
from typing import Any

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Assessment, Carer, Decision, PersonalOutcome, Plan, Support
from mainstay.pathway.rules import plans as rules
from mainstay.pathway.rules.editions import reasons_if_changed

_CARRIED = ("category", "break_pattern", "contingency", "risk_of_doing", "risk_of_not_doing")
_OF_SUPPORT = (
    *(
        "authority_id",
        "carer_id",
        "intervention",
        "words",
        "kind_of_break",
        "with_person",
        "planned",
        "for_person",
    ),
    *(
        "for_sufficient_breaks",
        "paid",
        "service_id",
        "unit",
        "a_week",
        "weeks",
        "price_pence",
        "wishes",
        "place",
    ),
)
# What stands still goes on in the new plan: it was arranged.
_FOUND = {
    Support.State.CHOSEN: Support.State.CHOSEN,
    Support.State.ARRANGED: Support.State.ARRANGED,
    Support.State.SUSPENDED: Support.State.ARRANGED,
}
_OVER = (Support.State.ENDED, Support.State.UNMET)


class CannotPlan(Refused):
    """A plan cannot be begun or written on; ``reasons`` has every one as a sentence."""


def begin(carer: Carer, *, by: User, today: date) -> Plan:
    """Begin a plan, filled with what the last one says, or raise CannotPlan.

    What was arranged under the last plan stays arranged in the new one, until it is changed.
    """
    with action("begin a plan", by=by):
        # Locked, because two workers may begin at once.
        carer = Carer.objects.select_for_update().get(pk=carer.pk)
        plans = list(Plan.objects.filter(carer=carer).order_by("number"))
        refuse_if(
            CannotPlan,
            rules.reasons_not_to_begin([each.state for each in plans], ended=carer.ended_on is not None),
        )
        last = plans[-1] if plans else None
        plan = Plan.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            number=last.number + 1 if last else 1,
            assessment=_newest_assessment(carer),
            decision=Decision.objects.filter(carer=carer, state="final").order_by("-pk").first(),
            previous=last,
            written_by=by,
            **({name: getattr(last, name) for name in _CARRIED} if last else {}),
        )
        if last:
            _carry(last, plan)
        if not runs(carer):
            reached(carer, Carer.Stage.PLANNING)
        return plan


def _newest_assessment(carer: Carer) -> Assessment | None:
    done = Assessment.objects.filter(carer=carer, state=Assessment.State.COMPLETED)
    return done.order_by("-completed_on", "-pk").first()


def _carry(last: Plan, plan: Plan) -> None:
    for outcome in last.outcomes.prefetch_related("supports"):
        copy = PersonalOutcome.objects.create(
            authority_id=plan.authority_id,
            carer_id=plan.carer_id,
            plan=plan,
            words=outcome.words,
            outcomes=outcome.outcomes,
            place=outcome.place,
        )
        Support.objects.bulk_create(
            Support(
                plan=plan,
                outcome=copy,
                state=_FOUND.get(Support.State(each.state), Support.State.WANTED),
                **{name: getattr(each, name) for name in _OF_SUPPORT},
            )
            for each in outcome.supports.all()
            if each.state not in _OVER
        )


def runs(carer: Carer) -> bool:
    """Return whether a plan of the carer's is agreed and has not ended."""
    return Plan.objects.filter(carer=carer, state__in=(Plan.State.AGREED, Plan.State.SUSPENDED)).exists()


def write(plan: Plan, said: dict[str, Any], *, seen: int, by: User) -> Plan:
    """Write fields of a plan, or raise CannotPlan. seen: the edition that the writer had before them.

    What the carer agreed to was the plan as it stood, so a change asks for their agreement anew.
    """
    with action("write a plan", by=by):
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        refuse_if(
            CannotPlan, rules.reasons_not_to_change(plan.state) or reasons_if_changed(seen, plan.edition)
        )
        for name, value in said.items():
            setattr(plan, name, value)
        return changed(plan)


def open_to_change(plan: Plan) -> Plan:
    """Return the plan locked for a change inside the action that makes it, or raise CannotPlan."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    refuse_if(CannotPlan, rules.reasons_not_to_change(plan.state))
    return plan


def changed(plan: Plan) -> Plan:
    """Save a plan that now says something else than the carer agreed to."""
    plan.carer_agreed_on = None
    plan.edition += 1
    plan.save()
    return plan


def note_agreement(plan: Plan, on: date, *, by: User, today: date) -> Plan:
    """Note that the carer agreed to the plan as it stands, or raise CannotPlan."""
    with action("note that a carer agreed to a plan", by=by):
        plan = open_to_change(plan)
        refuse_if(CannotPlan, [] if on <= today else ["Enter the day the carer agreed, today or before."])
        plan.carer_agreed_on = on
        plan.edition += 1
        plan.save()
        return plan


def give_copy(plan: Plan, *, by: User, today: date) -> Plan:
    """Note that the carer was given a copy of the plan."""
    with action("give a carer a copy of a plan", by=by):
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        plan.copy_given_on = today
        plan.edition += 1
        plan.save(update_fields=["copy_given_on", "edition", "changed_at"])
        return plan
