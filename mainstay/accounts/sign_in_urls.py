"""The pages of django-allauth that are kept, under our own addresses, each with a page of ours.

Its own list is not included: signing up, changing addresses and connecting accounts are not offered.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.socialaccount import views as organisation
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path, re_path

from mainstay.accounts.access import View, before_second_step, public, signed_in
from mainstay.accounts.entries import audited, by_link, half_signed_in
from mainstay.accounts.views import own, signing_in

entry = public("it is the way in")
sign_out = before_second_step(public("it is the way out")(account.logout))
forgotten = public("whoever forgot their password cannot sign in")


def _own(doing: str, view: View) -> View:
    return before_second_step(signed_in(audited(doing)(view)))


urlpatterns = [
    path("sign-in/", entry(half_signed_in(signing_in.sign_in)), name="account_login"),
    path("sign-out/", sign_out, name="account_logout"),
    path("sign-in/closed/", entry(account.account_inactive), name="account_inactive"),
    path("sign-in/second-step/", entry(half_signed_in(second_step.authenticate)), name="mfa_authenticate"),
    path("sign-in/<slug:provider_id>/", entry(oidc.login), name="openid_connect_login"),
    path("sign-in/<slug:provider_id>/back/", entry(oidc.callback), name="openid_connect_callback"),
    path(
        "sign-in/stopped/by-you/", entry(organisation.login_cancelled), name="socialaccount_login_cancelled"
    ),
    path("sign-in/stopped/by-error/", entry(organisation.login_error), name="socialaccount_login_error"),
    path("password/forgotten/", forgotten(account.password_reset), name="account_reset_password"),
    path(
        "password/forgotten/sent/", forgotten(account.password_reset_done), name="account_reset_password_done"
    ),
    path(
        "password/new/done/",
        forgotten(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    # allauth writes the link by this pattern: the hyphen stays.
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        forgotten(by_link(account.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
    path(
        "password/change/", _own("change a password", account.password_change), name="account_change_password"
    ),
    path("password/none/", own.no_password, name="account_set_password"),
    path(
        "confirm/password/",
        _own("confirm who they are", account.reauthenticate),
        name="account_reauthenticate",
    ),
    path(
        "confirm/code/", _own("confirm who they are", second_step.reauthenticate), name="mfa_reauthenticate"
    ),
    path("second-step/", _own("see their second step", second_step.index), name="mfa_index"),
    path("second-step/set-up/", _own("set up a second step", app.activate_totp), name="mfa_activate_totp"),
    path(
        "second-step/remove/", _own("remove a second step", app.deactivate_totp), name="mfa_deactivate_totp"
    ),
    path(
        "second-step/codes/",
        _own("see their recovery codes", recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-step/codes/new/",
        _own("make new recovery codes", recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-step/codes/download/",
        _own("download their recovery codes", recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
