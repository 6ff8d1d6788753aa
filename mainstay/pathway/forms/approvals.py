"""What people type when a plan waits for them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.pathway.rules.approvals import AGREED, MANAGER, REFUSED, SENT_BACK


class AnswerPlan(forms.Form):
    """Agree, send back or refuse; a refusal says what it risks."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        choices=[
            (AGREED, _("Agree to it")),
            (SENT_BACK, _("Send it back to be changed")),
            (REFUSED, _("Refuse it")),
        ],
        error_messages={"required": _("Choose an answer.")},
    )
    to_panel = forms.BooleanField(label=_("I agree, and the panel should see it too"), required=False)
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Needed if you send it back, refuse it or send it on to the panel. The carer can read it."
        ),
    )
    risk_of_not_doing = forms.CharField(
        label=_("What is risked by not doing it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Needed for every refusal: what may happen to the carer and to the person, and who answers for that."
        ),
    )

    def __init__(self, *args: Any, step: str, **more: Any) -> None:
        super().__init__(*args, **more)
        if step != MANAGER:
            del self.fields["to_panel"]
