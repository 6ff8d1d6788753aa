"""What the figures stand on: warnings, assumptions and files."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import As, Column, Content, Kind, Points, Section, Table, Text, rows_of

NO_WARNINGS = gettext_lazy("No warnings were found. The ranges and the assumptions still apply.")
NO_ASSUMPTIONS = gettext_lazy("No assumptions were used.")
_NAMELESS = gettext_lazy("Without a title")
NO_SOURCES = gettext_lazy("No files are recorded: these figures cannot be traced.")


def warnings(content: Content) -> Section:
    """What has to be borne in mind with these figures."""
    said = [words.sentence(line) for line in content.get("warnings") or []]
    return Section(_("Before you use these figures"), [Points(said) if said else Text(str(NO_WARNINGS))])


def assumptions(content: Content) -> Section:
    """Every assumption with its value, date, source, how sure it is, and who changed it and why."""
    columns = (
        Column(_("Assumption")),
        Column(_("Value"), Kind.NUMBER, ranged=True),
        Column(_("Unit")),
        Column(_("From"), Kind.DAY),
        Column(_("How sure")),
        Column(_("Set locally")),
        Column(_("Source")),
        Column(_("Note")),
        Column(_("Set on"), Kind.DAY),
        Column(_("Set by")),
    )
    rows = [_assumption(row) for row in rows_of(content, "assumptions")]
    table = Table(_("Assumptions"), _("Assumptions"), columns, rows, entries=True, in_brief=6)
    return Section(_("Assumptions"), [table] if rows else [Text(str(NO_ASSUMPTIONS))])


def sources(content: Content) -> Section:
    """Every file used, with its publisher, licence, day, base and SHA-256."""
    columns = (
        Column(_("Source")),
        Column(_("Publisher")),
        Column(_("Licence")),
        Column(_("Date"), Kind.DAY),
        Column(_("Base")),
        Column(_("File")),
        Column("SHA-256"),
        Column(_("Invented")),
    )
    rows = [_source(row) for row in rows_of(content, "sources")]
    table = Table(_("Sources"), _("Sources"), columns, rows, entries=True)
    return Section(_("Sources"), [table] if rows else [Text(str(NO_SOURCES))])


def _assumption(row: Mapping[str, Any]) -> list[Any]:
    return [
        row.get("title") or row.get("key") or str(_NAMELESS),
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
    return f"{_('Yes')}. {words.sentence(row.get('reason'))}".strip() if row.get("local") else ""


def _source(row: Mapping[str, Any]) -> list[Any]:
    told = [row.get(key) or "" for key in ("publisher", "licence", "reference_on", "base", "file", "sha256")]
    title = row.get("title") or row.get("dataset") or str(_NAMELESS)
    return [title, *told, _("Yes") if row.get("invented") else ""]
