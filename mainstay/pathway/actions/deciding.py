"""Everything that changes a decision: derived, written, overridden, made final, given to the carer."""

from collections.abc import Mapping, Sequence
from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.engines.eligibility import DUTY
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.finishing import finish
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Assessment, Carer, Decision
from mainstay.pathway.queries.deciding import Derived, derived, reasons_not_final_yet
from mainstay.pathway.rules import deciding as rules
from mainstay.pathway.rules.editions import reasons_if_changed

# Of 2003 to 2015, where critical meant that the council must act.
_MUST_RESPOND = "facs"


class CannotDecide(Refused):
    """The decision was left as it was; ``reasons`` has every one as a sentence."""


def derive(
    assessment: Assessment, *, by: User, today: date, also: Mapping[str, str] | None = None
) -> Decision:
    """Derive a tentative decision from a completed assessment by the rules of its day, or raise CannotDecide.

    also: answers to questions that the assessment left open. A tentative decision of the same assessment is derived
    anew; a final one stands until the new one is final too.
    """
    with action("derive a decision", by=by):
        # Locked, because two people may derive from it at once.
        assessment = (
            Assessment.objects.select_for_update(of=("self",)).select_related("carer").get(pk=assessment.pk)
        )
        made = derived(assessment, also)
        titles = [title for _question, title, _answers in made.missing]
        refuse_if(CannotDecide, rules.reasons_not_to_derive(state=assessment.state, missing=titles))
        kept = assessment.decisions.filter(test=made.rules.test).exclude(state=Decision.State.REPLACED)
        final = kept.filter(state=Decision.State.FINAL).first()
        decision = kept.filter(state=Decision.State.TENTATIVE).first() or Decision(replaces=final)
        _derive_into(decision, assessment, made, today)
        decision.decided_by = by
        decision.save()
        reached(assessment.carer, Carer.Stage.DECIDING)
        _must_respond(decision, today)
        return decision


def _derive_into(decision: Decision, assessment: Assessment, made: Derived, today: date) -> None:
    outcome = made.result.outcome
    assert outcome is not None, "a missing answer was refused before"
    decision.authority_id, decision.carer = assessment.authority_id, assessment.carer
    decision.assessment, decision.test = assessment, made.rules.test
    decision.rules_from = date.fromisoformat(made.rules.from_on)
    decision.rules, decision.answers = made.rules.as_data(), made.answers
    decision.result, decision.derived = made.result.as_data(), outcome
    decision.decided, decision.override_reason = outcome, ""
    decision.tentative_on = today


def _must_respond(decision: Decision, today: date) -> None:
    if decision.test == _MUST_RESPOND and decision.derived == DUTY:
        clocks.start(decision.carer, "respond", from_on=today, due_on=today, record=decision.pk)


def edition_of(decision: Decision) -> int:
    """Return which edition of a tentative decision this is, for a form to carry."""
    return int(decision.changed_at.timestamp() * 1_000_000)


def write(
    decision: Decision,
    *,
    why: str,
    carers_words: str,
    advice: Sequence[Mapping[str, str]],
    edition: int | None = None,
    by: User,
) -> Decision:
    """Write the reasons, the carer's words and the advice that go with a tentative decision, or raise CannotDecide."""
    with action("write the reasons of a decision", by=by):
        decision = _locked(decision)
        refuse_if(
            CannotDecide, rules.reasons_not_to_change(state=decision.state) + _meanwhile(decision, edition)
        )
        decision.why, decision.carers_words = why.strip(), carers_words.strip()
        decision.advice = [dict(each) for each in advice]
        decision.save(update_fields=["why", "carers_words", "advice", "changed_at"])
        return decision


def override(
    decision: Decision, *, decided: str, reason: str, edition: int | None = None, by: User, today: date
) -> Decision:
    """Decide otherwise than the rules, with a reason, or go back to what they say; or raise CannotDecide."""
    with action("override what the rules decide", by=by):
        decision = _locked(decision)
        reasons = rules.reasons_not_to_override(
            state=decision.state, derived=decision.derived, decided=decided, reason=reason
        )
        refuse_if(CannotDecide, reasons + _meanwhile(decision, edition))
        decision.decided, decision.decided_by = decided, by
        decision.override_reason = reason.strip() if decided != decision.derived else ""
        decision.save(update_fields=["decided", "decided_by", "override_reason", "changed_at"])
        return decision


def make_final(decision: Decision, *, by: User, today: date) -> Decision:
    """Make a decision final, with its letter, in place of the one before it; or raise CannotDecide.

    From then on the database keeps it as it is. The carer moves on to a plan, or is advised with none.
    """
    with action("make a decision final", by=by):
        decision = _locked(decision)
        refuse_if(CannotDecide, reasons_not_final_yet(decision, today))
        return finish(decision, by=by, today=today)


def give(decision: Decision, *, on: date, by: User, today: date) -> Decision:
    """Note the day on which the carer was given the letter, or raise CannotDecide."""
    with action("give a decision to the carer", by=by):
        decision = _locked(decision)
        reasons = rules.reasons_not_to_give(
            state=decision.state, final_on=decision.final_on, on=on, today=today
        )
        refuse_if(CannotDecide, reasons)
        decision.given_on = on
        decision.save(update_fields=["given_on", "changed_at"])
        clocks.done(decision.carer, "decision", on=on, record=decision.assessment_id)
        clocks.done(decision.carer, "decision", on=on)
        return decision


def _locked(decision: Decision) -> Decision:
    found = Decision.objects.select_for_update(of=("self",))
    return found.select_related("carer__person", "assessment", "authority").get(pk=decision.pk)


def _meanwhile(decision: Decision, edition: int | None) -> list[str]:
    return [] if edition is None else reasons_if_changed(edition, edition_of(decision))
