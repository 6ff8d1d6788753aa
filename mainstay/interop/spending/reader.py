"""Read a list of payments: every row once, added up by supplier and by what the row says of itself."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mainstay.directory.rules.candidates import Found, candidate, compared
from mainstay.directory.rules.payments import Line, Paid, Supplier, pounds
from mainstay.interop.entries_read import EntriesRead, Known, Progress, SetAside, nobody_asks
from mainstay.interop.registers.cells import day
from mainstay.interop.registers.cells import known as not_marked
from mainstay.interop.registers.tables import Row, Table, layouts_in, open_table
from mainstay.interop.spending.amounts import pence
from mainstay.interop.spending.words import payment_words
from mainstay.interop.statistics.reading import CannotRead

FOLDER = Path(__file__).with_name("layouts")
_EVERY = 20_000  # rows between two words about how far it has come
_NUMBERS = (("company", "GB-COH"), ("charity", "GB-CHC"))


def read_payments(path: Path, known: Known, *, progress: Progress = nobody_asks) -> EntriesRead:
    """Return the suppliers that may support carers as ``others``, each a ``Found``; raises CannotRead.

    A row that cannot be read is set aside with what to do. Names that are withheld are counted, never guessed.
    """
    progress(0.05)
    table = open_table(path, layouts_in(FOLDER))
    progress(0.2)
    return _Reading(table, known).read(progress)


class _Reading:
    def __init__(self, table: Table, known: Known) -> None:
        self.table, self.words = table, payment_words(known.today)
        self.names: dict[str, str] = {}
        self.lines: dict[str, dict[Line, Paid]] = {}
        self.numbers: dict[str, set[tuple[str, str]]] = {}
        self.aside: list[SetAside] = []
        self.councils: Counter[str] = Counter()
        self.withheld = Paid()
        self.withheld_said = Paid()
        self.whole = Paid()
        self.blank = 0
        self.seen: set[int] = set()
        self.kept_lines: dict[Line, Line] = {}

    def read(self, progress: Progress) -> EntriesRead:
        """Read every row, then look at each supplier."""
        size = max(1, self.table.opened.inner_bytes // 150)
        for number, row in enumerate(self.table.rows()):
            self._take(row)
            if number % _EVERY == 0:
                progress(min(0.9, 0.2 + 0.7 * number / size))
        if not self.whole.payments:
            raise CannotRead(
                f"{self.table.opened.file_name} has no payment that can be read.",
                *(f"Row {each.field}: {each.mend}" for each in self.aside[:1]),
            )
        months = _all_months(self.whole)
        suppliers = (
            Supplier(self.names[key], lines, frozenset(self.numbers.get(key, ())))
            for key, lines in self.lines.items()
        )
        found = [each for supplier in suppliers if (each := candidate(supplier, self.words, months))]
        layout = self.table.layout
        publisher = self.councils.most_common(1)[0][0] if self.councils else ""
        return EntriesRead(
            entries=(),
            set_aside=tuple(self.aside),
            told=self.whole.payments + len(self.aside),
            notes=tuple(self._notes(found)),
            title=f"{layout.title}, {months[0]} to {months[-1]}",
            publisher=publisher,
            licence=layout.licence,
            others=tuple(compared(found, self.words)),
        )

    def _take(self, row: Row) -> None:
        if row.blank:
            self.blank += 1
            return
        name, amount, on = not_marked(row["supplier"]), pence(row["amount"]), day(row["paid_on"])
        if not name or amount is None or on is None:
            self.aside += self._to_mend(row, name, amount, on)
            return
        line = Line(*(not_marked(row[meaning]) for meaning in ("unit", "purpose", "category")))
        line = self.kept_lines.setdefault(line, line)
        mark = hash(tuple(row.by_heading.values()))
        alike = mark in self.seen
        self.seen.add(mark)
        self.whole.add(amount, on)
        self.councils[row["council"]] += bool(row["council"])
        key = name.casefold()
        if key in self.words.withheld:
            (self.withheld_said if self.words.in_payment(line.words) else self.withheld).add(amount, on)
            return
        self.names.setdefault(key, name)
        self.lines.setdefault(key, {}).setdefault(line, Paid()).add(amount, on, alike=alike)
        for meaning, scheme in _NUMBERS:
            if number := not_marked(row[meaning]):
                self.numbers.setdefault(key, set()).add((scheme, number))

    def _to_mend(self, row: Row, name: str, amount: int | None, on: date | None) -> Iterator[SetAside]:
        wrong = {
            "supplier": "" if name else "Enter who was paid.",
            "amount": "" if amount is not None else "Enter an amount in pounds, such as 1,250.00.",
            "paid_on": "" if on else "Enter the day of the payment, such as 2026-03-31.",
        }
        for meaning, mend in wrong.items():
            if mend:
                column = f"row {row.number}, {self.table.heading(meaning)}"
                yield SetAside(f"row {row.number}", column, row[meaning][:200], mend, whole=True)

    def _notes(self, found: list[Found]) -> Iterator[str]:
        whole = sum(each.spend_pence for each in found)
        yield from self.table.opened.warnings
        yield (
            f"{self.whole.payments:,} payments to {len(self.lines):,} suppliers were read. {len(found):,} suppliers, "
            f"paid {pounds(whole)}, may support carers. None counts as support until somebody has confirmed it."
        )
        yield from self._areas()
        if self.withheld_said.payments or self.withheld.payments:
            count = self.withheld_said.payments + self.withheld.payments
            yield (
                f"{count:,} payments are to names that are withheld. {self.withheld_said.payments:,} of them, "
                f"{pounds(self.withheld_said.pence)}, speak of support for carers; nobody can be asked about those."
            )
        if self.blank:
            yield f"Blank rows passed over: {self.blank:,}."
        if len(self.councils) > 1:
            yield f"The list holds payments of {len(self.councils):,} bodies. Load one council's at a time."

    def _areas(self) -> Iterator[str]:
        """Yield what was paid in each service area that speaks of support for carers itself, to whomever."""
        units: dict[str, list[tuple[str, Paid]]] = {}
        for key, lines in self.lines.items():
            for line, paid in lines.items():
                if self.words.in_payment(line.unit) and not self.words.against_payment(line.unit):
                    units.setdefault(line.unit, []).append((key, paid))
        for unit, parts in sorted(units.items()):
            paid, suppliers = Paid.together(paid for _, paid in parts), len({key for key, _ in parts})
            to = "1 supplier" if suppliers == 1 else f"{suppliers:,} suppliers"
            yield f"Service area {unit}: {paid.payments:,} payments, {pounds(paid.pence)}, to {to}."


def _all_months(whole: Paid) -> list[str]:
    """Return every month from the first payment to the last, those without any too."""
    assert whole.first_on
    assert whole.last_on
    year, month = whole.first_on.year, whole.first_on.month
    months = []
    while (year, month) <= (whole.last_on.year, whole.last_on.month):
        months.append(f"{year}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months
