"""Do what a form asks, what is refused said on the form; and say from the start where nothing can be changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from mainstay.accounts.access import SignedInRequest
from mainstay.audit.refusing import Refused
from mainstay.planning.rules.priorities import reasons_not_to_change

if TYPE_CHECKING:
    from mainstay.planning.models import Priority


def attempt(form: forms.Form, doing: Callable[[], object]) -> Any:
    """Return what the action returns, or None with every reason put on the form where it refuses."""
    try:
        return doing()
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return None


def decided_page(request: SignedInRequest, priority: "Priority") -> HttpResponse | None:
    """Return the page that says why a decided priority is not changed, or None where it still can be."""
    reasons = reasons_not_to_change(priority.state)
    if not reasons:
        return None
    context = {"priority": priority, "reasons": reasons}
    return render(request, "planning/priorities/decided.html", context)
