"""Pages for everybody."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from mainstay.accounts.access import public
from mainstay.database import scope

View = Callable[..., HttpResponse]


def for_everybody(why: str) -> Callable[[View], View]:
    """Let anyone in and show what every authority lists; ``why`` is kept for the list of pages."""

    def decorate(view: View) -> View:
        @public(why)
        @wraps(view)
        def listed(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            scope.show_listed()
            return view(request, *args, **kwargs)

        return listed

    return decorate
