"""How long a sign-in lasts, and that staff prove themselves twice."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from mainstay.accounts import second_step
from mainstay.accounts.rules import sign_in_is_over

Handler = Callable[[HttpRequest], HttpResponse]

# Written at most this often (seconds), so that reading a page does not always mean writing a row.
_REMEMBER_EVERY = 60


class LimitSignIn:
    """End a sign-in that was idle too long, or has lasted too long; the page asked for is kept for afterwards."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            now = time.time()
            began = request.session.setdefault("signed_in_at", now)
            seen = request.session.setdefault("seen_at", now)
            if sign_in_is_over(
                began=began, seen=seen, now=now, idle=settings.IDLE_LIMIT, longest=settings.SIGN_IN_LIMIT
            ):
                request.session.flush()
                request.session["sign_in_ended"] = True
            elif now - seen >= _REMEMBER_EVERY:
                request.session["seen_at"] = now
        return self.get_response(request)


class AskForSecondStep:
    """Lead staff who have no second step to set one up before any page but those that do so."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Return the way to the set-up page, or None to go on."""
        if getattr(view, "before_second_step", False) or not second_step.is_missing(request):
            return None
        messages.info(
            request, _("Your role needs a second step to sign in. Set it up now; it takes two minutes.")
        )
        return redirect("mfa_activate_totp")
