"""Read one published file: open it, recognise its layout, read and check it. Nothing is written anywhere."""

from collections.abc import Callable
from pathlib import Path

from .codes import highest_first
from .draft import Draft, Job, Progress
from .layout import Layout
from .layout_files import layouts
from .opening import Opened, open_file
from .reading import CannotRead, KnownCodes, Reading
from .read_wide import read_wide
from .recognise import Found, find_layout, recognise_opened, ways_out, wrong_headings

LARGER = 20  # times its published size before a file cannot be the layout it claims to be
READERS: dict[str, Callable[[Job], Draft]] = {
    "wide": read_wide,
}


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
    opened = open_file(path, member)
    tell(0.1)
    finds = _finds(opened, layout)
    tell(0.2)
    draft = READERS[finds[0].layout.shape](Job(opened, finds, known or KnownCodes(), tell))
    reading = _reading(opened, finds[0].layout, draft)
    tell(1.0)
    return reading


def recognise(path: Path, *, member: str | None = None) -> Layout:
    """The layout of the file, by its headings, or CannotRead saying what was found and what is nearest."""
    return _finds(open_file(path, member), None)[0].layout


def _finds(opened: Opened, name: str | None) -> tuple[Found, ...]:
    finds = _named(opened, name) if name else recognise_opened(opened, layouts().values())
    layout = finds[0].layout
    if opened.inner_bytes > layout.megabytes * 1_000_000 * LARGER:
        raise CannotRead(
            f"{opened.file_name} holds {opened.inner_bytes / 1e6:,.1f} MB. {layout.title} is about {layout.megabytes:g} MB.",
            "Check that this is one table, as published, and not several put together.",
        )
    return finds


def _named(opened: Opened, name: str) -> tuple[Found, ...]:
    layout = layouts().get(name)
    if layout is None:
        raise CannotRead(f"There is no layout named {name}.", f"The layouts are {', '.join(layouts())}.")
    finds = find_layout(opened, layout)
    if not finds:
        raise CannotRead(f"{opened.file_name} is not the kind of file that {layout.title} is.", "Check the file.")
    if faulty := next((found for found in finds if found.missing), None):
        raise CannotRead(wrong_headings(opened.file_name, faulty), *ways_out(faulty))
    return finds


def _reading(opened: Opened, layout: Layout, draft: Draft) -> Reading:
    levels = highest_first(set(draft.place_levels))
    said = [warn.say for warn in layout.warnings if not warn.levels or set(warn.levels) & set(levels)]
    return Reading(
        layout=layout.name,
        dataset=layout.dataset,
        title=layout.title,
        publisher=layout.publisher,
        licence=layout.licence,
        source=layout.source,
        base=layout.base,
        reference_on=draft.reference_on,
        file_name=opened.file_name,
        size_bytes=opened.size_bytes,
        sha256=opened.sha256,
        levels=levels,
        place_levels=draft.place_levels,
        columns=draft.columns,
        table=draft.table,
        links=tuple(draft.links),
        changes=tuple(draft.changes),
        boundaries=tuple(draft.boundaries),
        records=tuple(draft.records),
        errors=tuple(sorted(draft.errors, key=lambda error: error.row)),
        warnings=(*opened.warnings, *draft.warnings, *said),
        rows_read=draft.rows_read,
        rows_set_aside=draft.rows_set_aside,
    )
