"""The six digits of an authenticator app, or a recovery code."""

from typing import TYPE_CHECKING, Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_CODE = _("Code from your authenticator app")


def _code_field(hint: "StrOrPromise") -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}
    return forms.CharField(label=_CODE, help_text=hint, widget=forms.TextInput(attributes))


class EnterCode(AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"code": _code_field(_("Six digits. A recovery code works too, once."))}


class ConfirmByCode(ReauthenticateForm):  # type: ignore[misc]
    """The code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"code": _code_field(_("Six digits. A recovery code works too, once."))}


class FirstCode(ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which shows that the app has been set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"code": _code_field(_("The six digits the app shows now."))}
