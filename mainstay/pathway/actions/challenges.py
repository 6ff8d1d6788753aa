"""A carer says that something is not right: written down, answered with reasons, and acted on where they are right."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.engines.eligibility import RuleSet, decide
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Carer, Challenge, Decision
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.rules import challenges as rules

_DAYS = "eligibility.days.challenge"


class CannotChallenge(Refused):
    """Nothing was changed; ``reasons`` has every reason as a sentence."""


def challenge(
    carer: Carer,
    *,
    words: str,
    about: str = rules.DECISION,
    decision: Decision | None = None,
    by: User,
    today: date,
) -> Challenge:
    """Write down that a carer does not agree, and start the clock for the answer; or raise CannotChallenge.

    about: "decision", "plan" or "budget". by: the carer, or whoever writes it down for them.
    """
    with action("challenge what was decided", by=by):
        state = decision.state if decision else None
        refuse_if(CannotChallenge, rules.reasons_not_to_challenge(words=words, state=state, about=about))
        made = Challenge.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            decision=decision,
            about=about,
            words=words.strip(),
            on=today,
        )
        due = due_by(carer.authority, _DAYS, today)
        clocks.start(carer, "challenge", from_on=today, due_on=due, record=made.pk, pack=_DAYS)
        return made


def answer(challenge: Challenge, *, answered: str, words: str, by: User, today: date) -> Challenge:
    """Answer a challenge with reasons, or raise CannotChallenge. Where it is upheld, a new tentative decision begins.

    answered: "upheld" or "kept".
    """
    with action("answer a challenge", by=by):
        found = _locked(challenge)
        reasons = rules.reasons_not_to_answer(state=found.state, answered=answered, answer=words)
        refuse_if(CannotChallenge, reasons)
        _close(found, answered, words.strip(), by, today)
        if answered == Challenge.State.UPHELD and found.decision is not None:
            _decide_again(found.decision, today)
        return found


def take_back(challenge: Challenge, *, by: User, today: date) -> Challenge:
    """Note that the carer takes a challenge back, or raise CannotChallenge."""
    with action("take back a challenge", by=by):
        found = _locked(challenge)
        refuse_if(CannotChallenge, rules.reasons_not_to_take_back(state=found.state))
        return _close(found, Challenge.State.WITHDRAWN, "", by, today)


def _close(found: Challenge, state: str, words: str, by: User, today: date) -> Challenge:
    found.state, found.answer = state, words
    found.answered_on, found.answered_by = today, by
    found.save(update_fields=["state", "answer", "answered_on", "answered_by", "changed_at"])
    clocks.done(found.carer, "challenge", on=today, record=found.pk)
    return found


def _decide_again(before: Decision, today: date) -> None:
    """Begin a new decision on the same answers and rules; the one before stands until the new one is final."""
    same = Decision.objects.filter(assessment=before.assessment_id, test=before.test)
    if same.filter(state=Decision.State.TENTATIVE).exists():
        return
    result = decide(RuleSet.from_data(before.rules), before.answers)
    Decision.objects.create(
        authority_id=before.authority_id,
        carer=before.carer,
        assessment=before.assessment,
        test=before.test,
        rules_from=before.rules_from,
        rules=before.rules,
        answers=before.answers,
        result=result.as_data(),
        derived=before.derived,
        decided=before.derived,
        carers_words=before.carers_words,
        advice=before.advice,
        tentative_on=today,
        replaces=before,
    )
    reached(before.carer, Carer.Stage.DECIDING)


def _locked(challenge: Challenge) -> Challenge:
    found = Challenge.objects.select_for_update(of=("self",))
    return found.select_related("carer", "decision__carer", "decision__assessment").get(pk=challenge.pk)
