"""Ways in for people who are not signed in yet, each scoped to the one account it is about."""

from collections.abc import Callable
from functools import wraps

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.http import base36_to_int

from mainstay.accounts.access import View
from mainstay.audit import context as audit
from mainstay.database import scope


def half_signed_in(view: View) -> View:
    """Let a page see the account of whoever has given their password but not yet their second step."""

    @wraps(view)
    def scoped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        pending = request.session.get(LOGIN_SESSION_KEY)
        if pending and pending.get("user_pk") and not request.user.is_authenticated:
            scope.enter_user(base36_to_int(pending["user_pk"]))
        return view(request, *args, **kwargs)

    return scoped


def by_link(view: View) -> View:
    """Let a page see the account an e-mailed link is for, so that the link's own secret can be checked."""

    @wraps(view)
    def scoped(request: HttpRequest, uidb36: str, key: str) -> HttpResponse:
        # Eleven digits hold every id; of thirteen, some are more than PostgreSQL can look for.
        if len(uidb36) <= 11:
            scope.enter_user(base36_to_int(uidb36))
        return view(request, uidb36=uidb36, key=key)

    return scoped


def audited(doing: str) -> Callable[[View], View]:
    """Have what somebody changes about their own sign-in audited as ``doing`` by them."""

    def decorate(view: View) -> View:
        @wraps(view)
        def told(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated or request.method != "POST":
                return view(request, *args, **kwargs)
            with audit.action(doing, by=request.user):
                return view(request, *args, **kwargs)

        return told

    return decorate
