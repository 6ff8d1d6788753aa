"""What the carer wants to reach, in their words, and which of the five outcomes it belongs to."""

from collections.abc import Sequence

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import refuse_if
from mainstay.pathway.actions.planning.plans import CannotPlan, changed, open_to_change
from mainstay.pathway.models import PersonalOutcome, Plan


def add_outcome(plan: Plan, words: str, outcomes: Sequence[str], *, by: User) -> PersonalOutcome:
    """Add something the carer wants to reach, or raise CannotPlan. outcomes: codes of model.outcomes."""
    with action("add a personal outcome", by=by):
        plan = open_to_change(plan)
        refuse_if(CannotPlan, _missing(words, outcomes))
        added = PersonalOutcome.objects.create(
            authority_id=plan.authority_id,
            carer_id=plan.carer_id,
            plan=plan,
            words=words.strip(),
            outcomes=list(outcomes),
            place=plan.outcomes.count() + 1,
        )
        changed(plan)
        return added


def change_outcome(
    outcome: PersonalOutcome, words: str, outcomes: Sequence[str], *, by: User
) -> PersonalOutcome:
    """Put something the carer wants to reach in other words, or raise CannotPlan."""
    with action("change a personal outcome", by=by):
        plan = open_to_change(outcome.plan)
        refuse_if(CannotPlan, _missing(words, outcomes))
        outcome.words, outcome.outcomes = words.strip(), list(outcomes)
        outcome.save(update_fields=["words", "outcomes", "changed_at"])
        changed(plan)
        return outcome


def remove_outcome(outcome: PersonalOutcome, *, by: User) -> None:
    """Take something out of a plan that is being written, with what was to help with it; or raise CannotPlan."""
    with action("remove a personal outcome", by=by):
        plan = open_to_change(outcome.plan)
        outcome.delete()
        changed(plan)


def _missing(words: str, outcomes: Sequence[str]) -> list[str]:
    reasons = [] if words.strip() else ["Write down what the carer wants to reach, in their own words."]
    return reasons if outcomes else [*reasons, "Choose at least one of the five outcomes."]
