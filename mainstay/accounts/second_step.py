"""Whether somebody who has to prove themselves twice has done so (ADR 0009)."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from mainstay.accounts.models import User
from mainstay.accounts.permissions import is_staff

_KNOWN = "has_second_step"
# The organisation's own sign-in asks for its own second step: it is not ours to ask twice.
_ENOUGH = {"mfa", "socialaccount"}


def is_missing(request: HttpRequest) -> bool:
    """Return whether the signed-in person needs a second step and has none; asks the database once a sign-in."""
    user = request.user
    if not settings.SECOND_STEP_FOR_STAFF or not user.is_authenticated or not is_staff(user):
        return False
    if request.session.get(_KNOWN) == user.pk:
        return False
    used = {record["method"] for record in get_authentication_records(request, user)}
    if not used & _ENOUGH and not has(user):
        return True
    request.session[_KNOWN] = user.pk
    return False


def has(user: User) -> bool:
    """Return whether the user has set up an authenticator app."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP]))
