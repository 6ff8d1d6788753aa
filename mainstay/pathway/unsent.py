"""What somebody typed when their sign-in had ended: kept for them while they sign in again, and shown on the same page.

A page that uses it puts {{ whose }} (``whose(request.user)``) into its form as a hidden field of that name, stands
behind ``@kept_over_sign_in`` above ``@requires``, and asks ``typed_before`` when it is opened. What is kept lies in
the session until it is shown, for minutes only (a job removes what is older), and is shown to nobody but whoever
typed it.
"""

import time
from datetime import datetime
from functools import wraps

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict

from mainstay.accounts.access import SignedInRequest, View
from mainstay.accounts.models import User

_KEPT = "typed when the sign-in had ended"
_SIGNER = Signer(salt="mainstay.pathway.unsent")
_SECONDS = 30 * 60
# A long letter; more than this is no form of ours.
_LONGEST = 200_000
_NOT_KEPT = ("csrfmiddlewaretoken", "whose")


def whose(user: User) -> str:
    """Return what a form carries to say who is typing, so that nobody else is shown it."""
    return _SIGNER.sign(str(user.pk))


def kept_over_sign_in(view: View) -> View:
    """Keep what is sent to this page by somebody whose sign-in has ended, and let the page send them to sign in."""

    @wraps(view)
    def keeping(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            _keep(request)
        return view(request, *args, **kwargs)

    return keeping


def typed_before(request: SignedInRequest) -> QueryDict | None:
    """Return what this person had typed on this page when their sign-in ended, once; None where there is nothing."""
    kept = request.session.get(_KEPT)
    if kept is None:
        return None
    if kept["at"] + _SECONDS < time.time() or kept["whose"] != str(request.user.pk):
        del request.session[_KEPT]
        return None
    if kept["page"] != request.path:
        return None
    del request.session[_KEPT]
    return QueryDict(kept["typed"])


def forget(now: datetime) -> int:
    """Remove what nobody came back for, and every session that is over; return how many sessions were touched."""
    with transaction.atomic():
        gone, _ = Session.objects.filter(expire_date__lt=now).delete()
    late = [each.pk for each in Session.objects.iterator() if _is_late(each, now)]
    for pk in late:
        with transaction.atomic():
            # Locked and read again: whoever typed it may be signing in now.
            session = Session.objects.select_for_update().filter(pk=pk).first()
            if session is not None and _is_late(session, now):
                kept = session.get_decoded()
                del kept[_KEPT]
                session.session_data = SessionStore().encode(kept)
                session.save(update_fields=["session_data"])
    return gone + len(late)


def _is_late(session: Session, now: datetime) -> bool:
    kept = session.get_decoded().get(_KEPT)
    return kept is not None and kept["at"] + _SECONDS < now.timestamp()


def _keep(request: HttpRequest) -> None:
    try:
        user = _SIGNER.unsign(request.POST.get("whose", ""))
    except BadSignature:
        return
    typed = request.POST.copy()
    for name in _NOT_KEPT:
        typed.pop(name, None)
    written = typed.urlencode()
    if len(written) <= _LONGEST:
        request.session[_KEPT] = {"at": time.time(), "whose": user, "page": request.path, "typed": written}
