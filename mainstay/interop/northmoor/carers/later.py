"""What came after in the stories: reviews, changes, messages, a challenge, a worry, who may look, an emergency plan."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from mainstay.audit.context import action
from mainstay.database import scope
from mainstay.interop.northmoor.carers.telling import Teller
from mainstay.pathway.actions import (
    challenges,
    changing,
    concerns,
    emergency,
    emergency_cards,
    guarding,
    messages,
    reviewing,
)
from mainstay.pathway.models import Access, Carer, Message, PersonalOutcome, Plan

Told = Mapping[str, Any]


def what_came_after(carer: Carer, story: Told, teller: Teller) -> None:
    """Tell the parts of a story that its plan does not hold."""
    if "account" in story:
        _own_account(carer, story, teller)
    later: dict[str, Callable[[Carer, Told, Teller], None]] = {
        "reviewed": _reviewed,
        "emergency": _emergency,
        "messages": _messages,
        "transition": _transition,
        "challenge": _challenge,
        "worry": _worry,
        "restricted": _restricted,
    }
    for part, tell in later.items():
        if part in story:
            tell(carer, story, teller)


def _own_account(carer: Carer, story: Told, teller: Teller) -> None:
    with action("let a carer see their own record", by=teller.by(story)):
        Access.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            user=teller.people[story["account"]],
            as_whom=Access.As.SELF,
            acts=True,
            from_at=now() - timedelta(days=story["found"]),
            given_by=teller.by(story),
        )


def _reviewed(carer: Carer, story: Told, teller: Teller) -> None:
    told, by = story["reviewed"], teller.by(story)
    on = teller.ago(told["days"])
    plan = Plan.objects.get(carer=carer)
    review = reviewing.open_review(plan, "planned", by=by, today=on)
    outcomes = PersonalOutcome.objects.filter(plan=plan)
    written = reviewing.Written(
        told={
            "carers_words": told["carers_words"],
            "persons_words": told["persons_words"],
            "circumstances": told["circumstances"],
            "what_next": "go_on",
            "next_on": teller.ago(-60),
        },
        judged={
            outcome.pk: (reached, "") for outcome, reached in zip(outcomes, told["reached"], strict=True)
        },
        life=told["life"],
    )
    reviewing.save_review(review, written, seen=review.edition, close=True, by=by, today=on)


def _emergency(carer: Carer, story: Told, teller: Teller) -> None:
    by, on = teller.by(story), teller.ago(60)
    written = emergency.write_plan(carer, story["emergency"], seen=0, by=by, today=on)
    plan = emergency.put_in_force(written, review_on=teller.ago(-100), by=by, today=on)
    emergency_cards.make_card(plan, by=by, today=on)
    for name, what, phone in (
        ("Carol Finch, next door", "page", "01632 960481"),
        ("The surgery", "page", ""),
    ):
        emergency_cards.give_copy(plan, name=name, how_to_reach=phone, what=what, by=by, on=on)


def _messages(carer: Carer, story: Told, teller: Teller) -> None:
    for each in story["messages"]:
        by = teller.people[story["account"]] if each["from_carer"] else teller.by(story)
        sent = messages.send(
            carer, each["words"], from_carer=each["from_carer"], by=by, today=teller.ago(each["days"])
        )
        Message.objects.filter(pk=sent.pk).update(at=now() - timedelta(days=each["days"]))


def _transition(carer: Carer, story: Told, teller: Teller) -> None:
    told, by = story["transition"], teller.by(story)
    on = teller.ago(told["days"])
    change = changing.begin_transition(carer, told["kind"], on=on, words=told["words"], by=by)
    # All that was due by now was done.
    for code, step in change.steps.items():
        if str(step["due_on"]) <= teller.today.isoformat():
            change.refresh_from_db()
            seen, day = change.edition, on + timedelta(days=1)
            changing.tick(change, code, note="Done by telephone.", seen=seen, by=by, today=day)


def _challenge(carer: Carer, story: Told, teller: Teller) -> None:
    told = story["challenge"]
    challenges.challenge(
        carer,
        words=told["words"],
        decision=carer.decisions.first(),
        by=teller.by(story),
        today=teller.ago(told["days"]),
    )


def _worry(carer: Carer, story: Told, teller: Teller) -> None:
    # Whoever writes a worry down has to be able to read it back, and nobody is signed in here.
    with scope.of_authority(carer.authority_id, carers=scope.Carers.ALL):
        concerns.raise_concern(carer, **story["worry"], by=teller.by(story), today=teller.ago(2))


def _restricted(carer: Carer, story: Told, teller: Teller) -> None:
    staff = teller.staff
    guarding.restrict(
        carer, why=story["restricted"], named=[staff.of_council], by=staff.lead, today=teller.ago(150)
    )
