"""Trying an action from a form: what is refused is shown beside what was typed."""

from collections.abc import Callable

from django.forms import Form

from mainstay.audit.refusing import Refused


def tried(form: Form, act: Callable[[], object]) -> bool:
    """Do it and return True; where it is refused, put every reason into the form and return False."""
    try:
        act()
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    return True
