"""What a priority must say to be proposed, and what must be settled before it is decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

PROPOSED, AGREED, DEFERRED, REFUSED = "proposed", "agreed", "deferred", "refused"
DECISIONS = (AGREED, DEFERRED, REFUSED)
_NO_RANKING = "No ranking by carers is recorded for this priority. Record one, or say why there is none."


@dataclass(frozen=True)
class Proposal:
    """A priority as it is proposed. outcomes, interventions, groups: codes of the packs; places: codes of places.

    places, groups: empty is the whole area, and all carers. Costs are whole pence, both or neither.
    """

    title: str
    need: str
    outcomes: Sequence[str]
    interventions: Sequence[str]
    places: Sequence[str] = ()
    groups: Sequence[str] = ()
    cost_low_pence: int | None = None
    cost_high_pence: int | None = None
    cost_note: str = ""
    feasibility: str = ""
    owner: str = ""
    needs_equality: bool = True
    no_equality_reason: str = ""


@dataclass(frozen=True)
class Way:
    """An option: a way to meet the need that is considered. cost_pence: None where it is not known."""

    title: str
    description: str = ""
    cost_pence: int | None = None
    risk_of_doing: str = ""
    risk_of_not_doing: str = ""


@dataclass(frozen=True)
class Decision:
    """What a body decided. decision: one of DECISIONS. no_ranking_reason: where carers ranked nothing, why not."""

    decision: str
    reason: str
    body: str
    decided_on: date
    review_on: date | None
    no_ranking_reason: str = ""


@dataclass(frozen=True)
class Standing:
    """How far a priority is ready to be decided.

    options: how many were considered beside doing nothing. risk_of_not_acting: what is said of doing nothing.
    ranked: whether carers ranked it. chosen: whether an option that does something is chosen.
    equality: every reason of equality that stands in the way, as its own rule gives them.
    """

    state: str
    moved_on: bool
    closed: bool
    evidence: int
    options: int
    does_nothing: bool
    risk_of_not_acting: str
    ranked: bool
    chosen: bool
    owner: str
    equality: Sequence[str]


def reasons_not_to_propose(proposal: Proposal, *, review_closed: bool = False) -> list[str]:
    """Every reason why the priority cannot be written down like this, as sentences to show; empty if it can."""
    reasons = ["This review is closed. Open a new one to propose priorities."] if review_closed else []
    if not proposal.title.strip():
        reasons.append("Enter a title: what would be done, for whom.")
    if not proposal.need.strip():
        reasons.append("Say which need this answers.")
    if not proposal.interventions:
        reasons.append("Choose at least one intervention that would meet the need.")
    if not proposal.outcomes:
        reasons.append("Choose at least one outcome for carers that this is for.")
    low, high = proposal.cost_low_pence, proposal.cost_high_pence
    if (low is None) != (high is None):
        reasons.append(
            "Enter both a lowest and a highest cost, the same twice where it is exact, or neither."
        )
    elif low is not None and high is not None and not 0 <= low <= high:
        reasons.append("Enter a highest cost that is not below the lowest.")
    if not proposal.needs_equality and not proposal.no_equality_reason.strip():
        reasons.append("Say why no equality impact assessment is needed.")
    return reasons


def reasons_not_to_change(state: str) -> list[str]:
    """Every reason why what a priority says cannot be changed; empty if it can."""
    if state == PROPOSED:
        return []
    return [f"This priority is {state}. Open it again before anything it says is changed."]


def reasons_before_deciding(standing: Standing) -> list[str]:
    """Everything still to settle before a priority can be agreed or refused; empty if nothing is."""
    reasons = _of_the_review(standing) + _of_the_grounds(standing)
    if not standing.ranked:
        reasons.append(_NO_RANKING)
    return [*reasons, *standing.equality]


def reasons_not_to_decide(standing: Standing, decision: Decision, *, today: date) -> list[str]:
    """Every reason why this cannot be decided now, as sentences to show; empty if it can.

    Nothing is decided without the risk of not acting (Promoting Variety, principle 7). What is put off stays open,
    so only agreeing and refusing wait for the equality impact assessment.
    """
    if standing.state != PROPOSED:
        return [f"This priority is {standing.state} already. Open it again to decide it anew."]
    reasons = _of_the_review(standing) + _of_the_grounds(standing)
    if not standing.ranked and not decision.no_ranking_reason.strip():
        reasons.append(_NO_RANKING)
    if decision.decision != DEFERRED:
        reasons += standing.equality
    if decision.decision == AGREED:
        reasons += _of_agreeing(standing)
    return reasons + _of_the_decision(decision, today)


def _of_the_review(standing: Standing) -> list[str]:
    if standing.closed:
        return ["This review is closed. Propose the priority in a new one."]
    if not standing.moved_on:
        return ["The review has not moved on to deciding priorities. Settle its key questions first."]
    return []


def _of_the_grounds(standing: Standing) -> list[str]:
    reasons = []
    if not standing.evidence:
        reasons.append("No evidence is linked to this priority. Link what it stands on.")
    if not standing.options:
        reasons.append("No option beside doing nothing has been considered. Add at least one.")
    if not standing.does_nothing:
        reasons.append("Doing nothing has not been considered. Add it as an option.")
    if not standing.risk_of_not_acting.strip():
        reasons.append("The risk of not acting is not recorded. Write it under doing nothing.")
    return reasons


def _of_agreeing(standing: Standing) -> list[str]:
    reasons = []
    if not standing.chosen:
        reasons.append("Choose which option is agreed. Doing nothing is deferred or refused, not agreed.")
    if not standing.owner.strip():
        reasons.append("Say who will see to it: enter an owner on the priority.")
    return reasons


def _of_the_decision(decision: Decision, today: date) -> list[str]:
    reasons = []
    if decision.decision not in DECISIONS:
        reasons.append("Choose whether the priority is agreed, deferred or refused.")
    if not decision.reason.strip():
        reasons.append("Give the reason for the decision.")
    if not decision.body.strip():
        reasons.append("Name the body that decided.")
    if decision.decided_on > today:
        reasons.append("Enter the day of the decision, which cannot be after today.")
    if decision.review_on is None:
        reasons.append("Enter the day on which the decision is looked at again.")
    elif decision.review_on <= decision.decided_on:
        reasons.append("Choose a review date after the day of the decision.")
    return reasons


def reasons_not_to_reopen(state: str, because: str, *, review_closed: bool) -> list[str]:
    """Every reason why a decision cannot be taken up again, as sentences to show; empty if it can."""
    reasons = []
    if state == PROPOSED:
        reasons.append("This priority is not decided yet, so there is nothing to open again.")
    if review_closed:
        reasons.append("This review is closed. Propose the priority in a new one.")
    if not because.strip():
        reasons.append("Say why the decision is taken up again.")
    return reasons


def reasons_not_to_keep_option(way: Way, *, does_nothing: bool, taken: Collection[str] = ()) -> list[str]:
    """Every reason why an option cannot be kept like this; empty if it can. taken: titles of the other options."""
    reasons = []
    if not way.title.strip():
        reasons.append("Enter what the option is.")
    elif way.title.strip().casefold() in {title.casefold() for title in taken}:
        reasons.append("There is an option of that name already. Change it, or use another name.")
    if way.cost_pence is not None and way.cost_pence < 0:
        reasons.append("Enter a cost of 0 or more.")
    if does_nothing and not way.risk_of_not_doing.strip():
        reasons.append("Say what happens to carers if nothing is done.")
    return reasons
