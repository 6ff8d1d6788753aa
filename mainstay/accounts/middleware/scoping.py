"""One transaction a request, scoped to the authority of whoever is signed in."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may, sees_every_carer
from mainstay.database import scope

Handler = Callable[[HttpRequest], HttpResponse]


class OneTransaction:
    """Wrap the whole request, sessions included, in one transaction; a page that breaks keeps nothing."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


class ScopeByUser:
    """Tell PostgreSQL who is asking, before any page can ask it anything."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if user_id := request.session.get(SESSION_KEY):
            scope.enter_user(user_id)
            if request.user.is_authenticated:
                enter_scope_of(request.user)
        return self.get_response(request)


def enter_scope_of(user: User) -> None:
    """See what this user may see, until the transaction ends."""
    scope.enter(
        user.authority_id,
        user_id=user.pk,
        carers=scope.Carers.OPEN if sees_every_carer(user) else scope.Carers.NONE,
        organisation_id=user.organisation_id if may(user, Permission.SEE_CARERS) else None,
        safeguarding=may(user, Permission.SEE_SAFEGUARDING),
    )
