"""The e-mailed link by which a new person sets their first password."""

import logging

from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from mainstay.accounts.models import User

_log = logging.getLogger(__name__)
_NOT_SENT = "link not sent to"  # in the session: the account whose link could not be sent


def invite(user: User, request: HttpRequest) -> None:
    """Send the link once the account is really there; ``was_not_sent`` then says whether that did not work."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    link = get_adapter(request).get_reset_password_from_key_url(key)
    text = render_to_string("accounts/email/invitation.txt", {"user": user, "by": request.user, "link": link})
    subject = _("Your account with Mainstay")
    transaction.on_commit(lambda: _send(subject, text, user, request))


def was_not_sent(user: User, request: HttpRequest) -> bool:
    """Return whether the last link could not be sent to this person; only once, and only to who sent it."""
    if request.session.get(_NOT_SENT) != user.pk:
        return False
    del request.session[_NOT_SENT]
    return True


def _send(subject: str, text: str, user: User, request: HttpRequest) -> None:
    try:
        send_mail(subject, text, None, [user.email])
    except Exception as error:
        # The account is there, so the page must not break. The error's own text may hold the address: only its kind
        # is written down. The answer is made already, so the page that it leads to says it.
        _log.error("The link for account %s could not be sent: %s", user.pk, type(error).__name__)
        with transaction.atomic():
            request.session[_NOT_SENT] = user.pk
            request.session.save()
