"""Everything that changes an assessment on its way: offered, accepted or declined, talked through, written, ended."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.assessment_steps import after_no, owe, owe_offer, put_off_talk
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Assessment, Carer, SelfAssessment
from mainstay.pathway.queries.assessing import kinds, latest_completed, running_one
from mainstay.pathway.queries.assessment_days import CONVERSATION, OFFER, PLAN, terminally_ill
from mainstay.pathway.rules import assessing as rules
from mainstay.pathway.rules.assessment_kinds import fitting, reasons_not_this_kind
from mainstay.pathway.rules.people import age_on
from mainstay.pathway.rules.questions import Question, faults
from mainstay.pathway.rules.self_assessment import Merged, merged

State = Assessment.State


class CannotAssess(Refused):
    """The assessment was left as it was; ``reasons`` has every one as a sentence."""


def offer(
    carer: Carer,
    *,
    kind: str,
    identified_on: date,
    offered_on: date,
    at_school: bool | None = None,
    by: User,
    today: date,
) -> Assessment:
    """Offer a carer an assessment of the kind that is theirs, or raise CannotAssess.

    identified_on: the day on which it was known that they are a carer. at_school: still, and so since before 18.
    """
    with action("offer an assessment", by=by):
        # Locked, because two workers may offer at once.
        carer = (
            Carer.objects.select_for_update(of=("self",))
            .select_related("person", "authority")
            .get(pk=carer.pk)
        )
        person = carer.person
        assert person is not None, "a carer without a person is only ever there while both are made"
        reasons = rules.reasons_not_to_offer(
            identified_on=identified_on,
            offered_on=offered_on,
            today=today,
            running=running_one(carer) is not None,
            died=person.died_on is not None,
            born_on=person.born_on,
        )
        every = kinds(today)
        fits = fitting(
            every,
            nation=carer.authority.nation,
            age=age_on(person.born_on, identified_on),
            at_school=at_school,
            identified_on=identified_on,
        )
        chosen = next(each for each in every if each.code == kind)
        refuse_if(CannotAssess, reasons + reasons_not_this_kind(chosen, fits))
        owe_offer(carer, identified_on)
        clocks.done(carer, OFFER, on=offered_on)
        return Assessment.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            kind=kind,
            nation=carer.authority.nation,
            self_assessment=_sent_by(carer),
            previous=latest_completed(carer),
            identified_on=identified_on,
            offered_on=offered_on,
        )


def _sent_by(carer: Carer) -> SelfAssessment | None:
    sent = SelfAssessment.objects.filter(carer=carer, state=SelfAssessment.State.SENT)
    return sent.order_by("-sent_at").first()


def accept(
    assessment: Assessment, *, accepted_on: date, later_on: date | None = None, by: User, today: date
) -> Assessment:
    """Note that the carer said yes, and start what is owed from then; or raise CannotAssess.

    later_on: the later day on which the carer would rather talk.
    """
    with action("accept an assessment", by=by):
        found = _locked(assessment)
        reasons = rules.reasons_not_to_accept(
            state=found.state,
            offered_on=found.offered_on,
            accepted_on=accepted_on,
            later_on=later_on,
            today=today,
        )
        refuse_if(CannotAssess, reasons)
        found.state, found.accepted_on, found.assessor = State.OPEN, accepted_on, by
        # What they sent meanwhile goes with it.
        found.self_assessment = _sent_by(found.carer)
        terminal = terminally_ill(found.carer)
        owe(found, CONVERSATION, accepted_on, terminal=terminal)
        if terminal:
            owe(found, PLAN, accepted_on, terminal=True)
        if later_on is not None:
            found.chosen_later_on = later_on
            put_off_talk(found, later_on)
        reached(found.carer, Carer.Stage.ASSESSING)
        return _saved(found)


def decline(assessment: Assessment, *, because: str = "", by: User) -> Assessment:
    """Note that the carer does not want it, with what they said if they said why; or raise CannotAssess."""
    with action("decline an assessment", by=by):
        found = _locked(assessment)
        refuse_if(CannotAssess, rules.reasons_not_to_move(found.state, rules.DECLINED))
        found.state, found.stopped_because = State.DECLINED, because.strip()
        return _saved(found)


def put_off(assessment: Assessment, *, until: date, by: User, today: date) -> Assessment:
    """Note that the carer would rather talk on a later day, to which what is owed moves; or raise CannotAssess."""
    with action("put off the conversation of an assessment", by=by):
        found = _locked(assessment)
        reasons = rules.reasons_not_to_put_off(
            state=found.state, accepted_on=found.accepted_on, until=until, today=today
        )
        refuse_if(CannotAssess, reasons)
        found.chosen_later_on = until
        put_off_talk(found, until)
        return _saved(found)


def talk(assessment: Assessment, *, talked_on: date, way: str = "", by: User, today: date) -> Assessment:
    """Note on which day it was talked through with the carer, and how; or raise CannotAssess.

    way: code of assessment.ways. The first conversation counts for the clock; a later day may be noted instead.
    """
    with action("talk an assessment through", by=by):
        found = _locked(assessment)
        reasons = rules.reasons_not_to_talk(
            state=found.state, accepted_on=found.accepted_on, talked_on=talked_on, today=today
        )
        refuse_if(CannotAssess, reasons)
        found.talked_on, found.way = talked_on, way
        clocks.done(found.carer, CONVERSATION, on=talked_on, record=found.pk)
        return _saved(found)


def save(
    assessment: Assessment,
    given: Mapping[str, Any],
    *,
    asked: Collection[Question],
    seen: Mapping[str, str],
    by: User,
) -> Merged:
    """Keep what was written in one part at once; CannotAssess where it is finished or an answer cannot be kept.

    given, asked and seen: see rules.self_assessment.merged. What two people changed at once is in ``waiting``.
    """
    with action("write in an assessment", by=by):
        found = _locked(assessment)
        titles = {each.code: each.title for each in asked}
        wrong = [f"{titles.get(code, code)} {fault}" for code, fault in faults(given, asked).items()]
        refuse_if(CannotAssess, rules.reasons_not_to_write(found.state) + wrong)
        outcome = merged(found.answers, given, [each.code for each in asked], seen)
        found.answers = outcome.answers
        found.assessor = found.assessor or by
        # What the carer sends while it is under way goes with it.
        found.self_assessment = found.self_assessment or _sent_by(found.carer)
        _saved(found)
        return outcome


def stop(assessment: Assessment, *, because: str, by: User, today: date) -> Assessment:
    """Stop an assessment that is offered or under way, with the reason; or raise CannotAssess."""
    with action("stop an assessment", by=by):
        found = _locked(assessment)
        refuse_if(CannotAssess, rules.reasons_not_to_stop(state=found.state, because=because))
        was_open = found.state == State.OPEN
        found.state, found.stopped_because = State.STOPPED, because.strip()
        clocks.stop(found.carer, CONVERSATION, on=today, record=found.pk)
        if was_open:
            clocks.stop(found.carer, PLAN, on=today)
            after_no(found.carer)
        return _saved(found)


def _locked(assessment: Assessment) -> Assessment:
    found = Assessment.objects.select_for_update(of=("self",))
    return found.select_related("authority", "carer__person", "carer__authority").get(pk=assessment.pk)


def _saved(found: Assessment) -> Assessment:
    found.edition += 1
    found.save()
    return found
