"""What people type when they set a local value, and the sentence when it is wrong."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay import policy
from mainstay.local import measures

_LONGEST_REASON = 2000


class FindEntries(forms.Form):
    """Words to look for in the packs."""

    search = forms.CharField(label=gettext_lazy("Words to look for"), required=False, max_length=100)


class Amount(forms.CharField):
    """A number typed as people write it, kept in the unit of the entry."""

    def __init__(self, *, unit: str, whole: bool = False, **more: Any) -> None:
        more["widget"] = forms.TextInput(
            {"inputmode": "decimal", "autocomplete": "off", "class": "govuk-input--width-10"}
        )
        super().__init__(**more)
        self.unit, self.whole = unit, whole

    def clean(self, value: Any) -> Any:
        """Return the number, or None where nothing was typed and nothing need be."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return measures.typed(text, self.unit, whole=self.whole)
        except measures.Unreadable as why:
            raise forms.ValidationError(str(why)) from why


class LocalValueForm(forms.Form):
    """A local value shaped as the pack's own, and why. ``cleaned_data["value"]`` is what policy understands.

    now: the local value in use, whose numbers and reason stand in the form to begin with.
    """

    def __init__(
        self, *args: Any, entry: policy.Entry, now: policy.Override | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.entry = entry
        self.own = entry.values[-1].value
        self.parts = list(self.own) if isinstance(self.own, Mapping) else []
        for name, field in self._fields_of_value().items():
            self.fields[name] = field
        self.fields["reason"] = forms.CharField(
            label=_("Why your authority uses another value"),
            help_text=_(
                "Say where the value comes from. Everybody who sees a figure made with it can read this."
            ),
            max_length=_LONGEST_REASON,
            widget=forms.Textarea({"rows": 4}),
            error_messages={"required": _("Say why your authority uses another value")},
        )
        self.initial = {**self.initial, **self._initial(now)}

    def _fields_of_value(self) -> dict[str, forms.Field]:
        if self.parts:
            return {f"part_{part}": self._amount(measures.named(part)) for part in self.parts}
        if isinstance(self.own, str):
            return {"words": forms.CharField(label=_("The local wording"), max_length=500)}
        if self.own is None or isinstance(self.own, policy.Range):
            may_be_exact = self.own is None
            hint = (
                _("May be left out with the high value, where you know the value exactly.")
                if may_be_exact
                else ""
            )
            return {
                "low": self._amount(_("Low"), required=not may_be_exact, help_text=hint),
                "central": self._amount(_("Central: the most likely")),
                "high": self._amount(_("High"), required=not may_be_exact),
            }
        return {"number": self._amount(_("Local value"), whole=measures.counts_whole(self.entry))}

    def _amount(self, label: str, **more: Any) -> Amount:
        typed_in = measures.asked_in(self.entry.unit)
        said = _("Enter the value of: %(label)s") % {"label": label}
        return Amount(
            label=f"{label} ({typed_in})" if typed_in else label,
            unit=self.entry.unit,
            error_messages={"required": said},
            **more,
        )

    def _initial(self, now: policy.Override | None) -> dict[str, str]:
        if now is None:
            return {}
        return {"reason": now.reason} | _in_fields(now.value, self.entry.unit)

    def clean(self) -> dict[str, Any]:
        """Put the fields together into one value, with every fault between them at once."""
        given = super().clean() or {}
        if self.parts:
            given["value"] = {part: given.get(f"part_{part}") for part in self.parts}
        elif "words" in self.fields:
            given["value"] = given.get("words")
        elif "number" in self.fields:
            given["value"] = given.get("number")
        else:
            given["value"] = self._range(given.get("low"), given.get("central"), given.get("high"))
        return given

    def _range(self, low: Any, central: Any, high: Any) -> Any:
        if low is None and high is None and self.own is None:
            return central
        if low is None and "low" not in self.errors:
            self.add_error("low", _("Enter a low value as well, or leave out low and high"))
        if high is None and "high" not in self.errors:
            self.add_error("high", _("Enter a high value as well, or leave out low and high"))
        if None not in (low, central) and low > central:
            self.add_error("low", _("Enter a low value that is not above the central one"))
        if None not in (high, central) and high < central:
            self.add_error("high", _("Enter a high value that is not below the central one"))
        return None if None in (low, central, high) else policy.Range(low, central, high)


def _in_fields(value: Any, unit: str) -> dict[str, str]:
    if isinstance(value, policy.Range):
        return {name: measures.as_typed(each, unit) for name, each in value._asdict().items()}
    if isinstance(value, Mapping):
        return {f"part_{part}": measures.as_typed(each, unit) for part, each in value.items()}
    if isinstance(value, str):
        return {"words": value}
    one = measures.as_typed(value, unit)
    return {"number": one, "central": one}
