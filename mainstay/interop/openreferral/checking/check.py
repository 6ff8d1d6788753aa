"""One file checked from beginning to end: opened, recognised, held against the standard and against sense."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain, islice
from typing import Any

from django.utils.translation import gettext as _
from jsonschema_rs import validator_for

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import recognising, tables, totals, words
from mainstay.interop.openreferral.checking.clock import Clock
from mainstay.interop.openreferral.checking.documents import Document
from mainstay.interop.openreferral.checking.entries import HANDFUL, Entries
from mainstay.interop.openreferral.checking.findings import Finding, found
from mainstay.interop.openreferral.checking.opening import NotUtf8, Opened, encoding_of, text_of
from mainstay.interop.openreferral.checking.parts import spelt
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.together import Together, absent_parents


def check(opened: Opened, *, today: date) -> Report:
    """Return what there is to say about a JSON document, packed with gzip or not; CannotRead if it cannot be read.

    opened: opens it from the beginning, again if need be.
    """
    encoding = encoding_of(opened)
    with _without_collecting():
        try:
            return _check(text_of(opened, encoding), today, encoding)
        except NotUtf8:
            return _check(text_of(opened, "cp1252"), today, "cp1252")


def _check(blocks: Iterator[str], today: date, encoding: str) -> Report:
    report, together = Report(), Together(Clock.of(today))
    if encoding not in ("utf-8", "utf-8-sig"):
        called = {"cp1252": "Windows-1252"}.get(encoding, encoding.upper())
        report.take([found("", "", "", "encoding", found=called)])
    document = Document(blocks)
    entries = document.entries()
    first = list(islice(entries, 1))
    if document.kind == "object" and recognising.is_first_page(first[0]):
        report.take(about(spelt(first[0])), entries=1)
    elif document.kind == "object" and (rows := recognising.tables_in(first[0])):
        tables.check(spelt(rows), report, together)
    else:
        _entries(document, chain(first, entries), report, together)
    finish(report, together)
    return report


def finish(report: Report, together: Together) -> None:
    """Add what is told once for the whole: the links, and how much could not be listed."""
    for name, (count, one) in together.links.items():
        report.take([found("", name, one, "unchecked", found=f"{count:,}")])
    report.end()


def _entries(document: Document, entries: Iterator[Any], report: Report, together: Together) -> None:
    handful = list(islice(entries, HANDFUL))
    names = {name for entry in handful if isinstance(entry, dict) for name in entry}
    if called := recognising.older({*names, *document.around}):
        report.take([found("", "version", called, "version", found=called)], entries=1)
        report.checked = report.failed = len(handful) + sum(1 for _entry in entries)
        return
    if not handful:
        if document.kind != "page":
            report.take([found("", "", "", "nothing")])
    else:
        name = recognising.thing_of(handful)
        judge = Entries(name, report, together, wrapped=document.kind == "page")
        judge.check(chain(handful, entries), document)
        if _is_whole(document, name):
            report.take(absent_parents(together, set(judge.ids)))
    if document.kind == "page":
        report.take(totals.around_a_list(spelt(document.around), report.checked))


def _is_whole(document: Document, name: str) -> bool:
    """Say whether everything of its kind is here, so that what is missing is missing."""
    if name not in ("organization", "taxonomy_term"):
        return False
    if document.kind == "page":
        return bool(document.around.get("first_page") and document.around.get("last_page"))
    return document.kind in ("list", "lines")


def about(entry: dict[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with an API's first page, which tells its version and where it is described."""
    for fault in validator_for(standard.schema_of("about"), validate_formats=True).iter_errors(entry):
        yield from words.against_standard("", fault)
    told = str(entry.get("version", ""))
    if told != standard.version():
        yield found("", "version", told, "version", found=_("version %(told)s") % {"told": told})
    missing = [name for name in standard.wrapper("about") if name not in entry]
    if missing:
        yield found("", missing[0], "", "about", names=", ".join(missing))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python's collector rest: it would walk through every entry again and again, and find nothing to free."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
