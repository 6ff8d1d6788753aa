"""Who may be answered at all, and what the browser is told that Django has no setting for."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from mainstay.web.loopback import is_loopback

Handler = Callable[[HttpRequest], HttpResponse]


class OnlyThisMachine:
    """Refuse every request to a local run that came, or was passed on, from another machine."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.LOCAL and came_from_elsewhere(request):
            return HttpResponse(
                "This Mainstay is for the machine it runs on. Open it there.", "text/plain", status=403
            )
        return self.get_response(request)


def came_from_elsewhere(request: HttpRequest) -> bool:
    """Return whether the request came from another machine, or a proxy says it passed one on."""
    address = request.META.get("REMOTE_ADDR") or "127.0.0.1"
    passed_on = {"Forwarded", "X-Forwarded-For"} & set(request.headers)
    return bool(passed_on) or not is_loopback(address)


class NoEndOfText:
    """Take every NUL out of what an address asks: no link of ours has one, and PostgreSQL takes it in no question."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        # What is left after one was taken out may spell the next.
        while "%00" in asked or "\0" in asked:
            asked = request.META["QUERY_STRING"] = asked.replace("%00", "").replace("\0", "")
        if "\0" in request.path_info:
            raise BadRequest("A NUL stands in the address.")
        return self.get_response(request)


class PermissionsPolicy:
    """Tell the browser that no page here uses the camera, the microphone or the like."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class KeepNoPage:
    """Tell the browser to keep no page: whoever comes to the machine next would find it after signing out."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response
