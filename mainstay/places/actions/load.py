"""Keep a file that has been read: one file, one transaction, one line in the audit."""

from collections.abc import Mapping

from django.db import IntegrityError, connection

from mainstay.accounts.models import Authority, User
from mainstay.audit.context import Actor, action
from mainstay.audit.refusing import Refused
from mainstay.database import scope
from mainstay.engines.tables import PlaceTable, Reading
from mainstay.places import outlines
from mainstay.places.actions import rows
from mainstay.places.models import Boundary, CodeChange, LoadedFile, Place, PlaceLink, RowSetAside

MANY_ROWS = 1000
SHOWN = 5
Levels = Mapping[str, tuple[str, str]]


class CannotLoad(Refused):
    """The file was read, but nothing in it can be kept. ``reasons`` says why."""


class AlreadyLoaded(Exception):
    """The same file has been loaded in the same way; nothing was changed. ``file`` is that load."""

    def __init__(self, file: LoadedFile) -> None:
        super().__init__(f"{file.file_name} was loaded on {file.loaded_at:%-d %B %Y}. Nothing was changed.")
        self.file = file


def load(reading: Reading, kinds: Levels, *, by: Actor, authority: Authority | None = None) -> LoadedFile:
    """Keep everything in the reading and return the file it is now known by.

    kinds: place code → (level, nation), for every code in the reading.
    authority: whose file it is; None for a published file that everyone in the installation may use.
    A newer edition sits beside the older one. Raises AlreadyLoaded, or CannotLoad if there is nothing to keep.
    """
    if same := _same(reading, authority):
        raise AlreadyLoaded(same)
    kept = (
        reading.table and reading.table.codes,
        reading.links,
        reading.changes,
        reading.outlines,
        reading.rows,
        reading.points,
    )
    if not any(kept):
        raise CannotLoad([f"No row of {reading.file_name} can be loaded: every one was set aside."])
    names = _names(reading)
    if too_long := _too_long(names):
        raise CannotLoad(too_long)
    try:
        return _keep(reading, names, kinds, by, authority)
    except IntegrityError:
        # Somebody else may have loaded it since we looked: that transaction came first, and this one waited for it.
        if same := _same(reading, authority):
            raise AlreadyLoaded(same) from None
        raise


def _same(reading: Reading, authority: Authority | None) -> LoadedFile | None:
    """An earlier load of the same file in the same way."""
    return LoadedFile.objects.filter(
        authority=authority, sha256=reading.sha256, layout=reading.layout
    ).first()


def _keep(
    reading: Reading, names: dict[str, str], kinds: Levels, by: Actor, authority: Authority | None
) -> LoadedFile:
    with action("load a file", by=by):
        scope.allow_sharing(authority is None)
        file = _record(reading, {kinds[code] for code in names}, by, authority)
        rows.add_places_and_figures(file, names, kinds, reading.table)
        _keep_the_rest(file, reading, kinds)
        if reading.points:
            rows.add_postcodes(file, reading.points)
        if reading.rows_read > MANY_ROWS:
            rows.count_rows()
        scope.allow_sharing(False)
    return file


def _record(
    reading: Reading, about: set[tuple[str, str]], by: Actor, authority: Authority | None
) -> LoadedFile:
    kept = ("layout", "dataset", "title", "publisher", "licence", "base", "reference_on", "file_name")
    return LoadedFile.objects.create(
        **{name: getattr(reading, name) for name in (*kept, "size_bytes", "sha256")},
        authority=authority,
        levels=sorted({level for level, _ in about}),
        nations=sorted({nation for _, nation in about}),
        columns=list(reading.table.columns) if reading.table else [],
        titles=list(reading.titles),
        warnings=list(reading.warnings),
        rows=reading.rows_read - reading.rows_set_aside,
        rows_set_aside=reading.rows_set_aside,
        loaded_by=by if isinstance(by, User) else None,
    )


def _keep_the_rest(file: LoadedFile, reading: Reading, kinds: Levels) -> None:
    owner = {"file": file, "authority_id": file.authority_id}
    PlaceLink.objects.bulk_create(
        [
            PlaceLink(
                **owner,
                child=x.child_code,
                child_level=x.child_level,
                parent=x.parent_code,
                parent_level=x.parent_level,
            )
            for x in reading.links
            if x.child_code != x.parent_code  # a unitary authority is its own upper tier
        ],
        batch_size=5000,
        ignore_conflicts=True,
    )
    CodeChange.objects.bulk_create(
        [CodeChange(**owner, old=x.old_code, new=x.new_code, kind=x.kind) for x in reading.changes],
        batch_size=5000,
        ignore_conflicts=True,
    )
    Boundary.objects.bulk_create(
        [
            Boundary(**owner, code=x.code, geometry=x.geometry, square_km=outlines.square_km(x.geometry))
            for x in reading.outlines
        ],
        batch_size=500,
    )
    if reading.outlines:
        outlines.link_by_outline(file, kinds)
    RowSetAside.objects.bulk_create(
        [
            RowSetAside(**owner, row=x.row, column=x.column, value=x.value[:500], mend=x.mend)
            for x in reading.errors
        ],
        batch_size=2000,
    )


def _names(reading: Reading) -> dict[str, str]:
    """Code → name of every place in the file; the last name given for a code wins."""
    table: PlaceTable | None = reading.table
    names = dict(zip(table.codes, table.names, strict=True)) if table else {}
    for link in reading.links:
        names[link.child_code] = link.child_name
        names[link.parent_code] = link.parent_name
    return names | {outline.code: outline.name for outline in reading.outlines}


def _too_long(names: Mapping[str, str]) -> list[str]:
    """The first names that are longer than can be kept, as sentences to show; empty if none is."""
    most = Place._meta.get_field("name").max_length
    assert most is not None
    return [
        f"{code} has a name of {len(name):,} letters, and {most} can be kept. Check that the columns have not slipped."
        for code, name in names.items()
        if len(name) > most
    ][:SHOWN]


def remove_file(file: LoadedFile, *, by: User) -> None:
    """Take a file out again, with its figures; figures from other files are then used instead."""
    with action("remove a file", by=by):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM places_figures WHERE file_id = %s", [file.pk])
        file.delete()
