"""Do what a form asks; what is refused is said on the form."""

from collections.abc import Callable
from typing import Any

from django import forms

from mainstay.planning.actions.deciding import CannotDecide
from mainstay.planning.actions.priorities import CannotPropose
from mainstay.planning.actions.rankings import CannotRecord
from mainstay.planning.actions.scoring import CannotScore
from mainstay.planning.actions.strategies import CannotMake, CannotSign


def attempt(form: forms.Form, doing: Callable[[], object]) -> Any:
    """Return what the action returns, or None with every reason put on the form where it refuses."""
    try:
        return doing()
    except (CannotDecide, CannotPropose, CannotRecord, CannotScore, CannotMake, CannotSign) as refusal:
        form.add_error(None, refusal.reasons)
        return None
