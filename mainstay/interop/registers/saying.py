"""What was found in a register as a whole, as sentences: nothing is left out in silence."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from mainstay.interop.registers.care_inspectorate import RESPITE
from mainstay.interop.registers.cells import day_in_name
from mainstay.interop.registers.tables import Row, Table


@dataclass
class Counted:
    """Counts of a reading. told: services. codes, strange: codes and names of areas that are not known → rows.

    by_subtype, by_either: services whose sub-type is respite, and those where it stands in either column.
    councils: every council area → how many of those there are in it. latest: the last day told of an inspection.
    """

    told: int = 0
    blank: int = 0
    by_subtype: int = 0
    by_either: int = 0
    latest: date | None = None
    councils: "Counter[str]" = field(default_factory=Counter)
    left_out: "Counter[str]" = field(default_factory=Counter)
    sure: "Counter[str]" = field(default_factory=Counter)
    codes: "Counter[str]" = field(default_factory=Counter)
    strange: "Counter[str]" = field(default_factory=Counter)

    def of_kind(self, row: Row, subtypes: Collection[str], council: str, *, outside: bool) -> None:
        """Count a service of either column, and where it is."""
        either = RESPITE in subtypes
        self.by_subtype += row["subtype"] == RESPITE
        self.by_either += either
        if council and not outside:
            self.councils[council] += either

    @property
    def councils_without(self) -> list[str]:
        """Council areas of the register in which no service is registered for respite."""
        return sorted(name for name, count in self.councils.items() if not count)


def notes(counted: Counted, table: Table, areas: Collection[str], file_name: str) -> Iterator[str]:
    """Yield what a reader should know about the register and about what was left out of it."""
    if counted.blank:
        yield f"Blank rows passed over: {counted.blank:,}. They hold no service."
    if table.layout.register == "care_inspectorate":
        yield from _of_respite(counted, table)
    for why, count in counted.left_out.most_common():
        yield f"{count:,} services were not listed: {why}."
    listed = ", ".join(f"{counted.sure[how]:,} {how}" for how in ("certain", "likely", "possible"))
    yield f"Of {sum(counted.sure.values()):,} listed, that they help carers is {listed}."
    for code, count in counted.codes.items():
        yield f"{count:,} rows give {code} as the code of an area, which is not a whole code. The area's name was used."
    for name, count in counted.strange.items():
        yield f"{count:,} services are in {name}, an area whose code is not known. They have no area."
    if not areas:
        yield "The whole register was read, not one area of it."
    yield from _of_days(counted, file_name)


def _of_respite(counted: Counted, table: Table) -> Iterator[str]:
    without = counted.councils_without
    also = "in either column" if "also" in table.at else "in the one column this year has for it"
    yield (
        f"In the whole register {counted.by_subtype:,} of {counted.told:,} services have the sub-type {RESPITE}, "
        f"{counted.by_either:,} {also}; {len(without)} council areas have none."
    )


def _of_days(counted: Counted, name: str) -> Iterator[str]:
    latest, named_on = counted.latest, day_in_name(name)
    years = [int(part) for part in _digits(name) if len(part) == 4 and part.startswith("20")]
    if latest and years and latest.year > max(years):
        yield (
            f"The name of the file says {max(years)}, but it tells of inspections up to {latest:%-d %B %Y}: "
            "it is newer than its name."
        )
    elif latest and named_on is None:
        yield f"The file does not say of which day it is. The last inspection it tells of was on {latest:%-d %B %Y}."


def _digits(name: str) -> list[str]:
    return "".join(letter if letter.isdigit() else " " for letter in name).split()
