"""Read one published file: open it, recognise its layout, read and check it. Nothing is written anywhere."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from mainstay.interop.statistics.codes import highest_first, usual
from mainstay.interop.statistics.draft import Draft, Job, Progress
from mainstay.interop.statistics.layout import Layout
from mainstay.interop.statistics.layout_files import layouts
from mainstay.interop.statistics.opening import Opened, Sheet, open_file
from mainstay.interop.statistics.read_boundaries import find_boundaries, read_boundaries
from mainstay.interop.statistics.read_long import read_long
from mainstay.interop.statistics.read_lookup import read_lookup
from mainstay.interop.statistics.read_postcodes import is_list, read_list, read_postcodes
from mainstay.interop.statistics.read_records import read_records
from mainstay.interop.statistics.read_wide import read_wide
from mainstay.interop.statistics.reading import CannotRead, KnownCodes, Reading
from mainstay.interop.statistics.recognise import (
    Found,
    find_layout,
    recognise_opened,
    ways_out,
    wrong_headings,
)

LARGER = 20  # times its published size before a file cannot be the layout it claims to be
READERS: dict[str, Callable[[Job], Draft]] = {
    "wide": read_wide,
    "long": read_long,
    "lookup": read_lookup,
    "boundaries": read_boundaries,
    "records": read_records,
    "postcodes": read_postcodes,
}
POSTCODES = "national_postcodes"


def read(
    path: Path,
    *,
    layout: str | None = None,
    known: KnownCodes | None = None,
    progress: Progress | None = None,
    member: str | None = None,
) -> Reading:
    """The file's good rows and every row set aside, or CannotRead if nothing in it may be used.

    layout: the name to read it by, instead of by its headings. member: the file to take from a zip of several.
    progress: called with the share done, 0 to 1.
    """
    tell = progress or (lambda done: None)
    tell(0.0)
    if layout in (None, POSTCODES) and path.is_file() and is_list(path):
        # Larger than any table, and never held whole.
        found = read_list(path, layouts()[POSTCODES], tell)
        tell(1.0)
        return found
    opened = open_file(path, member)
    tell(0.1)
    finds = _finds(opened, layout)
    tell(0.2)
    draft = READERS[finds[0].layout.shape](Job(opened, finds, _with_usual(known), tell))
    reading = _reading(opened, finds[0].layout, draft)
    tell(1.0)
    return reading


def _finds(opened: Opened, name: str | None) -> tuple[Found, ...]:
    if opened.json_text and (name is None or name in layouts()):
        among = [layouts()[name]] if name else layouts().values()
        finds: tuple[Found, ...] = (Found(find_boundaries(opened, among), Sheet(""), 0, (), {}),)
    else:
        finds = _named(opened, name) if name else recognise_opened(opened, layouts().values())
    layout = finds[0].layout
    if opened.inner_bytes > layout.megabytes * 1_000_000 * LARGER:
        raise CannotRead(
            f"{opened.file_name} holds {opened.inner_bytes / 1e6:,.1f} MB. "
            f"{layout.title} is about {layout.megabytes:g} MB.",
            "Check that this is one table, as published, and not several put together.",
        )
    return finds


def _named(opened: Opened, name: str) -> tuple[Found, ...]:
    layout = layouts().get(name)
    if layout is None:
        raise CannotRead(f"There is no layout named {name}.", f"The layouts are {', '.join(layouts())}.")
    finds = find_layout(opened, layout)
    if not finds:
        raise CannotRead(
            f"{opened.file_name} is not the kind of file that {layout.title} is.", "Check the file."
        )
    if faulty := next((found for found in finds if found.missing), None):
        raise CannotRead(wrong_headings(opened.file_name, faulty), *ways_out(faulty))
    return finds


def _with_usual(known: KnownCodes | None) -> KnownCodes:
    """What the caller knows, and the packs' knowledge where the caller brings none."""
    if known is None:
        return usual()
    brought = {field.name: found for field in fields(known) if (found := getattr(known, field.name))}
    if "names" in brought:
        brought["names"] = {**usual().names, **known.names}
    return replace(usual(), **brought)


def _reading(opened: Opened, layout: Layout, draft: Draft) -> Reading:
    levels = highest_first(draft.levels)
    said = [warn.say for warn in layout.warnings if not warn.levels or set(warn.levels) & set(levels)]
    if draft.reference_on is None and draft.errors:
        first = min(draft.errors, key=lambda error: error.row)
        raise CannotRead(
            f"No row of {opened.file_name} can be used: every one was set aside.",
            f"Begin with row {first.row}, {first.column}: {first.mend}",
        )
    if draft.reference_on is None:
        raise CannotRead(
            f"{opened.file_name} does not say which day its figures are about.",
            f"Give the day in the column {layout.reference_column or 'for the date'}.",
        )
    return Reading(
        **{name: getattr(layout, name) for name in ("title", "dataset", "publisher", "licence", "base")},
        **{name: getattr(opened, name) for name in ("file_name", "size_bytes", "sha256")},
        layout=layout.name,
        reference_on=draft.reference_on,
        levels=levels,
        rows_read=draft.rows_read,
        table=draft.table,
        titles=draft.titles,
        links=tuple(draft.links),
        changes=tuple(draft.changes),
        outlines=tuple(draft.outlines),
        rows=tuple(draft.rows),
        errors=tuple(sorted(draft.errors, key=lambda error: error.row)),
        warnings=(*opened.warnings, *draft.warnings, *said),
    )
