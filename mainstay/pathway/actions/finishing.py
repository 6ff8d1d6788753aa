"""What follows when a decision is final: its letter, the one it replaces, and the next step of the carer."""

from datetime import date

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.engines.eligibility import Result, RuleSet
from mainstay.local.queries import local_values
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.letters.decision import Around, letter
from mainstay.pathway.models import Carer, Clock, Decision
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.queries.deciding import plan_follows

_PLAN_DAYS, _ANSWER_DAYS = "eligibility.days.plan", "eligibility.days.challenge"


def finish(decision: Decision, *, by: User, today: date) -> Decision:
    """Make a checked and locked decision final. Called inside the action that decides so."""
    plan_by = _plan_clock(decision, today) if plan_follows(decision.decided) else None
    decision.letter = _letter(decision, plan_by, today)
    decision.state, decision.final_on, decision.decided_by = Decision.State.FINAL, today, by
    before = _before(decision)
    if before is not None and decision.replaces_id is None:
        decision.replaces = before
    if before is not None:
        before.state = Decision.State.REPLACED
        before.save(update_fields=["state", "changed_at"])
    decision.save()
    clocks.done(decision.carer, "respond", on=today, record=decision.pk)
    reached(decision.carer, Carer.Stage.PLANNING if plan_by else Carer.Stage.ADVISED)
    return decision


def _before(decision: Decision) -> Decision | None:
    """The carer's decision in force until now, unless it is of a later assessment, as when history is typed in."""
    assessed = decision.assessment.completed_on
    earlier = Decision.objects.filter(carer=decision.carer_id, state=Decision.State.FINAL)
    return earlier.filter(assessment__completed_on__lte=assessed).order_by("-final_on").first()


def _plan_clock(decision: Decision, today: date) -> date:
    running = Clock.objects.filter(
        carer=decision.carer_id, what="plan", done_on=None, stopped_on=None
    ).first()
    if running is not None:
        # One that the law set when the carer was found runs on.
        return running.due_on
    due = due_by(decision.authority, _PLAN_DAYS, today)
    clocks.start(decision.carer, "plan", from_on=today, due_on=due, pack=_PLAN_DAYS)
    return due


def _letter(decision: Decision, plan_by: date | None, today: date) -> dict[str, object]:
    person = decision.carer.person
    around = Around(
        to=person.name if person else "",
        address="\n".join(each for each in (person.address, person.postcode) if each) if person else "",
        authority=decision.authority.name,
        plan_by=plan_by,
        answer_days=int(policy.value(_ANSWER_DAYS, today, override=local_values().get(_ANSWER_DAYS))),
        ombudsman=ombudsman(decision.authority.nation),
    )
    return letter(
        Result.from_data(decision.result),
        RuleSet.from_data(decision.rules),
        decided=decision.decided,
        why=decision.why,
        carers_words=decision.carers_words,
        advice=decision.advice,
        overridden=decision.override_reason,
        around=around,
        today=today,
    ).as_data()


def ombudsman(nation: str) -> dict[str, str]:
    """Return who looks at a complaint after the authority's own answer; empty where none is at hand."""
    for each in policy.entry("eligibility.challenging").values[-1].value:
        if each.attributes["nation"] == nation:
            return {"name": each.title, "href": each.attributes["href"]}
    return {}
