"""Tell us once: what a carer said last time, and what the record knows, offered as answers to keep or to change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from mainstay import policy
from mainstay.pathway.models import Carer, Relationship, SelfAssessment
from mainstay.pathway.rules.questions import Question, fault_of


@dataclass(frozen=True)
class Known:
    """An answer that is offered. said_on: the day the carer said it; None where it comes from the record."""

    answer: Any
    said_on: date | None = None


def known_answers(
    carer: Carer, questions: Iterable[Question], *, today: date, by_carer: bool
) -> dict[str, Known]:
    """Return code → what is known already, the carer's own words before the record's; three queries at most.

    by_carer: whether the carer asks: only to them is offered what they took back.
    """
    # How life is at the moment is measured each time: an old answer kept would hide what changed.
    asked = [each for each in questions if not each.afresh]
    found = {each.code: Known(held) for each in asked if (held := _on_record(carer, each, today))}
    state = SelfAssessment.State
    told = [state.SENT, state.TAKEN_BACK] if by_carer else [state.SENT]
    last = SelfAssessment.objects.filter(carer=carer, state__in=told).first()
    if last is not None:
        day = localdate(last.sent_at or last.begun_at)
        found |= {
            each.code: Known(last.answers[each.code], day) for each in asked if each.code in last.answers
        }
    # The questions may have changed since: what cannot be an answer any more is not offered as one.
    return {
        each.code: found[each.code] for each in asked if each.code in found and _fits(found[each.code], each)
    }


def _fits(known: Known, question: Question) -> bool:
    return not fault_of(known.answer, question)


def _on_record(carer: Carer, question: Question, today: date) -> Any:
    person = carer.person
    match question.from_record:
        case "contact_by":
            return [each for each in person.contact_by if each in question.options] if person else []
        case "formats":
            return [each for each in _ways(carer) if each in question.options]
        case "language":
            return person.language if person else ""
        case "hours":
            return carer.hours
        case "cares_since":
            return _how_long(carer.cares_since, today)
        case "relationships":
            return _looked_after(carer, today)
    return None


def _ways(carer: Carer) -> list[str]:
    person = carer.person
    if person is None:
        return []
    return [*person.formats, *(["interpreter"] if person.needs_interpreter else [])]


def _how_long(since: date | None, today: date) -> str:
    if since is None:
        return ""
    months = (today.year - since.year) * 12 + today.month - since.month
    steps = [(6, "under_6_months"), (12, "under_1_year"), (60, "under_5_years"), (120, "under_10_years")]
    return next((code for below, code in steps if months < below), "over_10_years")


def _looked_after(carer: Carer, today: date) -> str:
    kinds = _titles("pathway.relationships", today)
    found = Relationship.objects.filter(carer=carer, ended_on=None).values_list("kind", flat=True)
    return "\n".join(kinds.get(kind, kind.replace("_", " ")) for kind in found)


def _titles(key: str, today: date) -> dict[str, str]:
    try:
        return {item.code: item.title for item in policy.items(key, on=today)}
    except (policy.UnknownEntry, policy.NotInForce):
        return {}
