"""Writing an emergency plan, putting it in force, and looking at it again."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Max

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions import clocks
from mainstay.pathway.models import Carer, EmergencyPlan
from mainstay.pathway.queries import emergency as queries
from mainstay.pathway.rules import emergency as rules
from mainstay.pathway.rules.editions import reasons_if_changed

State = EmergencyPlan.State
REVIEW = "emergency_review"


class CannotPlan(Refused):
    """The emergency plan is as it was."""


def write_plan(
    carer: Carer, content: Mapping[str, str], *, seen: int, by: User, today: date
) -> EmergencyPlan:
    """Keep what was written as a draft, or raise CannotPlan; the one in force stays until the draft takes its place.

    seen: the edition of the draft that was typed from; 0 where there was none.
    """
    with action("write an emergency plan", by=by):
        # Locked, because the carer may be writing on it too.
        carer = Carer.objects.select_for_update(of=("self",), no_key=True).get(pk=carer.pk)
        every = EmergencyPlan.objects.filter(carer=carer)
        draft = every.filter(state=State.DRAFT).order_by("-number").first()
        reasons = reasons_if_changed(seen, draft.edition if draft else 0)
        refuse_if(CannotPlan, reasons + rules.reasons_not_to_keep(content, queries.sections(today)))
        kept = {code: text.strip() for code, text in content.items() if text.strip()}
        if draft is None:
            number = (every.aggregate(most=Max("number"))["most"] or 0) + 1
            return EmergencyPlan.objects.create(
                authority_id=carer.authority_id, carer=carer, number=number, content=kept, written_by=by
            )
        draft.content, draft.written_by, draft.edition = kept, by, draft.edition + 1
        draft.save(update_fields=["content", "written_by", "edition", "changed_at"])
        return draft


def put_in_force(plan: EmergencyPlan, *, review_on: date | None, by: User, today: date) -> EmergencyPlan:
    """Let a draft take the place of the edition in force, card and all; or raise CannotPlan with every reason."""
    with action("put an emergency plan in force", by=by):
        carer = Carer.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.carer_id)
        plan = EmergencyPlan.objects.get(pk=plan.pk)
        reasons = rules.reasons_not_in_force(
            plan.content,
            queries.sections(today),
            draft=plan.state == State.DRAFT,
            most=queries.most_letters(today),
            review_on=review_on,
            latest=queries.latest_review(today),
            today=today,
        )
        refuse_if(CannotPlan, reasons)
        before = EmergencyPlan.objects.filter(carer=carer, state=State.IN_FORCE).first()
        if before is not None:
            # The card in somebody's wallet opens the newest page.
            plan.code_hash, plan.code_made_on = before.code_hash, before.code_made_on
            before.state, before.code_hash = State.REPLACED, ""
            before.save(update_fields=["state", "code_hash", "changed_at"])
        plan.state, plan.in_force_on, plan.review_on = State.IN_FORCE, today, review_on
        plan.edition += 1
        plan.save()
        _owe_review(carer, plan, today)
        return plan


def still_holds(plan: EmergencyPlan, *, review_on: date | None, by: User, today: date) -> EmergencyPlan:
    """Note that a plan in force was looked at and still holds, until another day; or raise CannotPlan."""
    with action("look at an emergency plan again", by=by):
        plan = _locked(plan)
        reasons = [] if plan.state == State.IN_FORCE else ["Only the plan in force is looked at again."]
        latest = queries.latest_review(today)
        refuse_if(CannotPlan, reasons + rules.reasons_not_to_review(review_on, latest=latest, today=today))
        plan.review_on = review_on
        plan.edition += 1
        plan.save(update_fields=["review_on", "edition", "changed_at"])
        clocks.done(plan.carer, REVIEW, on=today)
        _owe_review(plan.carer, plan, today)
        return plan


def end_plan(plan: EmergencyPlan, *, by: User, today: date) -> EmergencyPlan:
    """End the plan in force, as when the caring ends: its card opens nothing any more."""
    with action("end an emergency plan", by=by):
        plan = _locked(plan)
        refuse_if(
            CannotPlan, [] if plan.state == State.IN_FORCE else ["Only the plan in force can be ended."]
        )
        plan.state, plan.code_hash = State.ENDED, ""
        plan.edition += 1
        plan.save(update_fields=["state", "code_hash", "edition", "changed_at"])
        clocks.stop(plan.carer, REVIEW, on=today)
        return plan


def _locked(plan: EmergencyPlan) -> EmergencyPlan:
    found = EmergencyPlan.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("carer").get(pk=plan.pk)


def _owe_review(carer: Carer, plan: EmergencyPlan, today: date) -> None:
    assert plan.review_on is not None, "a plan in force has a day on which it is looked at again"
    clocks.start(carer, REVIEW, from_on=today, due_on=plan.review_on, pack="emergency.review.months")
