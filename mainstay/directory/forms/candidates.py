"""What people choose and type when they look through candidates."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.directory.models import Candidate, Provider
from mainstay.directory.queries.candidates import Wanted
from mainstay.web.forms import offer

_ANY = [("", _("Any"))]
NEW, NAMED = "new", "named"


class FindCandidates(forms.Form):
    """Words and choices by which candidates are found; ``wanted`` is what was asked."""

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("Decision"), required=False, choices=[*_ANY, *Candidate.State.choices])
    source = forms.ChoiceField(label=_("Found in"), required=False)

    def __init__(self, *args: Any, lists: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "source", [*_ANY, *lists.items()])

    @property
    def wanted(self) -> Wanted:
        """What is looked for; nothing where it makes no sense."""
        return Wanted(**self.cleaned_data) if self.is_valid() else Wanted()


class ConfirmCandidate(forms.Form):
    """As which provider a candidate is confirmed: one of those like it, one that is named, or a new one."""

    provider = forms.ChoiceField(
        label=_("Which provider is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which provider it is")},
    )
    named = forms.CharField(
        label=_("Name of another provider in the directory"), required=False, max_length=255
    )

    def __init__(self, *args: Any, like: Iterable[Provider], name: str, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["provider"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            *((str(each.pk), each.name) for each in like),
            (NEW, _("A new provider, “%(name)s”") % {"name": name}),
            (NAMED, _("Another one, named below")),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the name where it is needed."""
        found = super().clean() or {}
        if found.get("provider") == NAMED and not found.get("named"):
            self.add_error("named", _("Enter the name as it stands in the directory"))
        return found


class RefuseCandidate(forms.Form):
    """What a candidate does instead."""

    reason = forms.CharField(
        label=_("What does it do instead?"),
        help_text=_("Such as “home care bought for the person”. Whoever looks next will see it."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Enter what it does instead")},
    )
