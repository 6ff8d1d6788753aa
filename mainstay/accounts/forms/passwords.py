"""Choosing a password, and getting a link to choose one."""

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mainstay.database import scope

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_HINT = _("At least 12 characters. Three words that have nothing to do with you make a good one.")


def password_field(label: "StrOrPromise", autocomplete: str, hint: "StrOrPromise" = "") -> forms.CharField:
    """Return a password's field: nothing is trimmed, and a password manager knows which password it is."""
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    return forms.CharField(label=label, help_text=hint, strip=False, widget=widget)


class ForgottenPassword(ResetPasswordForm):  # type: ignore[misc]
    """The address a link is to be sent to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "email": forms.EmailField(
                label=_("E-mail address"),
                widget=forms.EmailInput({"autocomplete": "email"}),
                error_messages={"invalid": _("Enter an e-mail address like name@example.org")},
            )
        }

    def clean_email(self) -> str:
        """Look for the one account that has this address; its owner, and nobody else, is told whether there is one."""
        scope.enter_sign_in(self.cleaned_data["email"])
        email: str = super().clean_email()
        return email


class _TypedTwice(forms.Form):
    """A new password, typed twice, because it cannot be read while it is typed."""

    user: Any

    def clean_password1(self) -> str:
        typed: str = self.cleaned_data["password1"]
        get_adapter().clean_password(typed, user=self.user)
        return typed

    def clean(self) -> dict[str, Any]:
        first, again = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and again and first != again:
            self.add_error("password2", ValidationError(_("Enter the same new password again")))
        return self.cleaned_data


def _new_password() -> dict[str, forms.Field]:
    return {
        "password1": password_field(_("New password"), "new-password", _HINT),
        "password2": password_field(_("New password again"), "new-password"),
    }


class NewPassword(_TypedTwice, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, after following the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = _new_password()


class ChangePassword(_TypedTwice, ChangePasswordForm):  # type: ignore[misc]
    """The password in use, and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = password_field(_("The password you use now"), "current-password")
        self.fields = {"oldpassword": current, **_new_password()}
