"""A provider as it is typed."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mainstay.directory.models import Provider
from mainstay.directory.rules.entry import Identifier, ProviderEntry
from mainstay.directory.rules.plain import plain_text
from mainstay.directory.wording import SCHEMES

_NUMBER = "number_"


class ProviderForm(forms.Form):
    """A provider, and the numbers by which registers know it. before: the provider as it is, or None for a new one."""

    name = forms.CharField(
        label=_("Name of the organisation"),
        error_messages={"required": _("Enter the name of the organisation.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        required=False,
        choices=[("", _("Not said")), *Provider.Kind.choices],
    )
    description = forms.CharField(
        label=_("What the organisation does"), required=False, widget=forms.Textarea({"rows": 4})
    )
    website = forms.CharField(label=_("Website"), required=False, help_text=_("Begins with https://"))
    email = forms.CharField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False)

    def __init__(self, *args: Any, before: ProviderEntry | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.before = before or ProviderEntry(name="")
        for scheme, title in SCHEMES.items():
            self.fields[_NUMBER + scheme] = forms.CharField(
                label=title, required=False, widget=forms.TextInput({"class": "govuk-input--width-10"})
            )

    @property
    def entry(self) -> ProviderEntry:
        """The provider as it was typed; numbers of registers that have no field here, and second numbers, stay."""
        typed = dict(self.cleaned_data)
        numbers = {
            Identifier(name.removeprefix(_NUMBER), typed.pop(name).replace(" ", "").upper())
            for name in list(typed)
            if name.startswith(_NUMBER)
        }
        first = as_asked(self.before)
        kept = {
            each for each in self.before.identifiers if first.get(_NUMBER + each.scheme) != each.identifier
        }
        identifiers = sorted(kept | numbers, key=lambda each: (each.scheme, each.identifier))
        for name in ("name", "description"):
            typed[name] = plain_text(typed[name])
        whole: dict[str, Any] = typed | {
            "identifiers": tuple(each for each in identifiers if each.identifier)
        }
        return replace(self.before, **whole)


def as_asked(entry: ProviderEntry) -> dict[str, str]:
    """Return a provider as its form holds it to begin with: of several numbers in one register, the first."""
    numbers: dict[str, str] = {}
    for each in entry.identifiers:
        numbers.setdefault(_NUMBER + each.scheme, each.identifier)
    plain = ("name", "kind", "description", "website", "email", "phone")
    return {name: getattr(entry, name) for name in plain} | numbers
