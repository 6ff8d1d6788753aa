"""Questions about equality impact assessments: of what, how they stand, and whether a decision may close."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from mainstay.accounts.models import User
from mainstay.planning.models import EqualityAssessment, Priority
from mainstay.planning.rules.equality import reasons_not_to_decide_without_equality


def equality_visible_to(user: User) -> QuerySet[EqualityAssessment]:
    """Return the equality impact assessments of the user's authority, last written first."""
    return EqualityAssessment.objects.filter(authority=user.authority).select_related(
        "priority", "strategy", "service", "written_by", "signed_by"
    )


def signed_assessment_of(priority: Priority) -> EqualityAssessment | None:
    """Return the newest signed equality impact assessment of a priority, or None."""
    signed = EqualityAssessment.objects.filter(priority=priority, signed_at__isnull=False)
    return signed.order_by("-signed_at", "-pk").first()


def reasons_equality_stands_in_the_way(priority: Priority) -> list[str]:
    """Return every reason of equality why a priority cannot be decided yet, as sentences to show; one query."""
    found = EqualityAssessment.objects.filter(priority=priority).values_list("signed_at", flat=True)
    when = list(found)
    return reasons_not_to_decide_without_equality(
        needed=priority.needs_equality,
        signed=any(when),
        drafted=bool(when),
        why_not_needed=priority.no_equality_reason,
    )


def equality_due(user: User, today: date) -> QuerySet[EqualityAssessment]:
    """Return the signed assessments whose review day has come and that no newer signed one has replaced."""
    same = [Q(**{of: OuterRef(of)}) for of in ("priority", "strategy", "service")]
    newer = EqualityAssessment.objects.filter(
        same[0] | same[1] | same[2], signed_at__gt=OuterRef("signed_at")
    )
    signed = equality_visible_to(user).filter(signed_at__isnull=False, review_on__lte=today)
    return signed.filter(~Exists(newer)).order_by("review_on", "pk")
