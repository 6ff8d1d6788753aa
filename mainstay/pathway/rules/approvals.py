"""Who has to agree to a plan, in what order, and what an answer needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from mainstay.directory.rules.payments import pounds

WORKER, MANAGER, PANEL, FINANCE = "worker", "manager", "panel", "finance"
ORDER = (WORKER, MANAGER, PANEL, FINANCE)
AGREED, SENT_BACK, REFUSED = "agreed", "sent_back", "refused"
ANSWERS = (AGREED, SENT_BACK, REFUSED)


@dataclass(frozen=True)
class Limits:
    """What each may agree to alone, and from when finance is asked: whole pence a year."""

    worker_pence: int
    manager_pence: int
    finance_pence: int
    own_idea_pence: int


@dataclass(frozen=True)
class Step:
    """One step of the chain, and why the plan goes through it."""

    code: str
    because: str


def chain(
    year_pence: int, own_ideas: Sequence[int], limits: Limits, *, sent_to_panel: bool = False
) -> list[Step]:
    """Return the steps a plan goes through, in order, each with its reason; at least one.

    own_ideas: what each paid own idea costs in a year. sent_to_panel: a manager wants the panel to see it.
    """
    unusual = max(own_ideas, default=0) > limits.own_idea_pence
    if year_pence <= limits.worker_pence and not unusual and not sent_to_panel:
        return [
            Step(
                WORKER, f"It costs no more than the {pounds(limits.worker_pence)} a year a worker may agree."
            )
        ]
    steps = [Step(MANAGER, _why_manager(year_pence, limits))]
    if year_pence > limits.manager_pence:
        steps.append(
            Step(PANEL, f"It costs more than the {pounds(limits.manager_pence)} a year a manager may agree.")
        )
    elif unusual:
        steps.append(
            Step(PANEL, f"An idea of the carer's own costs more than {pounds(limits.own_idea_pence)} a year.")
        )
    elif sent_to_panel:
        steps.append(Step(PANEL, "The manager wants the panel to see it."))
    if year_pence >= max(limits.finance_pence, 1):
        steps.append(Step(FINANCE, f"It costs {pounds(limits.finance_pence)} a year or more."))
    return steps


def _why_manager(year_pence: int, limits: Limits) -> str:
    if year_pence > limits.worker_pence:
        return f"It costs more than the {pounds(limits.worker_pence)} a year a worker may agree."
    return "It goes to the panel, and a manager reads it first."


def next_after(step: str, steps: Sequence[Step]) -> Step | None:
    """Return the step that follows in the chain; None after the last."""
    later = [each for each in steps if ORDER.index(each.code) > ORDER.index(step)]
    return later[0] if later else None


@dataclass(frozen=True)
class Answering:
    """Somebody answers one step. wrote: they wrote the plan or put it forward. before: they answered another step."""

    answer: str
    reason: str
    risk_of_not_doing: str
    waiting: bool = True
    allowed: bool = True
    wrote: bool = False
    before: bool = False
    to_panel: bool = False


def reasons_not_to_answer(given: Answering) -> list[str]:
    """Return every reason why the answer cannot be kept, as sentences to show; empty if it can."""
    if not given.waiting:
        return ["This has been answered or taken back already."]
    reasons = []
    if not given.allowed:
        reasons.append("This step is not yours to answer.")
    if given.wrote:
        reasons.append("Nobody approves what they wrote themselves. Somebody else has to answer.")
    if given.before:
        reasons.append("You answered an earlier step of this plan. Somebody else has to answer this one.")
    if given.answer not in ANSWERS:
        reasons.append("Choose an answer.")
    return reasons + _words_missing(given)


def _words_missing(given: Answering) -> list[str]:
    reasons = []
    if given.answer == SENT_BACK and not given.reason.strip():
        reasons.append("Say what has to change before it can be agreed.")
    if given.answer == REFUSED:
        if not given.reason.strip():
            reasons.append("Say why it is refused. The carer will read it.")
        if not given.risk_of_not_doing.strip():
            reasons.append("Say what is risked by not doing it. A refusal without that cannot be kept.")
    if given.to_panel and not given.reason.strip():
        reasons.append("Say why the panel should see it.")
    return reasons


def reasons_not_to_take_back(*, waiting: bool, allowed: bool) -> list[str]:
    """Return why a plan cannot be taken back; empty if it can. allowed: whether the person works with the carer."""
    if not waiting:
        return ["This plan is not waiting for anybody, so there is nothing to take back."]
    return [] if allowed else ["Only whoever works with the carer can take it back."]
