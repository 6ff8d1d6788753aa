"""The services that somebody keeps for later: ids in the session, and nothing about the person."""

from uuid import UUID

from django.http import HttpRequest

MOST = 50
_KEY = "saved_services"


def remembered(request: HttpRequest) -> list[UUID]:
    """Return the ids that were kept, the first first."""
    return [UUID(each) for each in request.session.get(_KEY, [])]


def remember(request: HttpRequest, public_id: UUID) -> bool:
    """Keep an id; False where the list is full."""
    kept = remembered(request)
    if public_id in kept:
        return True
    if len(kept) >= MOST:
        return False
    request.session[_KEY] = [str(each) for each in [*kept, public_id]]
    return True


def forget(request: HttpRequest, public_id: UUID | None = None) -> None:
    """Let an id go, or all of them."""
    kept = [str(each) for each in remembered(request) if public_id not in (None, each)]
    request.session[_KEY] = kept
