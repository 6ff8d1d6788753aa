"""What was wanted and could not be had, kept as data: it is what the next plan of the area is made from."""

from datetime import date

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions.brokering.queue import State, close, locked
from mainstay.pathway.models import BrokerRequest, OfferedMatch, Plan, Support, UnmetNeed
from mainstay.pathway.rules import matches as rules

REFUSED = "refused"


class CannotNote(Refused):
    """An unmet need cannot be noted; ``reasons`` has every one as a sentence."""


def note_unmet(request: BrokerRequest, why: str, words: str, *, by: User, today: date) -> UnmetNeed:
    """Close a request for which nothing was found, and keep why; or raise CannotNote. why: code of brokerage.unmet."""
    with action("note an unmet need", by=by):
        request = locked(request)
        known = {each.code for each in policy.items("brokerage.unmet", on=today)}
        refuse_if(CannotNote, rules.reasons_not_to_note(request.state, why, known))
        waiting = OfferedMatch.objects.filter(request=request, answer=OfferedMatch.Answer.WAITING)
        waiting.update(answer=OfferedMatch.Answer.REFUSED, answered_on=today)
        Support.objects.filter(pk=request.support_id).update(state=Support.State.UNMET)
        close(request, State.UNMET, today)
        return _need(request.support, why, words, by, today)


def note_refused(plan: Plan, words: str, *, by: User, today: date) -> list[UnmetNeed]:
    """Keep what a refused plan would have paid for as unmet: the carer still needs it."""
    with action("note an unmet need", by=by):
        wanted = list(plan.supports.filter(paid=True, state=Support.State.WANTED))
        plan.supports.filter(pk__in=[each.pk for each in wanted]).update(state=Support.State.UNMET)
        return [_need(each, REFUSED, words, by, today) for each in wanted]


def _need(support: Support, why: str, words: str, by: User, today: date) -> UnmetNeed:
    person = support.carer.person
    return UnmetNeed.objects.create(
        authority_id=support.authority_id,
        carer_id=support.carer_id,
        support=support,
        intervention=support.intervention,
        kind_of_break=support.kind_of_break,
        area_code=person.area_code if person else "",
        units=support.a_week,
        why=why,
        words=words.strip()[:1000],
        on=today,
        recorded_by=by,
    )
