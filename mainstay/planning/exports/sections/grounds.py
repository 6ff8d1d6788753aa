"""What the figures stand on: warnings, assumptions and files."""

from collections.abc import Mapping
from typing import Any

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import As, Column, Content, Kind, Points, Section, Table, Text, rows_of

NO_WARNINGS = "No warnings were found. The ranges and the assumptions still apply."
NO_ASSUMPTIONS = "No assumptions were used."
_NAMELESS = "Without a title"
NO_SOURCES = "No files are recorded: these figures cannot be traced."


def warnings(content: Content) -> Section:
    """What has to be borne in mind with these figures."""
    said = [words.sentence(line) for line in content.get("warnings") or []]
    return Section("Before you use these figures", [Points(said) if said else Text(NO_WARNINGS)])


def assumptions(content: Content) -> Section:
    """Every assumption with its value, date, source, how sure it is, and who changed it and why."""
    columns = (
        Column("Assumption"),
        Column("Value", Kind.NUMBER, ranged=True),
        Column("Unit"),
        Column("From", Kind.DAY),
        Column("How sure"),
        Column("Set locally"),
        Column("Source"),
        Column("Note"),
        Column("Set on", Kind.DAY),
        Column("Set by"),
    )
    rows = [_assumption(row) for row in rows_of(content, "assumptions")]
    table = Table("Assumptions", "Assumptions", columns, rows, entries=True, in_brief=6)
    return Section("Assumptions", [table] if rows else [Text(NO_ASSUMPTIONS)])


def sources(content: Content) -> Section:
    """Every file used, with its publisher, licence, day, base and SHA-256."""
    columns = (
        Column("Source"),
        Column("Publisher"),
        Column("Licence"),
        Column("Date", Kind.DAY),
        Column("Base"),
        Column("File"),
        Column("SHA-256"),
        Column("Invented"),
    )
    rows = [_source(row) for row in rows_of(content, "sources")]
    table = Table("Sources", "Sources", columns, rows, entries=True)
    return Section("Sources", [table] if rows else [Text(NO_SOURCES)])


def _assumption(row: Mapping[str, Any]) -> list[Any]:
    return [
        row.get("title") or row.get("key") or _NAMELESS,
        _value(row.get("value"), str(row.get("unit") or "")),
        row.get("unit") or "",
        row.get("on") or "",
        row.get("sure") or "",
        _locally(row),
        "; ".join(_linked(source) for source in row.get("source") or []),
        row.get("note") or "",
        row.get("set_on") or "",
        row.get("set_by") or "",
    ]


def _value(value: Any, unit: str) -> As:
    """The value as its unit asks: a share as per cent, pence as pounds, words and tables as they are."""
    if not (words.is_number(value) or words.is_range(value)):
        return As(Kind.TEXT, words.anything(value))
    if unit.startswith("pence"):
        return As(Kind.MONEY, value)
    return As(Kind.SHARE if unit.startswith("share") else Kind.NUMBER, value)


def _linked(source: Any) -> str:
    if not isinstance(source, Mapping):
        return str(source)
    title, href = source.get("title") or "", source.get("href")
    return f"{title}, {href}" if title and href else str(href or title)


def _locally(row: Mapping[str, Any]) -> str:
    return f"Yes. {words.sentence(row.get('reason'))}".strip() if row.get("local") else ""


def _source(row: Mapping[str, Any]) -> list[Any]:
    told = [row.get(key) or "" for key in ("publisher", "licence", "reference_on", "base", "file", "sha256")]
    return [row.get("title") or row.get("dataset") or _NAMELESS, *told, "Yes" if row.get("invented") else ""]
