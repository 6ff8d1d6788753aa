"""The tables of the standard (a tabular data package): one row an object, and ids that lead from one to another."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema_rs import validator_for

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import sense, words
from mainstay.interop.openreferral.checking.findings import Finding, found
from mainstay.interop.openreferral.checking.parts import id_of
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.together import Together

Rows = list[dict[str, Any]]
# Where a column's name does not say whose id it holds.
_LEADS_TO = {"parent_organization_id": "organization", "parent_id": "taxonomy_term"}


def check(rows: Mapping[str, list[Any]], report: Report, together: Together) -> None:
    """Check every row of every table; rows: by the object the table is of, with values as JSON has them."""
    ids = {thing: {id_of(row) for row in table} for thing, table in rows.items()}
    placed = {
        row.get("service_id")
        for thing in ("service_at_location", "service_area")
        for row in rows.get(thing, ())
        if isinstance(row, dict)
    }
    together.whole = False
    for thing, table in rows.items():
        judge = _Table(thing, together, ids)
        for number, row in enumerate(table, start=2):
            odd = list(judge.row(row, number))
            if thing == "service" and isinstance(row, dict) and row.get("id") not in placed:
                odd.append(found(id_of(row), f"services.csv row {number}", "", "no_place"))
            report.take(odd, entries=1)


class _Table:
    def __init__(self, thing: str, together: Together, ids: Mapping[str, set[str]]) -> None:
        self.thing, self.together, self.ids = standard.things()[thing], together, ids
        asked = standard.schema(thing, flat=True)
        asked["properties"] = {
            name: told for name, told in asked["properties"].items() if told["type"] != "object"
        }
        asked["required"] = [*asked["required"], *self.thing.csv]
        self._standard = validator_for(asked, validate_formats=True)
        self._sense = validator_for(sense.schema(thing))
        self._seen: dict[str, int] = {}

    def row(self, row: Any, number: int) -> Iterator[Finding]:
        """Yield what is odd in a row; number: as a spreadsheet counts it, the headings being row 1."""
        where = f"{self.thing.table}.csv row {number}"
        for each in self._odd(row, number):
            field = f"{where}: {each.field}" if each.field else where
            yield Finding(each.id, field, each.value, self._as_a_cell(each), each.told)

    def _as_a_cell(self, each: Finding) -> str:
        """Return the rule a cell breaks: in tables the standard itself says what is a date, a time or a number."""
        column = self.thing.fields.get(each.field)
        if each.rule == "kind" and column and column.kind == "number":
            return "cell_number"
        return {"date": "cell_date", "time": "cell_time"}.get(each.rule, each.rule)

    def _odd(self, row: Any, number: int) -> Iterator[Finding]:
        known = id_of(row)
        for fault in self._standard.iter_errors(row):
            yield from words.against_standard(known, fault)
        if not isinstance(row, dict):
            return
        for fault in self._sense.iter_errors(row):
            yield from words.against_sense(known, self.thing.name, fault)
        yield from self.together.look(self.thing.name, row)
        first = self._seen.setdefault(known, number)
        if known and first != number:
            yield found(known, "id", known, "twice", thing=self.thing.name, first=f"row {first}")
        for column, value in row.items():
            leads = _LEADS_TO.get(column) or column.removesuffix("_id")
            if column.endswith("_id") and value and value not in self.ids.get(leads, {value}):
                yield found(known, column, value, "dangling", thing=leads)
