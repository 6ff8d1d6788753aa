"""Payments to one supplier, added up by what they say of themselves."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


def pounds(pence: int) -> str:
    """Return pence as people read them: £287,466.67, or £95,100 where there are none."""
    part = f".{abs(pence) % 100:02}" if pence % 100 else ""
    return f"{'-' if pence < 0 else ''}£{abs(pence) // 100:,}{part}"


@dataclass(frozen=True)
class Line:
    """What a payment says of itself: the service area or cost centre, the purpose, the category of what was bought."""

    unit: str = ""
    purpose: str = ""
    category: str = ""

    @property
    def words(self) -> str:
        """All of it in one line."""
        return " · ".join(filter(None, (self.unit, self.purpose, self.category)))


@dataclass
class Paid:
    """Payments added up. months: pence by month ("2024-04"). back_pence: what was paid back, below nought.

    alike: rows that are like an earlier one in every column.
    """

    pence: int = 0
    payments: int = 0
    back_pence: int = 0
    alike: int = 0
    first_on: date | None = None
    last_on: date | None = None
    months: dict[str, int] = field(default_factory=dict)

    def add(self, pence: int, on: date, *, alike: bool = False) -> None:
        """Add one payment."""
        self.pence += pence
        self.payments += 1
        self.back_pence += min(pence, 0)
        self.alike += alike
        self.first_on = min(self.first_on or on, on)
        self.last_on = max(self.last_on or on, on)
        month = f"{on:%Y-%m}"
        self.months[month] = self.months.get(month, 0) + pence

    @classmethod
    def together(cls, parts: Iterable["Paid"]) -> "Paid":
        """Return several added up."""
        whole = cls()
        for part in parts:
            whole.pence += part.pence
            whole.payments += part.payments
            whole.back_pence += part.back_pence
            whole.alike += part.alike
            days = [each for each in (whole.first_on, part.first_on, whole.last_on, part.last_on) if each]
            whole.first_on, whole.last_on = (min(days), max(days)) if days else (None, None)
            for month, pence in part.months.items():
                whole.months[month] = whole.months.get(month, 0) + pence
        return whole


@dataclass(frozen=True)
class Supplier:
    """A supplier with its payments, by what they say. identifiers: what the list calls it: scheme and number."""

    name: str
    lines: Mapping[Line, Paid]
    identifiers: Collection[tuple[str, str]] = ()

    @property
    def paid(self) -> Paid:
        """All its payments added up."""
        return Paid.together(self.lines.values())

    def only(self, lines: Collection[Line]) -> "Supplier":
        """Return it with these lines alone."""
        kept = {line: paid for line, paid in self.lines.items() if line in lines}
        return Supplier(self.name, kept, self.identifiers)

    def largest(self) -> list[tuple[Line, Paid]]:
        """Return its lines, the one with most money first."""
        return sorted(self.lines.items(), key=lambda each: (-each[1].pence, each[0].words))
