"""The pages for when something stopped: each says what happened and what to do next."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 400 page: the address or what was sent could not be understood."""
    return render(request, "web/400.html", status=400)


def refused(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Return the 403 page, with the sentence the refusal carries, if it carries one."""
    return render(request, "web/403.html", {"reason": str(exception)}, status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the 403 page for a form without its token; named in settings as CSRF_FAILURE_VIEW."""
    return render(request, "web/403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the 404 page."""
    return render(request, "web/404.html", status=404)


def broke(request: HttpRequest) -> HttpResponse:
    """Return the 500 page, made without the request: whatever broke may be what the request carries."""
    return render(None, "web/500.html", status=500)
