"""How the open feed answers: JSON that any website may read, that may be kept a while and asked for again cheaply."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mainstay.accounts.access import public
from mainstay.database import scope
from mainstay.interop.openreferral.publishing.asking import CannotAnswer

KEEP_SECONDS = 300
View = Callable[..., Any]


def open_feed(why: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Let anyone read what every authority lists, from any website; ``why`` is kept for the list of pages."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @public(why)
        @require_safe
        @wraps(view)
        def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            scope.show_listed()
            try:
                told = view(request, *args, **kwargs)
            except CannotAnswer as refusal:
                return _open(as_json({"reasons": refusal.reasons}, status=400))
            if isinstance(told, HttpResponse):
                return _open(told)
            if told is None:
                return _open(as_json({"reasons": [_("Nothing that is listed has this id.")]}, status=404))
            return _kept(request, as_json(told))

        return answered

    return decorate


def as_json(told: Any, *, status: int = 200) -> HttpResponse:
    """Return an answer in JSON."""
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(body, content_type="application/json", status=status)


def _kept(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    answer["ETag"] = quote_etag(hashlib.sha256(answer.content).hexdigest()[:32])
    # With what is said to somebody signed in may go their session's cookie: that is for no cache that others share.
    kept_by = "private" if request.user.is_authenticated else "public"
    answer["Cache-Control"] = f"{kept_by}, max-age={KEEP_SECONDS}"
    again = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return _open(again if isinstance(again, HttpResponse) else answer)


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
