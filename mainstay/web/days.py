"""A date asked for as day, month and year, which everyone can type and no picker is needed for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PARTS = ("day", "month", "year")


class DayInput(forms.MultiWidget):
    """Three short boxes; their names end in -day, -month and -year."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(dict.fromkeys(PARTS, forms.TextInput), attrs)
        self.widgets_names = [f"-{part}" for part in PARTS]

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.MultiValueField):
    """Gives a date, None if left empty, or a sentence saying which part is missing or that there is no such day."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        boxes = [forms.CharField(required=False) for _part in PARTS]
        super().__init__(fields=boxes, require_all_fields=False, **kwargs)

    def clean(self, value: Sequence[Any] | None) -> date | None:
        typed = [str(part or "").strip() for part in value or ["", "", ""]]
        if not any(typed):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return self._date_of(typed)

    def _date_of(self, typed: list[str]) -> date:
        missing = [
            name for name, part in zip((_("day"), _("month"), _("year")), typed, strict=True) if not part
        ]
        if missing:
            raise ValidationError(
                _("Enter the %(part)s as well"), params={"part": missing[0]}, code="incomplete"
            )
        try:
            day, month, year = (int(part) for part in typed)
            # Two digits would be read as the first century.
            if year < 1000:
                raise ValidationError(_("Enter the year as four digits, like 2026"), code="year")
            return date(year, month, day)
        # More figures than a date can hold overflow.
        except (ValueError, OverflowError):
            raise ValidationError(
                _("Enter a day that exists, as numbers, like 27 3 2026"), code="no such day"
            ) from None
