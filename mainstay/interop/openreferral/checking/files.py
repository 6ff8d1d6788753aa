"""What a person names on the command line: a file, packed or not, a folder or a zip of tables."""

import csv
import io
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import recognising, tables
from mainstay.interop.openreferral.checking.check import check, finish
from mainstay.interop.openreferral.checking.clock import Clock
from mainstay.interop.openreferral.checking.documents import CannotRead
from mainstay.interop.openreferral.checking.opening import MOST_BYTES, NotUtf8, Opened, encoding_of, text_of
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.together import Together


def check_path(path: Path, *, today: date) -> Report:
    """Return what there is to say about a file, a folder of tables, or a zip; CannotRead if it cannot be read."""
    if path.is_dir():
        named = {each.name: _opener(each) for each in sorted(path.iterdir()) if each.is_file()}
        return _check_files(named, today)
    try:
        with path.open("rb") as file:
            packed = file.read(4) == b"PK\x03\x04"
    except OSError as fault:
        told = {"why": fault.strerror or str(fault)}
        raise CannotRead(_("It cannot be opened: %(why)s.") % told) from fault
    if packed:
        return _check_zip(path, today)
    if path.suffix.lower() == ".csv":
        return _check_files({path.name: _opener(path)}, today)
    return check(_opener(path), today=today)


def _opener(path: Path) -> Opened:
    return lambda: path.open("rb")


def _check_zip(path: Path, today: date) -> Report:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            if sum(each.file_size for each in members) > MOST_BYTES:
                raise CannotRead(_("It holds more than can be read. Unpack it and check the parts."))
            return _check_files({each.filename: _member(archive, each.filename) for each in members}, today)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        raise CannotRead(_("It is packed, but damaged or cut short. Fetch it again.")) from fault


def _member(archive: zipfile.ZipFile, name: str) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(name)


def _check_files(named: dict[str, Opened], today: date) -> Report:
    """Check tables if there are any; a zip may also hold one JSON document."""
    found: dict[str, Opened] = {}
    for name, opened in named.items():
        thing = recognising.thing_of_table(name) if name.lower().endswith(".csv") else ""
        exact = thing and name.removesuffix(".csv").endswith(standard.things()[thing].table)
        if thing and (exact or thing not in found):
            found[thing] = opened
    if found:
        report, together = Report(), Together(Clock.of(today))
        tables.check({thing: _rows(thing, opened) for thing, opened in found.items()}, report, together)
        finish(report, together)
        return report
    documents = [name for name in named if name.lower().endswith((".json", ".json.gz", ".ndjson"))]
    if len(documents) == 1:
        return check(named[documents[0]], today=today)
    if documents:
        raise CannotRead(_("It holds %(count)s JSON files. Check one at a time.") % {"count": len(documents)})
    raise CannotRead(
        _("It holds no table of the standard (services.csv, organizations.csv and so on) and no JSON.")
    )


def _rows(thing: str, opened: Opened) -> list[dict[str, Any]]:
    encoding = encoding_of(opened)
    try:
        text = "".join(text_of(opened, encoding))
    except NotUtf8:
        text = "".join(text_of(opened, "cp1252"))
    fields = standard.things()[thing].fields
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        return [
            {
                name: _value(fields[name].kind if name in fields else "", told)
                for name, told in row.items()
                if told
            }
            for row in reader
            if row.pop(None, None) or any(row.values())
        ]
    except csv.Error as fault:
        raise CannotRead(
            _("The table of %(thing)s is not CSV: %(why)s.") % {"thing": thing, "why": fault}
        ) from fault


def _value(kind: str, told: str) -> Any:
    """Return a cell as JSON would hold it; what is no number stays as it is, to be told of."""
    if kind == "number":
        try:
            number = float(told)
        except ValueError:
            return told
        return int(number) if number.is_integer() else number
    return told
