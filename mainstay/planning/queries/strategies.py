"""Questions about strategies: which versions there are, and how far each is from being signed."""

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.planning.models import EqualityAssessment, Strategy


def strategies_visible_to(user: User) -> QuerySet[Strategy]:
    """Return every version of the authority's joint plan, newest first."""
    found = Strategy.objects.filter(authority=user.authority).select_related("made_by", "review")
    return found.prefetch_related("sign_offs__signed_by")


def newest_strategy(user: User, *, signed: bool = False) -> Strategy | None:
    """Return the newest version, or the newest that is signed, without its content; None where there is none."""
    found = Strategy.objects.filter(authority=user.authority).defer("content")
    return found.filter(state=Strategy.State.SIGNED).first() if signed else found.first()


def equality_of(strategy: Strategy) -> list[EqualityAssessment]:
    """Return the equality impact assessments of a version, signed or not; one query."""
    return list(EqualityAssessment.objects.filter(strategy=strategy))
