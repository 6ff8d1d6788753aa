"""What people type about areas and assessments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.places.queries import Area
from mainstay.policy import in_words
from mainstay.web.forms import offer

NATIONS = ("england", "wales", "scotland", "northern_ireland")


class FindAreas(forms.Form):
    """Choose which authorities the table shows."""

    search = forms.CharField(label=_("Name or code"), required=False, max_length=120)
    nation = forms.ChoiceField(
        label=_("Nation"),
        required=False,
        choices=[("", _("All")), *((each, in_words(each)) for each in NATIONS)],
    )


class SaveAssessment(forms.Form):
    """Name a version before it is kept."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("How people will find this version, such as the meeting it is for."),
        error_messages={"required": _("Enter a title for this version.")},
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What a reader should know about it."),
    )


class DrawGroup(forms.Form):
    """Choose the small areas that make a group, and name it."""

    name = forms.CharField(
        label=_("Name of the group"),
        max_length=120,
        error_messages={"required": _("Enter a name for the group.")},
    )
    codes = forms.MultipleChoiceField(
        label=_("Small areas"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one small area.")},
    )

    def __init__(
        self, *args: Any, parts: list[Area], wards: dict[str, tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["codes"]
        assert isinstance(field, forms.MultipleChoiceField)
        named = [(wards[part.code][1] if part.code in wards else "", part) for part in parts]
        # By ward, because that is how people know the place; "Trafford 001A" means little to anybody.
        named.sort(key=lambda each: (each[0], each[1].name))
        field.choices = [(part.code, f"{ward}: {part.name}" if ward else part.name) for ward, part in named]


class CompareVersions(forms.Form):
    """Choose two versions to set side by side."""

    earlier = forms.ChoiceField(label=_("Earlier version"))
    later = forms.ChoiceField(label=_("Later version"))

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("earlier", "later"):
            offer(self, name, versions)
