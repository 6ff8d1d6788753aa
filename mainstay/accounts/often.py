"""How often one machine may do what needs no sign-in: counted in memory, by django-allauth, and kept nowhere."""

from allauth.core import ratelimit
from django.http import HttpRequest


def too_often(request: HttpRequest, what: str) -> bool:
    """Count that this machine did something once more, and return whether it did so too often.

    what: a name in the setting ACCOUNT_RATE_LIMITS.
    """
    return not ratelimit.consume(request, action=what)
