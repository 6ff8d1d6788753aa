"""Which carers to list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import User
from mainstay.pathway.models import Carer
from mainstay.web.forms import offer

_WHOSE = [
    ("mine", _("Mine")),
    ("ours", _("My organisation's")),
    ("nobodys", _("With no worker")),
    ("all", _("Everybody's")),
]
_ORDERS = [
    ("next", _("What is due first")),
    ("newest", _("All, newest change first")),
    ("nothing", _("Nothing is due")),
]


class FindDue(forms.Form):
    """Whose carers something is owed to."""

    whose = forms.ChoiceField(label=_("Whose"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "whose", [each for each in _WHOSE if each[0] != "ours" or user.organisation_id])

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for, by field; nothing where the address says what there is not."""
        return self.cleaned_data if self.is_valid() else {}


class FindCaseload(FindDue):
    """Whose carers, at which stage of the pathway, in which order."""

    stage = forms.ChoiceField(
        label=_("Stage"), required=False, choices=[("", _("Any stage")), *Carer.Stage.choices]
    )
    order = forms.ChoiceField(label=_("Order"), required=False, choices=_ORDERS)
