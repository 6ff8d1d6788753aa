"""When a decision may be taken as far as equality goes, and when an assessment of it may be signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

SIGNED = "This assessment is signed. Write a new one to take its place."


@dataclass(frozen=True)
class Effect:
    """What is said of one group. effect: better, same, worse or unknown."""

    effect: str
    why: str = ""
    mitigation: str = ""


@dataclass(frozen=True)
class Draft:
    """An assessment as far as it is written. evidence: how many pieces it stands on; effects: by group."""

    what_changes: str
    evidence: int
    evidence_in_words: str
    owner: str
    review_on: date | None
    signed: bool = False
    effects: Mapping[str, Effect] = field(default_factory=dict)


def reasons_not_to_decide_without_equality(
    *, needed: bool, signed: bool, drafted: bool = False, why_not_needed: str = ""
) -> list[str]:
    """Every reason why equality stands in the way of a decision, as sentences to show; empty if nothing does.

    needed: whether the decision needs an equality impact assessment; why_not_needed: the reason given where not.
    signed, drafted: whether there is one, and whether it is signed. Equality Act 2010, section 149.
    """
    if signed:
        return []
    if not needed:
        return (
            []
            if why_not_needed.strip()
            else ["Say why this decision needs no equality impact assessment, or write one."]
        )
    if drafted:
        return [
            "The equality impact assessment of this decision is not signed. Finish it and have it signed first."
        ]
    return ["This decision needs a signed equality impact assessment. Write one and have it signed first."]


def reasons_not_to_sign(draft: Draft, groups: Sequence[tuple[str, str]], *, today: date) -> list[str]:
    """Every reason why the assessment cannot be signed, as sentences to show; empty if it can.

    groups: code and name of every group that something must be said of, in the order of the page.
    """
    if draft.signed:
        return [SIGNED]
    reasons = []
    if not draft.what_changes.strip():
        reasons.append("Say what would change, and for whom.")
    if not draft.evidence and not draft.evidence_in_words.strip():
        reasons.append("Add evidence, or say in words what the assessment stands on.")
    reasons += _unsaid(draft, groups)
    for code, name in groups:
        reasons += _of_group(name, draft.effects.get(code))
    if not draft.owner.strip():
        reasons.append("Enter who answers for what was promised.")
    if draft.review_on is None:
        reasons.append("Enter the day on which the effects are looked at again.")
    elif draft.review_on <= today:
        reasons.append("Choose a review date after today.")
    return reasons


def _unsaid(draft: Draft, groups: Sequence[tuple[str, str]]) -> list[str]:
    missing = [name for code, name in groups if code not in draft.effects]
    if not missing:
        return []
    if len(missing) == len(groups):
        return ["Say for each group what the decision would do, even if it is not known."]
    return [f"Say what the decision would do, even if it is not known, for: {'; '.join(missing)}."]


def _of_group(name: str, said: Effect | None) -> list[str]:
    if said is None:
        return []
    reasons = []
    if said.effect == "worse" and not said.mitigation.strip():
        reasons.append(f"{name}: say what will be done so that nobody is left worse off.")
    if said.effect in ("worse", "better") and not said.why.strip():
        reasons.append(f"{name}: say why they would be {said.effect} off.")
    if said.effect == "unknown" and not said.why.strip():
        reasons.append(f"{name}: say why it is not known, and how it will be found out.")
    return reasons
