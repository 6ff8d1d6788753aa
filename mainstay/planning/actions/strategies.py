"""Making a joint plan from what was agreed, and signing it. What was made is never made again."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.planning.models import EqualityAssessment, Priority, Review, SignOff, Strategy
from mainstay.planning.rules import strategies as rules
from mainstay.planning.strategy.content import content


class CannotMake(Refused):
    """No strategy was made; ``reasons`` are sentences to show."""


class CannotSign(Refused):
    """The strategy was not signed; ``reasons`` are sentences to show."""


@transaction.atomic
def make(
    review: Review,
    *,
    title: str,
    introduction: str = "",
    of_its_own: Mapping[str, str] | None = None,
    by: User,
    today: date,
) -> Strategy:
    """Keep the next version of the joint plan, made from what was decided in a review, or raise CannotMake.

    of_its_own: code of a content that the law asks for (scotland.strategy) → what the plan says about it.
    """
    # Locked, so that two who make a version at once are given two numbers.
    list(Review.objects.select_for_update().filter(authority_id=by.authority_id).order_by("pk"))
    agreed = review.priorities.filter(state=Priority.State.AGREED).count()
    reasons = rules.reasons_not_to_make(title=title, moved_on=review.moved_on_on is not None, agreed=agreed)
    refuse_if(CannotMake, reasons)
    # Browsers end lines with two letters.
    introduction = introduction.replace("\r\n", "\n").strip()
    last = Strategy.objects.filter(authority_id=by.authority_id).aggregate(last=Max("number"))["last"]
    made = content(
        review, title=title, introduction=introduction, of_its_own=of_its_own or {}, by=by, today=today
    )
    with action("make a strategy", by=by):
        return Strategy.objects.create(
            authority_id=by.authority_id,
            review=review,
            number=(last or 0) + 1,
            title=title.strip(),
            introduction=introduction,
            content=made,
            made_by=by,
        )


@transaction.atomic
def sign(strategy: Strategy, *, body: str, words: str = "", by: User, today: date) -> SignOff:
    """Sign a version for a body, after which it can never change, or raise CannotSign."""
    strategy = Strategy.objects.select_for_update().get(pk=strategy.pk)
    later = Strategy.objects.filter(authority_id=strategy.authority_id, number__gt=strategy.number)
    reasons = rules.reasons_not_to_sign(
        body=body,
        signed_for=list(strategy.sign_offs.values_list("body", flat=True)),
        equality_signed=EqualityAssessment.objects.filter(
            strategy=strategy, signed_at__isnull=False
        ).exists(),
        newer_signed=later.filter(state=Strategy.State.SIGNED).exists(),
    )
    refuse_if(CannotSign, reasons)
    with action("sign a strategy", by=by):
        signed = SignOff.objects.create(
            authority_id=strategy.authority_id,
            strategy=strategy,
            body=body.strip(),
            words=words.strip(),
            signed_by=by,
            signed_on=today,
        )
        if strategy.state == Strategy.State.DRAFT:
            strategy.state = Strategy.State.SIGNED
            strategy.save(update_fields=["state"])
        return signed
