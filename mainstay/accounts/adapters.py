"""Where django-allauth meets the fences: each way in first says whose account it is about to look for."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from axes.utils import reset
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from mainstay.accounts import actions, lock_out, queries
from mainstay.accounts.models import User
from mainstay.database import scope


class ByPassword(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail and password; nobody makes an account of their own."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Check your e-mail address and password. One of them does not match."),
        "account_inactive": _("This account is closed. Ask your administrator to open it again."),
        "enter_current_password": _("Enter the password you use now"),
        "incorrect_password": _("Enter the password you use now"),
        "incorrect_code": _("Enter the six digits your authenticator app shows now"),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts are made by an administrator."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave counting wrong passwords to django-axes, which counts for all processes and says what to do."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return the user whose password this is, or None; only that account can be seen meanwhile."""
        scope.enter_sign_in(credentials.get("email", ""))
        # The account itself is entered too, for a password hashed an older way is hashed anew and saved.
        found = queries.id_of_sign_in(credentials.get("email", ""))
        scope.enter_user(found)
        user: User | None = super().authenticate(request, **credentials)
        scope.enter_sign_in("")
        scope.enter_user(user.pk if user else request.user.pk)
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign the user in and note when and how, for them to see."""
        scope.enter_user(user.pk)
        super().login(request, user)
        scope.enter_authority(user.authority_id)
        actions.note_sign_in(user, request)

    def set_password(self, user: User, password: str) -> None:
        """Keep the new password, note when it was changed, and forget wrong tries at the old one."""
        actions.change_password(user, password, by=user, now=timezone.now())
        reset(username=lock_out.hashed(user.email))


class ByOrganisation(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in by the organisation's own accounts (OpenID Connect), for people an administrator has added."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Return False: the organisation says who somebody is, the administrator whether they may come in."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Look only for the account with the address the organisation vouches for; keep none of its other data."""
        vouched = next((each.email for each in sociallogin.email_addresses if each.verified), "")
        scope.enter_sign_in(vouched)
        scope.enter_user(queries.id_of_sign_in(vouched))
        sociallogin.account.extra_data = {}
        user: User = super().populate_user(request, sociallogin, data)
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Turn away whoever an administrator has not added."""
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(redirect("accounts:not_added"))


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step's secrets, encrypted with the installation's key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Enter the six digits your authenticator app shows now"),
    }

    def build_totp_svg(self, url: str) -> str:
        """Return the key as an SVG that stands inside a page: without the declaration of a file."""
        return super().build_totp_svg(url).partition("?>")[2].strip()  # type: ignore[no-any-return]

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret that was stored."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = salted_hmac("mainstay second step", settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
