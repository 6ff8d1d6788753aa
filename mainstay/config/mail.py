"""How e-mail leaves: one address, MAINSTAY_EMAIL_URL, in place of six settings."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_PORTS = {"smtp": 587, "smtps": 465}


def settings_for(url: str) -> dict[str, Any]:
    """Return Django's EMAIL_… settings for ``smtp://name:password@host:587`` (STARTTLS) or ``smtps://…``.

    An empty url prints each message where the server runs, so that a reset link can still be used.
    Raises ImproperlyConfigured, without repeating the password.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "MAINSTAY_EMAIL_URL cannot be read. Write it as smtp://name:password@host:587, or smtps://… for port 465."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or _PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }
