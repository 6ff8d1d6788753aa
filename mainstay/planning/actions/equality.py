"""Everything that changes an equality impact assessment: it is written, signed, and replaced by a new one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.models import Service
from mainstay.planning.equality.groups import groups
from mainstay.planning.models import EffectOnGroup, EqualityAssessment, Grounds, Priority, Strategy
from mainstay.planning.queries.equality import draft_of
from mainstay.planning.rules import equality as rules
from mainstay.planning.rules.equality import Effect

Decision = Priority | Strategy | Service


class CannotSign(Refused):
    """An assessment cannot be changed or signed; ``reasons`` has every one as a sentence."""


def begin(decision: Decision, title: str, what_changes: str = "", *, by: User) -> EqualityAssessment:
    """Begin an assessment of a decision, or return the draft of it that there is already."""
    name = {Priority: "priority", Strategy: "strategy", Service: "service"}[type(decision)]
    with action("begin an equality impact assessment", by=by):
        # Locked, so that two people who begin at once end with one draft.
        type(decision)._default_manager.select_for_update().get(pk=decision.pk)
        draft = EqualityAssessment.objects.filter(**{name: decision}, signed_at__isnull=True).first()
        if draft is not None:
            return draft
        return EqualityAssessment.objects.create(
            authority=by.authority,
            title=title[:200],
            what_changes=what_changes,
            written_by=by,
            **{name: decision},
        )


def write(assessment: EqualityAssessment, told: Mapping[str, Any], *, by: User) -> EqualityAssessment:
    """Write what the assessment says, by the names of its fields; raise CannotSign if it is signed."""
    with action("write an equality impact assessment", by=by):
        assessment = _open(assessment)
        for name in ("title", "what_changes", "evidence_in_words", "mitigation", "owner", "review_on"):
            setattr(assessment, name, told[name])
        assessment.written_by = by
        assessment.save()
        return assessment


def say_effects(assessment: EqualityAssessment, effects: Mapping[str, Effect | None], *, by: User) -> None:
    """Write the effect on each group named; None takes back what was said. Raise CannotSign if it is signed."""
    with action("say whom a decision affects", by=by):
        assessment = _open(assessment)
        for group, said in effects.items():
            if said is None:
                assessment.effects.filter(group=group).delete()
                continue
            told = {"effect": said.effect, "why": said.why, "mitigation": said.mitigation}
            EffectOnGroup.objects.update_or_create(
                assessment=assessment,
                group=group,
                defaults=told,
                create_defaults=told | {"authority": assessment.authority},
            )


def sign(assessment: EqualityAssessment, *, by: User, today: date) -> EqualityAssessment:
    """Sign the assessment, after which it is not edited; raise CannotSign with every reason if it cannot be."""
    with action("sign an equality impact assessment", by=by):
        assessment = EqualityAssessment.objects.select_for_update().get(pk=assessment.pk)
        named = [(group.code, group.title) for group in groups(by.authority.nation, today)]
        refuse_if(CannotSign, rules.reasons_not_to_sign(draft_of(assessment), named, today=today))
        assessment.signed_by, assessment.signed_at = by, timezone.now()
        assessment.save(update_fields=["signed_by", "signed_at"])
        return assessment


def begin_again(signed: EqualityAssessment, *, by: User) -> EqualityAssessment:
    """Begin a new assessment of the same decision from a signed one; its owner and review day are asked again."""
    decision = signed.priority or signed.strategy or signed.service
    assert decision is not None, "the database holds each assessment to one decision"
    with action("begin an equality impact assessment again", by=by):
        draft = begin(decision, signed.title, signed.what_changes, by=by)
        if draft.effects.exists():
            return draft
        draft.evidence_in_words, draft.mitigation = signed.evidence_in_words, signed.mitigation
        draft.save()
        of = {"authority": signed.authority}
        EffectOnGroup.objects.bulk_create(
            EffectOnGroup(
                **of, assessment=draft, group=x.group, effect=x.effect, why=x.why, mitigation=x.mitigation
            )
            for x in signed.effects.all()
        )
        Grounds.objects.bulk_create(
            Grounds(**of, evidence_id=each.evidence_id, equality=draft) for each in signed.grounds.all()
        )
        return draft


def _open(assessment: EqualityAssessment) -> EqualityAssessment:
    """The assessment, locked and not signed."""
    assessment = EqualityAssessment.objects.select_for_update().get(pk=assessment.pk)
    if assessment.signed_at is not None:
        raise CannotSign([rules.SIGNED])
    return assessment
