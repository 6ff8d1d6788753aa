"""The e-mailed link by which a new person sets their first password."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from mainstay.accounts.models import User


def invite(user: User, request: HttpRequest) -> None:
    """Send the link once the account is really there."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    link = get_adapter(request).get_reset_password_from_key_url(key)
    text = render_to_string("accounts/email/invitation.txt", {"user": user, "by": request.user, "link": link})
    subject = _("Your account with Mainstay")
    transaction.on_commit(lambda: send_mail(subject, text, None, [user.email]))
