"""What happens after too many wrong passwords. django-axes counts; it never learns whose they were."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac


def whose(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Return what the count is kept under: a keyed hash of the address that was tried, whether it exists or not."""
    tried = credentials or request.POST
    return hashed(str(tried.get("email") or tried.get("login") or tried.get("username") or ""))


def counted_by(request: HttpRequest, credentials: dict[str, Any] | None) -> list[str]:
    """Return that wrong passwords count against the account, wherever they come from.

    Not against the machine: a whole council may come from one. One machine trying many accounts is slowed by
    django-allauth (ACCOUNT_RATE_LIMITS).
    """
    return ["username"]


def hashed(email: str) -> str:
    """Return the address as a hash that cannot be undone without the installation's key."""
    return salted_hmac("mainstay lock-out", email.strip().lower(), algorithm="sha256").hexdigest()


def page(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Show how long to wait and what to do; the same for an address nobody has."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "accounts/locked_out.html", {"minutes": minutes}, status=429)
