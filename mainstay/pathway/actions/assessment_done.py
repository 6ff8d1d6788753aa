"""An assessment comes to its end: completed with everything it must hold, and a copy given to the carer."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import refuse_if
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.assessing import CannotAssess
from mainstay.pathway.actions.assessment_steps import owe
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Assessment, Carer, QualityOfLife
from mainstay.pathway.queries.assessing import paper_of
from mainstay.pathway.queries.assessment_days import COPY, DECISION
from mainstay.pathway.rules import assessing as rules
from mainstay.pathway.rules.assessment_content import NEEDS_FOUND
from mainstay.pathway.rules.self_assessment import QUALITY, quality_of

AT = "assessment"


def complete(assessment: Assessment, *, on: date | None = None, by: User, today: date) -> Assessment:
    """Complete an assessment that holds everything it must, or raise CannotAssess with all that is missing.

    on: the day it was completed; today if not said. A copy and a decision are owed from then, and how life is is kept
    where all six questions were answered.
    """
    with action("complete an assessment", by=by):
        found = _locked(assessment)
        completed_on = on or today
        reasons = rules.reasons_not_to_complete(
            state=found.state,
            talked_on=found.talked_on,
            completed_on=completed_on,
            today=today,
            missing=paper_of(found, completed_on).missing,
        )
        refuse_if(CannotAssess, reasons)
        before = Assessment.objects.filter(
            carer=found.carer, kind=found.kind, state=Assessment.State.COMPLETED
        ).count()
        found.state, found.completed_on, found.number = Assessment.State.COMPLETED, completed_on, before + 1
        said = found.answers.get(NEEDS_FOUND)
        found.needs_found = None if said is None else said == "yes"
        found.assessor = found.assessor or by
        found.edition += 1
        found.save()
        _keep_quality(found, found.talked_on or completed_on)
        owe(found, COPY, completed_on)
        owe(found, DECISION, completed_on)
        reached(found.carer, Carer.Stage.DECIDING)
        return found


def give_copy(assessment: Assessment, *, on: date, by: User, today: date) -> Assessment:
    """Note the day on which the carer, and whoever they named, was given a copy; or raise CannotAssess."""
    with action("give a copy of an assessment", by=by):
        found = _locked(assessment)
        reasons = rules.reasons_not_to_give_copy(
            state=found.state, completed_on=found.completed_on, given_on=on, today=today
        )
        refuse_if(CannotAssess, reasons)
        found.copy_given_on = on
        found.edition += 1
        found.save(update_fields=["copy_given_on", "edition", "changed_at"])
        clocks.done(found.carer, COPY, on=on, record=found.pk)
        return found


def _keep_quality(found: Assessment, on: date) -> None:
    quality = quality_of(found.answers)
    if len(quality) == len(QUALITY):
        QualityOfLife.objects.create(
            authority_id=found.authority_id,
            carer=found.carer,
            on=on,
            at=AT,
            record=found.pk,
            **quality,
        )


def _locked(assessment: Assessment) -> Assessment:
    found = Assessment.objects.select_for_update(of=("self",))
    return found.select_related("authority", "carer__person", "carer__authority").get(pk=assessment.pk)
