"""Settings, read from the environment. Nothing here decides anything a person would call policy."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from mainstay.config import languages
from mainstay.config.security import *  # noqa: F403  # Django finds settings by their name
from mainstay.config.where import DEMO, LOCAL, LOOPBACK  # noqa: F401  # pages ask whether this is the demo
from mainstay.database import connect, folders

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("MAINSTAY_DATA") or ROOT / "var").absolute()


def _secret_key() -> str:
    """Return the key from the environment, or one kept beside the private database."""
    if given := os.environ.get("MAINSTAY_SECRET_KEY"):
        return given
    kept = DATA / "secret-key"
    try:
        return kept.read_text()
    except (FileNotFoundError, NotADirectoryError):
        folders.create(folders.of(DATA))
        # Written whole before it gets its name: two that start at once must end with one key, and never half of it.
        made = kept.with_name(f"secret-key-{secrets.token_hex(8)}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        with suppress(FileExistsError):
            kept.hardlink_to(made)
        made.unlink()
        return kept.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
# A local run answers to no other name, whatever is asked for: a page elsewhere could otherwise reach it by one.
ALLOWED_HOSTS = LOOPBACK if LOCAL else os.environ.get("MAINSTAY_HOSTS", "").split()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not LOCAL]

DATABASES = connect.databases(DATA, os.environ)
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "mainstay.database",
    "mainstay.audit",
    "mainstay.web",
    "mainstay.accounts",
    "mainstay.local",
    "mainstay.places",
    "mainstay.directory",
    "mainstay.pathway",
    "mainstay.planning",
    "mainstay.interop",
    "mainstay.home",
]

MIDDLEWARE = [
    "mainstay.accounts.middleware.answers.OnlyThisMachine",
    "django.middleware.security.SecurityMiddleware",
    "mainstay.accounts.middleware.answers.PermissionsPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mainstay.accounts.middleware.answers.KeepNoPage",
    "csp.middleware.CSPMiddleware",
    "mainstay.accounts.middleware.scoping.OneTransaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mainstay.accounts.middleware.sessions.LimitSignIn",
    "mainstay.accounts.middleware.scoping.ScopeByUser",
    "mainstay.accounts.middleware.sessions.AskForSecondStep",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mainstay.home.middleware.Surroundings",
    "axes.middleware.AxesMiddleware",
    "mainstay.accounts.middleware.answers.NoEndOfText",
]

ROOT_URLCONF = "mainstay.config.urls"
WSGI_APPLICATION = "mainstay.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        # Each part keeps its pages in templates/<part>/; allauth's own pages must not be found by Jinja2.
        "DIRS": sorted((ROOT / "mainstay").glob("*/templates")),
        "OPTIONS": {
            "environment": "mainstay.web.jinja.environment",
            # What the last action did is shown by the layout, whichever page comes next.
            "context_processors": ["django.contrib.messages.context_processors.messages"],
        },
    },
    # allauth's short messages and e-mails are Django templates.
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "uploads"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [ROOT / "mainstay" / "locale"]
LANGUAGES = languages.offered(LOCALE_PATHS[0])
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

AUTH_USER_MODEL = "accounts.User"

# Jobs are done by ``mainstay work``, which looks here for what it can do.
PROCRASTINATE_IMPORT_PATHS = [
    "mainstay.pathway.jobs",
    "mainstay.interop.jobs",
    "mainstay.interop.sources.jobs",
]
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}

# A page that breaks says where in the code, on standard error. Never what was in it: no locals, no request body.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}

# Feeds of services are read on the public internet only. "host:port" that may be reached beside it, with spaces
# between them: for a demo or a trial on one machine, never where others than its owner may add a feed.
FEED_MAY_REACH = tuple(os.environ.get("MAINSTAY_FEED_MAY_REACH", "").split())
