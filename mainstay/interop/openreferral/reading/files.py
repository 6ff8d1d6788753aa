"""A file of services, whatever it is packed in: JSON, a council's CSV, or zipped tables."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mainstay.interop.entries_read import EntriesRead, Known, Progress, nobody_asks
from mainstay.interop.openreferral.reading import council_csv, shapes, tables
from mainstay.interop.openreferral.reading.entries import read_services
from mainstay.interop.openreferral.reading.keepable import keepable
from mainstay.interop.openreferral.reading.noting import Notes
from mainstay.interop.statistics import CannotRead
from mainstay.interop.statistics.archives import ungzipped, unpacked
from mainstay.interop.statistics.encodings import read_text

MOST_MEGABYTES = 300
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"


def read_file(path: Path, known: Known, *, progress: Progress = nobody_asks, name: str = "") -> EntriesRead:
    """Return the services of a file, or raise CannotRead where nothing in it can be used.

    name: what its sender called it, where that is not the path's.
    """
    name = name or path.name
    data = path.read_bytes()
    if not data.strip():
        raise CannotRead(f"{name} is empty.", "Fetch it again from its publisher.")
    if data.startswith(_GZIP):
        data = ungzipped(name, data, MOST_MEGABYTES * 1_000_000)
    notes = Notes()
    objects = _objects(name, data, known, notes)
    # Not needed any more, and large: what was read of it is beside it in memory now.
    del data
    found = read_services(_telling(objects, progress), known, notes=notes)
    if not found.told and not found.set_aside:
        raise CannotRead(f"{name} holds no services.", "Look whether it is the whole file.")
    return found


def _objects(name: str, data: bytes, known: Known, notes: Notes) -> Iterator[object]:
    if data.startswith(_ZIP):
        held = unpacked(name, data, MOST_MEGABYTES * 1_000_000)
        if len(held) == 1:
            return _objects(*held.popitem(), known, notes)
        return _of_tables(
            name, {each: rows(each, inner) for each, inner in held.items() if each.endswith(".csv")}
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in b"[{":
        return shapes.services_in(name, parsed(name, data))
    found = rows(name, data)
    if found and found[0].keys() >= council_csv.HEADINGS:
        return council_csv.services_in(found, notes, known.today)
    if found and {"organization_id", "id", "name"} <= found[0].keys():
        return _of_tables(name, {"services": found})
    raise CannotRead(
        f"{name} is neither JSON of Open Referral nor a council's CSV that Mainstay knows.",
        "Send services as JSON, as zipped tables of Open Referral, or as the CSV that Outpost exports.",
        "A list in a form of your own can be typed into the template for services.",
    )


def _of_tables(name: str, held: Mapping[str, list[dict[str, Any]]]) -> Iterator[object]:
    names = {each.rpartition("/")[2].removesuffix(".csv").rpartition("__")[2].rstrip("s") for each in held}
    if missing := [each for each in ("service", "organization") if each not in names]:
        raise CannotRead(
            f"{name} has no table of {' and none of '.join(f'{each}s' for each in missing)}.",
            "Zip every table of the export together, and send that.",
        )
    return tables.services_of(held)


def parsed(name: str, data: bytes) -> Any:
    """Return what JSON says, or raise CannotRead with where it stops making sense."""
    text, _ = read_text(name, data)
    del data
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        cut = fault.msg.startswith("Unterminated") or fault.pos >= len(text.rstrip()) - 1
        what = "It seems cut short. " if cut else ""
        raise CannotRead(
            f"{name} is not whole JSON: at line {fault.lineno:,}, letter {fault.colno:,}, it stops making sense.",
            f"{what}Fetch it again, or ask its publisher to mend it.",
        ) from fault
    except (RecursionError, ValueError) as fault:
        raise CannotRead(
            f"{name} is JSON that no directory writes.", "Ask its publisher to mend it."
        ) from fault


def _no_number(written: str) -> None:
    raise ValueError(f"{written} is no number in JSON")


def rows(name: str, data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV under its headings."""
    text, _ = read_text(name, data)
    try:
        found = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
        return [{key: value for key, value in row.items() if key and isinstance(value, str)} for row in found]
    except csv.Error as fault:
        raise CannotRead(
            f"{name} has a quotation mark that is not closed.", "Close it, or fetch the file again."
        ) from fault


def _telling(objects: Iterator[object], progress: Progress) -> Iterator[object]:
    # How many there are is not known before the end; the bar comes closer to it all the time.
    for count, each in enumerate(objects):
        if count % 500 == 0:
            progress(count / (count + 5000))
        yield keepable(each)
