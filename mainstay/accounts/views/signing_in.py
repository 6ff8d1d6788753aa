"""Signing in by password, with the way to the organisation's own sign-in beside it."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings


class SignInView(LoginView):  # type: ignore[misc]
    """allauth's sign-in, told which other ways in there are and whether the last sign-in ran out."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["work_accounts"] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        context["ran_out"] = self.request.session.pop("sign_in_ended", False)
        return context


sign_in = SignInView.as_view()
