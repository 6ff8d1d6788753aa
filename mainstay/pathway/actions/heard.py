"""What follows when a carer says something: what is owed to them, where they stand, what the record learns.

Called inside the actions of self_assessment.
"""

from datetime import date

from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.assessment_steps import owe_offer
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Assessment, Carer, Clock, QualityOfLife, SelfAssessment
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.rules import self_assessment as rules

AT = "self_assessment"
# Who has not been assessed yet, or not for what is said now, is offered an assessment.
_BEFORE_ASSESSMENT = {Carer.Stage.FOUND, Carer.Stage.HEARD, Carer.Stage.ADVISED}


def ask_for_another_way(said: SelfAssessment, *, today: date) -> None:
    """Note the language, form or person that a carer asks for, and start the clock for arranging it."""
    wanted = list(said.answers.get(rules.ANOTHER_WAY, []))
    said.wants, said.language = wanted, said.answers.get("language", "")
    said.save(update_fields=["wants", "language", "changed_at"])
    person = said.carer.person
    if person is not None:
        person.formats = [each for each in wanted if each != rules.INTERPRETER]
        person.needs_interpreter = rules.INTERPRETER in wanted
        person.language = said.language or person.language
        person.edition += 1
        person.save(update_fields=["formats", "needs_interpreter", "language", "edition", "changed_at"])
    # One to arrange at a time: what was asked for earlier and still waits is asked for again here, or no longer wanted.
    running = Clock.objects.filter(carer=said.carer, what="another_way", done_on=None, stopped_on=None)
    for former in running.exclude(record=said.pk).values_list("record", flat=True):
        clocks.stop(said.carer, "another_way", on=today, record=former)
    if wanted:
        key = "questions.days.another_way"
        due = due_by(said.carer.authority, key, today)
        clocks.start(said.carer, "another_way", from_on=today, due_on=due, record=said.pk, pack=key)
    else:
        clocks.stop(said.carer, "another_way", on=today, record=said.pk)


def note_sent(said: SelfAssessment, *, today: date) -> None:
    """Move the carer on and start what is owed: the offer of an assessment, or that somebody reads it."""
    carer = said.carer
    quality = rules.quality_of(said.answers)
    if quality:
        QualityOfLife.objects.create(
            authority_id=said.authority_id, carer=carer, on=today, at=AT, record=said.pk, **quality
        )
    if carer.stage not in _BEFORE_ASSESSMENT:
        key = "questions.days.said"
        due = due_by(carer.authority, key, today)
        clocks.start(
            carer, "said", from_on=today, due_on=due, record=said.pk, pack=key, for_user=carer.worker
        )
        return
    reached(carer, Carer.Stage.HEARD)
    if not _under_way(carer):
        owe_offer(carer, today)


def note_as_told(said: SelfAssessment) -> None:
    """Put on the record what it asks for too, so that nobody is asked twice: hours, and how to be reached."""
    carer, person = said.carer, said.carer.person
    if said.answers.get("hours", carer.hours) != carer.hours:
        carer.hours = said.answers["hours"]
        carer.save(update_fields=["hours", "changed_at"])
    if person is not None and said.answers.get("reach", person.contact_by) != person.contact_by:
        person.contact_by = said.answers["reach"]
        person.edition += 1
        person.save(update_fields=["contact_by", "edition", "changed_at"])


def note_taken_back(said: SelfAssessment, *, today: date) -> None:
    """Let nothing count that was taken back. The offer of an assessment is still owed: they are known as a carer."""
    carer = said.carer
    QualityOfLife.objects.filter(carer=carer, at=AT, record=said.pk).delete()
    clocks.stop(carer, "said", on=today, record=said.pk)
    others = SelfAssessment.objects.filter(carer=carer, state=SelfAssessment.State.SENT).exists()
    if carer.stage == Carer.Stage.HEARD and not others:
        reached(carer, Carer.Stage.FOUND)


def _under_way(carer: Carer) -> bool:
    states = [Assessment.State.OFFERED, Assessment.State.OPEN]
    return Assessment.objects.filter(carer=carer, state__in=states).exists()
