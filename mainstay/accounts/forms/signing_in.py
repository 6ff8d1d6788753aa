"""Signing in with an e-mail address and a password."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.forms.passwords import password_field


class SignIn(LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "login": forms.EmailField(
                label=_("E-mail address"),
                widget=forms.EmailInput({"autocomplete": "username"}),
                error_messages={"invalid": _("Enter an e-mail address like name@example.org")},
            ),
            "password": password_field(_("Password"), "current-password"),
        }


class ConfirmItIsYou(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"password": password_field(_("Password"), "current-password")}
