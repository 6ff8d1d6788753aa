"""What is typed when support stands still or ends."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.pathway.forms.going import codes_of
from mainstay.web.days import DayField
from mainstay.web.forms import offer

if TYPE_CHECKING:
    from mainstay.pathway.models import Relationship, Support


class PauseSupport(forms.Form):
    """From when to when the plan or one support of it stands still, and why."""

    support = forms.ChoiceField(
        label=_("What stands still?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what stands still.")},
    )
    from_on = DayField(
        label=_("First day"), error_messages={"required": _("Enter the first day without support.")}
    )
    to_on = DayField(
        label=_("Last day"), required=False, help_text=_("Leave empty while nobody knows when it goes on.")
    )
    why = forms.ChoiceField(
        label=_("Why?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it stands still.")},
    )
    words = forms.CharField(label=_("In a few words"), required=False, max_length=500)

    def __init__(self, *args: Any, supports: "Sequence[Support]", today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._supports = {str(each.pk): each for each in supports}
        offer(self, "why", codes_of("pathway.pauses", today))
        if supports:
            one = [(number, each.words) for number, each in self._supports.items()]
            offer(self, "support", [("all", str(_("The whole plan"))), *one])
        else:
            del self.fields["support"]

    @property
    def told(self) -> dict[str, Any]:
        """What was said, as the action takes it."""
        return self.cleaned_data | {"support": self._supports.get(self.cleaned_data.get("support", "all"))}


class EndSupport(forms.Form):
    """Why support ends, since when, and whom it is about."""

    because = forms.ChoiceField(
        label=_("Why does it end?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it ends.")},
    )
    whom = forms.ChoiceField(
        label=_("Whom is it about?"),
        help_text=_("Only where somebody has died or moved: the carer may go on looking after the others."),
        widget=forms.RadioSelect,
        required=False,
    )
    on = DayField(label=_("Since when?"), error_messages={"required": _("Enter the day.")})
    words = forms.CharField(
        label=_("In a few words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, looks_after: "Sequence[Relationship]", today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._looks_after = {str(each.pk): each for each in looks_after}
        offer(self, "because", codes_of("pathway.endings", today))
        if len(looks_after) > 1:
            unnamed = _("Somebody without a name")
            offer(
                self,
                "whom",
                [(number, each.person.name or str(unnamed)) for number, each in self._looks_after.items()],
            )
        else:
            del self.fields["whom"]

    @property
    def told(self) -> dict[str, Any]:
        """What was said, as the action takes it."""
        return self.cleaned_data | {"whom": self._looks_after.get(self.cleaned_data.get("whom", ""))}
