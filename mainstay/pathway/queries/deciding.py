"""What was decided for a carer, and what the rules make of an assessment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.engines.eligibility import NONE, Result, RuleSet, decide
from mainstay.pathway.models import Assessment, Challenge, Clock, Decision
from mainstay.pathway.queries.rule_sets import rules_for
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules.deciding import answers_to_decide, reasons_not_final


@dataclass(frozen=True)
class Derived:
    """What the rules make of an assessment's answers, before anything is kept."""

    rules: RuleSet
    answers: dict[str, Any]
    result: Result

    @property
    def missing(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Every answer that could still change the outcome: its question, its title, and what can be answered."""
        return [(question, *asked_by(self.rules, question)) for question in self.result.missing]


def asked_by(rules: RuleSet, question: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the title of what asks this question, and its answers with their words, in the rules' order."""
    limb = next(each for each in rules.limbs if each.asks == question)
    order = [code for code in rules.words if code in {*limb.meets, *limb.fails}]
    return limb.title, [(code, limb.words.get(code) or rules.words[code]) for code in order]


def derived(assessment: Assessment, also: Mapping[str, str] | None = None) -> Derived:
    """Return what the rules of its day make of an assessment. also: answers that were given when deciding."""
    rules = rules_for(assessment)
    answers = {**assessment.answers, **(also or {})}
    needs = [each.code for each in decide(rules, answers).limbs if each.code.startswith("need_") and each.met]
    whole = answers_to_decide(
        assessment.answers, needs_found=assessment.needs_found, also=also or {}, needs=needs
    )
    kept = {question: whole[question] for question in rules.questions if question in whole}
    return Derived(rules, kept | _beside(whole), decide(rules, whole))


def _beside(answers: Mapping[str, Any]) -> dict[str, Any]:
    # No limb reads them, and they are part of what was found.
    return {name: answers[name] for name in ("wellbeing", "sufficient_breaks") if name in answers}


def decisions_visible_to(user: User) -> QuerySet[Decision]:
    """Return the decisions of the carers whose records the user may open, newest first."""
    decisions = Decision.objects.filter(carer__in=carers_visible_to(user))
    return decisions.select_related(
        "assessment__self_assessment", "carer__person", "authority", "decided_by", "replaces"
    )


def challenges_visible_to(user: User) -> QuerySet[Challenge]:
    """Return what carers said is not right, for the carers whose records the user may open; the open ones first."""
    found = Challenge.objects.filter(carer__in=carers_visible_to(user)).order_by("answered_on", "on", "pk")
    return found.select_related("decision", "carer__person", "answered_by")


def assessments_to_decide(user: User, carer_id: int) -> QuerySet[Assessment]:
    """Return a carer's completed assessments that have no decision yet."""
    of_carer = Assessment.objects.filter(carer__in=carers_visible_to(user), carer=carer_id)
    return of_carer.filter(state=Assessment.State.COMPLETED, decisions=None).select_related("authority")


def assessments_visible_to(user: User) -> QuerySet[Assessment]:
    """Return the completed assessments of the carers whose records the user may open."""
    found = Assessment.objects.filter(carer__in=carers_visible_to(user), state=Assessment.State.COMPLETED)
    return found.select_related("authority", "carer__person", "self_assessment")


def in_force(carer_id: int) -> Decision | None:
    """Return the carer's final decision that no later one has replaced; the newest, where there are two."""
    return Decision.objects.filter(carer=carer_id, state=Decision.State.FINAL).order_by("-final_on").first()


def plan_follows(decided: str) -> bool:
    """Return whether a plan comes after this outcome."""
    return decided != NONE


def advice_topics() -> list[tuple[str, str, str]]:
    """Return the topics of advice that may go with any decision: code, title, text."""
    topics = policy.entry("eligibility.advice").values[-1].value
    return [(each.code, each.title, each.description) for each in topics]


def advice_of(topics: Sequence[str], more: str) -> list[dict[str, str]]:
    """Return advice as a decision keeps it: topics by their codes, and what was written for this carer alone."""
    found = [
        {"code": code, "title": title, "text": text}
        for code, title, text in advice_topics()
        if code in topics
    ]
    return [*found, {"code": "more", "title": "", "text": more.strip()}] if more.strip() else found


def later_than(decision: Decision) -> Decision | None:
    """Return the decision that is to replace this one, or has; None where there is none."""
    return Decision.objects.filter(replaces=decision).order_by("-pk").first()


def reasons_not_final_yet(decision: Decision, today: date) -> list[str]:
    """Return every reason why a decision cannot be made final yet, as sentences to show."""
    return reasons_not_final(
        state=decision.state,
        why=decision.why,
        advice=decision.advice,
        assessed_on=decision.assessment.completed_on,
        today=today,
    )


def due_of(challenge: Challenge) -> date | None:
    """Return the day by which a challenge is to be answered; None once it is."""
    running = Clock.objects.filter(
        carer=challenge.carer_id, what="challenge", record=challenge.pk, done_on=None, stopped_on=None
    ).first()
    return running.due_on if running else None
