"""Everything that changes evidence: it is added, stood on, and taken away from under a statement."""

from dataclasses import dataclass, field
from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.models import Service
from mainstay.planning.models import (
    EqualityAssessment,
    Evidence,
    Grounds,
    KeyAnswer,
    NeedsAssessment,
    Priority,
    Review,
)
from mainstay.planning.rules import evidence as rules

Statement = KeyAnswer | Priority | EqualityAssessment


class CannotAdd(Refused):
    """Evidence cannot be kept, or cannot be put under a statement; ``reasons`` has every one as a sentence."""


@dataclass(frozen=True)
class Found:
    """Evidence before it is kept: what ``Evidence`` holds, by the same names."""

    kind: str
    title: str
    says: str
    gathered_on: date
    source: str = ""
    page: str = ""
    assessment: NeedsAssessment | None = None
    service: Service | None = None
    heard_from: str = ""
    heard_count: int | None = None
    uses_services: bool | None = None
    groups: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def add(found: Found, *, by: User, under: Statement | None = None) -> Evidence:
    """Keep a piece of evidence and, if asked, put it under a statement; raise CannotAdd if it may not be."""
    reasons = rules.reasons_to_refuse(
        found.kind,
        says=found.says,
        heard_from=found.heard_from,
        heard_count=found.heard_count,
        source=found.source,
        parts=(found.title, found.source),
    )
    with action("add evidence", by=by):
        refuse_if(CannotAdd, reasons + _reasons_not_to_change(under))
        kept = Evidence.objects.create(authority=by.authority, added_by=by, **vars(found))
        if under is not None:
            _put(kept, under)
        return kept


def add_once(found: Found, *, by: User, under: Statement) -> Evidence:
    """Put under a statement what the library holds already, word for word and of the same day; else keep it first."""
    same = {name: getattr(found, name) for name in ("kind", "title", "says", "gathered_on", "page")}
    kept = Evidence.objects.filter(authority=by.authority, **same).first()
    if kept is None:
        return add(found, by=by, under=under)
    stand_on(kept, under, by=by)
    return kept


def stand_on(evidence: Evidence, under: Statement, *, by: User) -> Grounds:
    """Put evidence under an answer, a priority or an equality assessment; once only, however often asked."""
    with action("put evidence under a statement", by=by):
        refuse_if(CannotAdd, _reasons_not_to_change(under))
        return _put(evidence, under)


def take_away(grounds: Grounds, *, by: User) -> None:
    """Take evidence away from under a statement; the evidence itself stays in the library."""
    under = grounds.answer or grounds.priority or grounds.equality
    with action("take evidence away from a statement", by=by):
        refuse_if(CannotAdd, _reasons_not_to_change(under, taken=True))
        grounds.delete()


def _put(evidence: Evidence, under: Statement) -> Grounds:
    of = {KeyAnswer: "answer", Priority: "priority", EqualityAssessment: "equality"}[type(under)]
    kept, _made = Grounds.objects.get_or_create(
        evidence=evidence, **{of: under}, defaults={"authority": evidence.authority}
    )
    return kept


def _reasons_not_to_change(under: Statement | None, *, taken: bool = False) -> list[str]:
    """Why what a statement stands on stays; it is locked, because somebody may be signing or deciding on it now."""
    if isinstance(under, EqualityAssessment):
        assessment = EqualityAssessment.objects.select_for_update().get(pk=under.pk)
        return rules.reasons_not_to_change_signed(signed=assessment.signed_at is not None)
    if isinstance(under, Priority):
        priority = Priority.objects.select_for_update().get(pk=under.pk)
        return rules.reasons_not_to_change_decided(decided=priority.state != Priority.State.PROPOSED)
    if isinstance(under, KeyAnswer):
        review = Review.objects.select_for_update().get(pk=under.review_id)
        if closed := rules.reasons_not_to_change_closed(closed=review.closed_on is not None):
            return closed
        return (
            rules.reasons_not_to_take_from_settled(moved_on=review.moved_on_on is not None) if taken else []
        )
    return []
