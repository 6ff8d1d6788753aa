"""What was decided about a carer, why, and what they can do about it."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.pathway.models import Carer, Challenge, Clock, Decision
from mainstay.pathway.own.blocks import Block, colour_of, facts
from mainstay.pathway.rules.challenges import BUDGET, PLAN
from mainstay.web.words import day

# What each outcome means to the carer it is about.
_MEANS = {
    "duty": "The council must support you with what was found.",
    "power": "The council may support you with what was found, and does not have to.",
    "none": "The council has no duty to support you with what was found. You still get advice.",
}


def decisions(carer: Carer, today: date) -> list[Block]:
    """Return what was decided, newest first: the outcome, why, the carer's words, advice, and any challenge."""
    found = Decision.objects.filter(carer=carer).select_related("decided_by")
    against: dict[int | None, list[Challenge]] = {}
    for each in _made_by(carer):
        against.setdefault(each.decision_id, []).append(each)
    blocks = [
        block
        for each in found
        for block in (_decision(each), *_advice(each), *map(_challenge, against.pop(each.pk, [])))
    ]
    # What is about the plan or the budget stands there.
    elsewhere = (PLAN, BUDGET)
    return blocks + [
        _challenge(each) for rest in against.values() for each in rest if each.about not in elsewhere
    ]


def challenges_about(carer: Carer, about: str) -> list[Block]:
    """Return what the carer said is not right about their plan or their budget, and what was answered."""
    return [_challenge(each) for each in _made_by(carer).filter(about=about)]


def _made_by(carer: Carer) -> QuerySet[Challenge]:
    """Return what a carer said is not right, each with the day by which the answer is still owed, or None."""
    owed = Clock.objects.filter(what="challenge", record=OuterRef("pk"), done_on=None, stopped_on=None)
    found = Challenge.objects.filter(carer=carer).annotate(owed_by=Subquery(owed.values("due_on")[:1]))
    return found.order_by("on", "pk")


def letter(carer: Carer, decision_id: int) -> Any:
    """Return the letter about one of a carer's decisions, as it was given; None where there is none."""
    return (
        Decision.objects.filter(carer=carer, pk=decision_id).values_list("letter", flat=True).first() or None
    )


def _decision(each: Decision) -> Block:
    pairs = facts(
        (_("Decided"), day(each.final_on or each.tentative_on)),
        (_("By"), each.decided_by and each.decided_by.name),
        (_("By the rules of"), day(each.rules_from)),
        (_("Given to me"), each.given_on and day(each.given_on)),
    )
    said = [_(_MEANS[each.decided])]
    if each.state == Decision.State.TENTATIVE:
        said.append(_("This is not final. Say what you think of it before it is."))
    if each.why:
        said.append(each.why)
    if each.override_reason:
        said.append(
            _("Somebody decided otherwise than the rules alone would: %(why)s")
            % {"why": each.override_reason}
        )
    return Block(
        _("Decision of %(day)s") % {"day": day(each.final_on or each.tentative_on)},
        state=str(each.get_state_display()),
        said=said,
        words=each.carers_words,
        facts=pairs,
        colour=colour_of(each.state),
        links=[(_("Read the letter"), reverse("pathway:my_letter", args=[each.pk]))] if each.letter else [],
    )


def _advice(each: Decision) -> list[Block]:
    points = [": ".join(filter(None, (one.get("title"), one.get("text")))) for one in each.advice]
    return [Block(_("Advice and information"), points=points)] if points else []


def _challenge(each: Challenge) -> Block:
    owed_by = getattr(each, "owed_by", None)
    pairs = facts(
        (_("You are answered by"), owed_by and day(owed_by)),
        (_("Answered"), each.answered_on and day(each.answered_on)),
        (_("Answer"), each.answer),
    )
    title = _("I did not agree, %(day)s") % {"day": day(each.on)}
    return Block(
        title,
        state=str(each.get_state_display()),
        words=each.words,
        facts=pairs,
        colour=colour_of(each.state),
    )
