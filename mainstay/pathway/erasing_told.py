"""What the command line says of records that are due to be erased, and does with them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from mainstay.accounts.models import Authority
from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.pathway.actions.erasing import CannotErase, erase
from mainstay.pathway.queries.retention import due_to_be_erased


@dataclass(frozen=True)
class DueLine:
    """One record that is due, by its number."""

    reference: str
    due_on: date
    held: bool
    carer_id: int

    @property
    def line(self) -> str:
        """The record as one line of text."""
        return f"{self.reference}\t{self.due_on.isoformat()}\t{'held' if self.held else 'due'}"

    def as_json(self) -> dict[str, Any]:
        """The record for machines."""
        return {"reference": self.reference, "due_on": self.due_on.isoformat(), "held": self.held}


def due_of(name: str) -> list[DueLine] | None:
    """Return the records of the authority with this name that are due today; None where there is no such authority."""
    authority = _authority(name)
    if authority is None:
        return None
    today = localdate()
    with scope.of_authority(authority.pk):
        found = due_to_be_erased(authority, today)
    return [DueLine(each.reference, each.due_on or today, each.held, each.carer_id) for each in found]


def erase_of(name: str, references: list[str]) -> list[str]:
    """Erase these records of an authority; return a line for each that cannot be, with every reason."""
    authority = _authority(name)
    numbers = {each.reference: each.carer_id for each in due_of(name) or []}
    refused = []
    for reference in references:
        if authority is None or reference not in numbers:
            refused.append(f"{reference}: not due, or no such record.")
            continue
        try:
            with scope.of_authority(authority.pk):
                erase(numbers[reference], authority, by=Operator(), today=localdate())
        except CannotErase as refusal:
            refused.append(f"{reference}: {' '.join(refusal.reasons)}")
    return refused


def _authority(name: str) -> Authority | None:
    with scope.of_authority(None, sharing=True):
        return Authority.objects.filter(name__iexact=name).first()
