"""People, organisations, and one's own name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.accounts import queries
from mainstay.accounts.models import Organisation, User


class PersonForm(forms.Form):
    """Who somebody is, which organisation they belong to, and what they may do."""

    name = forms.CharField(label=_("Full name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        error_messages={"invalid": _("Enter an e-mail address like name@example.org")},
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        empty_label=_("The authority itself"),
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=User.Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role")},
    )

    def __init__(self, *args: Any, seen_by: User, person: User | None = None, **kwargs: Any) -> None:
        if person:
            kwargs["initial"] = {
                each: getattr(person, each) for each in ("name", "email", "organisation", "roles")
            }
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = queries.organisations_visible_to(seen_by)  # type: ignore[attr-defined]


class OrganisationForm(forms.Form):
    """An organisation's name and kind."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Organisation.Kind.choices, widget=forms.RadioSelect)


class FindPeople(forms.Form):
    """Which people to list."""

    search = forms.CharField(label=_("Name or e-mail address"), required=False)
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("Any role")), *User.Role.choices]
    )


class OwnName(forms.Form):
    """The name others see."""

    name = forms.CharField(
        label=_("Full name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
