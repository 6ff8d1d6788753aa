"""How people sign in, and what every answer tells the browser (ADR 0009)."""

import os
from datetime import timedelta
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from mainstay.config import mail
from mainstay.config.where import DEMO, LOCAL

_env = os.environ.get

# Who may sign in, and with what.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]

# django-allauth: e-mail and password, or the organisation's own sign-in. Nobody makes their own account.
ACCOUNT_ADAPTER = "mainstay.accounts.adapters.ByPassword"
ACCOUNT_FORMS = {
    "login": "mainstay.accounts.forms.signing_in.SignIn",
    "reauthenticate": "mainstay.accounts.forms.signing_in.ConfirmItIsYou",
    "change_password": "mainstay.accounts.forms.passwords.ChangePassword",
    "reset_password": "mainstay.accounts.forms.passwords.ForgottenPassword",
    "reset_password_from_key": "mainstay.accounts.forms.passwords.NewPassword",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Mainstay: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if LOCAL else "https"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
# From one machine: a whole council may come from one at nine o'clock, and each account has its own lock-out.
# What anybody may send (ask), look up by a receipt or open with an emergency card is counted by machine alone.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "ask": "30/h/ip",
    "receipt": "10/m/ip,60/h/ip",
    "card": "10/m/ip,60/h/ip",
}
# allauth's own would keep a second copy of every address, which would go on working after a change.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  # a class
DEFAULT_FROM_EMAIL = _env("MAINSTAY_EMAIL_FROM", "mainstay@localhost")

# A second step, for staff. It may be turned off only where nobody else can reach the server.
MFA_ADAPTER = "mainstay.accounts.adapters.SecondStep"
MFA_FORMS = {
    "authenticate": "mainstay.accounts.forms.second_step.EnterCode",
    "reauthenticate": "mainstay.accounts.forms.second_step.ConfirmByCode",
    "activate_totp": "mainstay.accounts.forms.second_step.FirstCode",
}
MFA_TOTP_ISSUER = "Mainstay"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
SECOND_STEP_FOR_STAFF = not (DEMO or (LOCAL and _env("MAINSTAY_MFA") == "off"))

# The organisation's own sign-in, over OpenID Connect.
SOCIALACCOUNT_ADAPTER = "mainstay.accounts.adapters.ByOrganisation"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
_issuer = _env("MAINSTAY_OIDC_ISSUER", "").rstrip("/")
_organisation = {
    "provider_id": "organisation",
    "name": _env("MAINSTAY_OIDC_NAME") or "your organisation",
    "client_id": _env("MAINSTAY_OIDC_CLIENT_ID", ""),
    "secret": _env("MAINSTAY_OIDC_CLIENT_SECRET", ""),
    "settings": {
        "server_url": _issuer,
        "email_authentication": True,
        # Only addresses at these domains are believed: anybody may write any address into a directory of their own.
        "verified_email": _env("MAINSTAY_OIDC_DOMAINS", "").split(),
    },
}
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [_organisation] if _issuer else []}
}

# Five wrong passwords close an account to everybody for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = "mainstay.accounts.lock_out.counted_by"
AXES_LOCKOUT_CALLABLE = "mainstay.accounts.lock_out.page"
AXES_USERNAME_CALLABLE = "mainstay.accounts.lock_out.whose"
AXES_USERNAME_FORM_FIELD = "login"
AXES_SENSITIVE_PARAMETERS = ["login", "email", "password", "csrfmiddlewaretoken", "next"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False

# How long a sign-in lasts: without a page being asked for, and at the very most.
IDLE_LIMIT = timedelta(hours=1)
SIGN_IN_LIMIT = timedelta(hours=8)
SESSION_COOKIE_AGE = int(SIGN_IN_LIMIT.total_seconds())
# The prefix makes browsers refuse the cookie from any other host, path or plain connection.
SESSION_COOKIE_NAME = "mainstay" if LOCAL else "__Host-mainstay"
CSRF_COOKIE_NAME = "mainstay-form" if LOCAL else "__Host-mainstay-form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# What a page says after something was done may name somebody: kept with the session, and not in a cookie of its own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "mainstay.web.views.stale_form"

# What every answer tells the browser.
SECURE_SSL_REDIRECT = not LOCAL
if _env("MAINSTAY_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_HSTS_SECONDS = 0 if LOCAL else int(timedelta(days=730).total_seconds())
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_UNUSED = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "microphone",
    "payment",
    "usb",
]
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in _UNUSED)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # Browsers also hold the redirect after a form to this list.
        "form-action": [SELF] + ([f"https://{urlsplit(_issuer).netloc}"] if _issuer else []),
    }
}

globals().update(mail.settings_for(_env("MAINSTAY_EMAIL_URL", "")))
