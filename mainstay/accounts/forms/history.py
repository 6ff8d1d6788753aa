"""Which part of the audit to show."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mainstay.accounts import queries
from mainstay.accounts.models import User
from mainstay.audit.queries import kinds_of_action
from mainstay.web.days import DayField


class FindEntries(forms.Form):
    """By whom, what, and between which days."""

    by = forms.ModelChoiceField(User.objects.none(), label=_("Who"), required=False, empty_label=_("Anybody"))
    action = forms.ChoiceField(label=_("What"), required=False)
    first_day = DayField(label=_("From"), required=False)
    last_day = DayField(label=_("Until"), required=False)

    def __init__(self, *args: Any, seen_by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].queryset = queries.users_visible_to(seen_by).exclude(  # type: ignore[attr-defined]
            # Carers who sign in are kept as "a carer": a list of them would say who is one.
            roles=[User.Role.CARER]
        )
        kinds = [(each, capfirst(each)) for each in kinds_of_action()]
        self.fields["action"].choices = [("", _("Anything")), *kinds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse days the wrong way round."""
        asked = self.cleaned_data
        if asked.get("first_day") and asked.get("last_day") and asked["first_day"] > asked["last_day"]:
            self.add_error("last_day", _("Enter a last day that is not before the first"))
        return asked
