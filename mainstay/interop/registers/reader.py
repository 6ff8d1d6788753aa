"""Read a register of care services: which of its services can give carers a break in the area asked for."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from mainstay import policy
from mainstay.directory.rules.entry import ServiceEntry
from mainstay.interop.entries_read import EntriesRead, Known, Progress, SetAside, nobody_asks
from mainstay.interop.registers import care_inspectorate, cells, cqc
from mainstay.interop.registers.kinds import Kinds
from mainstay.interop.registers.places import Places
from mainstay.interop.registers.saying import Counted, notes
from mainstay.interop.registers.tables import Row, Table, layouts_in, open_table
from mainstay.interop.statistics.reading import CannotRead

FOLDER = Path(__file__).with_name("layouts")
REGISTERS = {"care_inspectorate": care_inspectorate, "cqc": cqc}


def read_register(
    path: Path, known: Known, *, progress: Progress = nobody_asks, areas: Collection[str] | None = None
) -> EntriesRead:
    """Return the listed services of the areas that may give carers a break; raises CannotRead.

    areas: codes of council areas; None is the area of the authority that asks (``known.areas``), and where it has
    none the whole register. Every row that is not listed is counted in the notes with the reason.
    """
    layouts = {name: each for name, each in layouts_in(FOLDER).items() if each.register in REGISTERS}
    progress(0.1)
    table = open_table(path, layouts)
    progress(0.4)
    return _Reading(table, known, known.areas if areas is None else areas).read()


class _Reading:
    def __init__(self, table: Table, known: Known, areas: Collection[str]) -> None:
        self.table, self.areas = table, frozenset(areas)
        self.of = REGISTERS[table.layout.register]
        self.kinds, self.places = Kinds(table.layout.register, known.today), Places(known)
        self.file_name = known.file_name or table.opened.file_name
        self.named_on = cells.day_in_name(self.file_name)
        self.counted, self.seen = Counted(), set[str]()
        self.aside: list[SetAside] = []
        self.outside = {item.title for item in policy.items("directory.registers.not_places", known.today)}

    def read(self) -> EntriesRead:
        layout = self.table.layout
        entries = [entry for row in self.table.rows() for entry in self._entries(row)]
        if not self.counted.told:
            raise CannotRead(
                f"{self.table.opened.file_name} has headings and no services.", "Fetch it again."
            )
        on = self.named_on or self.counted.latest
        return EntriesRead(
            entries=tuple(replace(entry, checked_on=on) for entry in entries),
            set_aside=tuple(self.aside),
            told=self.counted.told,
            notes=(*self.table.opened.warnings, *notes(self.counted, self.table, self.areas, self.file_name)),
            title=layout.title,
            publisher=layout.publisher,
            licence=layout.licence,
        )

    def _entries(self, row: Row) -> Iterable[ServiceEntry]:
        """Yield the row's entry if it is to be listed; count it, whatever becomes of it."""
        if row.blank:
            self.counted.blank += 1
            return
        self.counted.told += 1
        if mend := self._to_mend(row):
            self.aside.append(mend)
            return
        self._date(row)
        code = self._area(row)
        services, subtypes = self._called(row)
        self.counted.of_kind(row, subtypes, row["council"], outside=row["council"] in self.outside)
        helps = self.kinds.helps(services, subtypes, row["name"])
        # In this order: a childminder is nobody's business here, wherever and whether or not they are on a public list.
        why = "a kind of care that gives carers no break" if helps is None else self.of.why_not_listed(row)
        if not why and self.areas and code not in self.areas:
            why = "in another area"
        if why or helps is None:
            self.counted.left_out[why] += 1
            return
        self.counted.sure[helps.how_sure] += 1
        areas = (code,) if code else ()
        yield self.of.entry(row, self.table, helps, self.kinds, areas, self.named_on)

    def _called(self, row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the kinds of service of the row and its sub-types."""
        if self.of is cqc:
            return cqc.types(row), ()
        return (row["service"],), care_inspectorate.subtypes(row)

    def _to_mend(self, row: Row) -> SetAside | None:
        name = row["id"] or f"row {row.number}"
        if not row["id"]:
            return self._aside(name, "id", row, "Enter the number that the register gives the service.")
        if not row["name"]:
            return self._aside(name, "name", row, "Enter the name of the service.")
        if row["id"] in self.seen:
            return self._aside(
                f"row {row.number}", "id", row, "This number stands twice. Keep one row for it."
            )
        self.seen.add(row["id"])
        return None

    def _aside(self, name: str, meaning: str, row: Row, mend: str) -> SetAside:
        said = f"Row {row.number}, {self.table.heading(meaning)}"
        return SetAside(name, said, row[meaning][:200], mend, whole=True)

    def _date(self, row: Row) -> None:
        for name in ("inspected_on", "graded_on"):
            if found := cells.day(row[name]):
                self.counted.latest = max(self.counted.latest or date.min, found)

    def _area(self, row: Row) -> str:
        """Return the code of the row's council area; a code that is misspelt or missing is found by its name."""
        given, name = row["council_code"], row["council"]
        if cells.is_area_code(given):
            return given
        if given:
            self.counted.codes[given] += 1
        code = self.places.code(name)
        if name and not code and name not in self.outside:
            self.counted.strange[name] += 1
        return code
