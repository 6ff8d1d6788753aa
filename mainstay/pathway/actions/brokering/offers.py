"""What is put before the carer, and what they say to it: the carer chooses."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.models import Service
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.brokering.queue import CLOCK, State, close, keep, locked, start_clock
from mainstay.pathway.models import BrokerRequest, OfferedMatch, Support, ToDo, UnmetNeed
from mainstay.pathway.rules import matches as rules

Answer = OfferedMatch.Answer


class CannotOffer(Refused):
    """Something cannot be offered, chosen, turned down or arranged; ``reasons`` has every one as a sentence."""


def offer(
    request: BrokerRequest,
    service: Service | None,
    *,
    own_idea: str = "",
    rank: int | None = None,
    reasons: Mapping[str, Any] | None = None,
    by: User,
    today: date,
) -> OfferedMatch:
    """Put a service, or the carer's own idea, before the carer; or raise CannotOffer.

    reasons: what the matching said of it, kept so that the order can be explained afterwards.
    """
    with action("offer a service to a carer", by=by):
        request = locked(request)
        before = service is not None and _open(request).filter(service=service).exists()
        refuse_if(
            CannotOffer,
            rules.reasons_not_to_offer(
                request.state, service=service is not None, own_idea=own_idea, offered_before=before
            ),
        )
        offered = _match(
            request, service, today, by, own_idea=own_idea.strip(), rank=rank, reasons=dict(reasons or {})
        )
        request.state = State.OFFERED
        keep(request)
        clocks.done(request.carer, CLOCK, on=today, record=request.pk)
        return offered


def rule_out(request: BrokerRequest, service: Service, words: str, *, by: User, today: date) -> OfferedMatch:
    """Note that a service was looked at and does not do, and why; or raise CannotOffer."""
    with action("rule out a service", by=by):
        request = locked(request)
        reasons = [] if request.state in rules.OPEN else ["This request is closed."]
        if not words.strip():
            reasons.append("Say why this service does not do.")
        refuse_if(CannotOffer, reasons)
        return _match(
            request, service, today, by, answer=Answer.RULED_OUT, words=words.strip(), answered_on=today
        )


def _match(
    request: BrokerRequest, service: Service | None, today: date, by: User, **more: Any
) -> OfferedMatch:
    return OfferedMatch.objects.create(
        authority_id=request.authority_id,
        carer_id=request.carer_id,
        request=request,
        service=service,
        offered_on=today,
        offered_by=by,
        **more,
    )


def choose(match: OfferedMatch, *, by: User, words: str = "", today: date) -> OfferedMatch:
    """Keep the carer's choice, or raise CannotOffer. What else was with them is turned down by it.

    by: the carer, or the worker who writes down what the carer said.
    """
    with action("choose a service", by=by):
        request, match = _waiting(match)
        _say(match, Answer.CHOSEN, words, today)
        _open(request).update(answer=Answer.REFUSED, answered_on=today)
        chosen = {"state": Support.State.CHOSEN, "service": match.service_id}
        Support.objects.filter(pk=request.support_id).update(**chosen)
        UnmetNeed.objects.filter(support=request.support_id, met_later_on=None).update(met_later_on=today)
        close(request, State.CHOSEN, today)
        return match


def turn_down(match: OfferedMatch, *, by: User, words: str = "", today: date) -> OfferedMatch:
    """Keep that the carer does not want this one, or raise CannotOffer. With nothing left the search goes on."""
    with action("turn down a service", by=by):
        request, match = _waiting(match)
        _say(match, Answer.REFUSED, words, today)
        if not _open(request).exists():
            request.state = State.LOOKING if request.taken_by_id else State.QUEUED
            keep(request)
            start_clock(request, today)
        return match


def _waiting(match: OfferedMatch) -> tuple[BrokerRequest, OfferedMatch]:
    request = locked(match.request)
    match = OfferedMatch.objects.select_for_update(of=("self",)).get(pk=match.pk)
    refuse_if(CannotOffer, rules.reasons_not_to_answer(match.answer))
    return request, match


def _open(request: BrokerRequest) -> Any:
    return OfferedMatch.objects.filter(request=request, answer=Answer.WAITING)


def _say(match: OfferedMatch, answer: Answer, words: str, today: date) -> None:
    match.answer, match.words, match.answered_on = answer, words.strip(), today
    match.save(update_fields=["answer", "words", "answered_on", "changed_at"])


def arrange(support: Support, *, on: date, words: str = "", by: User, today: date) -> Support:
    """Note by hand that what the carer chose is arranged, from a day; or raise CannotOffer.

    What costs nobody's budget anything needs no choice first: the carer goes there. The day and the words stand among
    what the plan says is done by whom, until a booking takes their place.
    """
    with action("note that support is arranged", by=by):
        support = (
            Support.objects.select_for_update(of=("self",))
            .select_related("service__provider")
            .get(pk=support.pk)
        )
        free = not support.paid and support.state in (Support.State.AGREED, Support.State.LOOKING)
        if support.state != Support.State.CHOSEN and not free:
            raise CannotOffer(["Only what the carer has chosen can be arranged."])
        for request in BrokerRequest.objects.filter(support=support, closed_on=None):
            close(locked(request), State.CHOSEN, today)
        support.state = Support.State.ARRANGED
        support.save(update_fields=["state", "changed_at"])
        ToDo.objects.create(
            authority_id=support.authority_id,
            carer_id=support.carer_id,
            plan_id=support.plan_id,
            words=(words.strip() or support.words)[:300],
            who=support.service.provider.name[:200] if support.service else by.name,
            by_on=on,
        )
        return support
