"""Who may open a page: every view names its permission, or says why it needs none."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, permissions_of

View = Callable[..., HttpResponse]


class SignedInRequest(HttpRequest):
    """A request as a view behind ``requires`` or ``signed_in`` gets it: from somebody with an account."""

    user: User


def denied(permission: Permission) -> str:
    """Return what somebody is told whose role lacks the permission."""
    return _("Your role does not let you %(do)s.") % {"do": _(permission)}


def requires(permission: Permission, *others: Permission) -> Callable[[View], View]:
    """Let in only people whose role has the permission; send others to sign in, or tell them why not.

    others: any one of these opens the page too; whose records are shown is for the queries to say.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not permissions_of(request.user) & {permission, *others}:
                raise PermissionDenied(denied(permission))
            return view(request, *args, **kwargs)

        checked.permission = permission  # type: ignore[attr-defined]
        checked.other_permissions = others  # type: ignore[attr-defined]
        return checked

    return decorate


def signed_in(view: View) -> View:
    """Let in everyone who has signed in, whatever their role."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    checked.permission = "signed in"  # type: ignore[attr-defined]
    return checked


def public(why: str) -> Callable[[View], View]:
    """Let anyone in, signed in or not; ``why`` is kept for the list of pages."""

    def decorate(view: View) -> View:
        view.permission = f"public: {why}"  # type: ignore[attr-defined]
        return view

    return decorate


def before_second_step(view: View) -> View:
    """Let staff who still have to set up their second step open this page."""
    view.before_second_step = True  # type: ignore[attr-defined]
    return view
