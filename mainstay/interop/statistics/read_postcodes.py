"""The national list of postcodes: millions of rows, so it is read as it flows and never held whole.

Both layouts that are published name their columns alike: pcds, lat, long, doterm (when a postcode was ended), dointr
(when it was introduced) and the small area, whose column carries the year of the census. No such file lies beside
these sources: the layout is known from the headings that its publisher documents.
"""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from itertools import islice
from pathlib import Path

from mainstay.engines import postcodes
from mainstay.engines.tables import Point, Reading, RowError
from mainstay.interop.statistics.draft import Draft, Job
from mainstay.interop.statistics.layout import Layout
from mainstay.interop.statistics.opening import ZIP
from mainstay.interop.statistics.reading import CannotRead

SMALL_AREAS = ("lsoa21cd", "lsoa21", "lsoa11cd", "lsoa11")
NEEDED = ("pcds", "lat", "long")
MOST_ERRORS = 5000
NOWHERE = 99.0  # the publisher writes 99.999999 where nobody knows where a postcode is
_MONTH = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])")
_EVERY = 50_000


@dataclass(frozen=True)
class Points:
    """The postcodes of a list, read from its file anew each time they are gone through."""

    path: Path

    def __iter__(self) -> Iterator[Point]:
        with _rows(self.path) as (columns, rows):
            for _number, row in rows:
                if isinstance(found := _point(row, columns), Point):
                    yield found


def is_list(path: Path) -> bool:
    """Whether a file is a list of postcodes, by the headings of its first line; in a zip, of one of its files."""
    try:
        with _rows(path) as (columns, _):
            return set(NEEDED) <= columns.keys()
    except (OSError, ValueError, zipfile.BadZipFile, csv.Error):
        return False


def read_list(path: Path, layout: Layout, tell: Callable[[float], None]) -> Reading:
    """Return the reading of a list; its postcodes flow from the file when they are gone through. Or CannotRead."""
    size = path.stat().st_size
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    errors, left, newest, count = _checked(path, tell, layout.rows.get("", 0) or 2_700_000)
    if count == sum(left.values()) + len(errors):
        raise CannotRead(f"No row of {path.name} holds a postcode and where it is.", "Fetch the list again.")
    return Reading(
        **{name: getattr(layout, name) for name in ("title", "dataset", "publisher", "licence", "base")},
        layout=layout.name,
        reference_on=_day(path, newest),
        levels=(),
        file_name=path.name,
        size_bytes=size,
        sha256=digest,
        rows_read=count - sum(left.values()),
        points=Points(path),
        rows=tuple(_sample(path)),
        errors=tuple(errors),
        warnings=tuple(
            f"{number:,} {'row was' if number == 1 else 'rows were'} left out: {why}."
            for why, number in sorted(left.items())
        ),
    )


def read_postcodes(job: Job) -> Draft:
    """Refuse a list that is not CSV: a workbook of this length is read whole, and that is too much."""
    raise CannotRead(
        f"{job.opened.file_name} is a list of postcodes, but not as CSV.", "Save it as CSV, and load that."
    )


def _checked(
    path: Path, tell: Callable[[float], None], expected: int
) -> tuple[list[RowError], Counter[str], str, int]:
    """Every row that cannot be used, why others were left out, the newest month of a postcode, and all rows."""
    errors: list[RowError] = []
    left: Counter[str] = Counter()
    newest, count = "", 0
    with _rows(path) as (columns, rows):
        began = columns.get("dointr")
        for number, row in rows:
            count += 1
            found = _point(row, columns)
            if isinstance(found, str):
                left[found] += 1
            elif isinstance(found, tuple):
                errors.append(RowError(number, *found))
            elif (
                began is not None
                and len(row) > began
                and row[began] > newest
                and _MONTH.fullmatch(row[began])
            ):
                newest = row[began]
            if len(errors) > MOST_ERRORS:
                raise CannotRead(
                    f"More than {MOST_ERRORS:,} rows of {path.name} cannot be used, first row {errors[0].row}, "
                    f"{errors[0].column}: {errors[0].mend}",
                    "Check that the columns have not slipped, or fetch the list again.",
                )
            if not count % _EVERY:
                tell(min(0.2 + 0.7 * count / expected, 0.9))
    return errors, left, newest, count


def _point(row: list[str], columns: dict[str, int]) -> Point | str | tuple[str, str, str]:
    """The postcode of a row; why it is left out; or the column, the value and what to do."""
    if len(row) <= max(columns[name] for name in NEEDED):
        return "", ",".join(row)[:200], "Put each value under its heading."
    ended = columns.get("doterm")
    if ended is not None and len(row) > ended and row[ended].strip():
        return "the postcode is no longer in use"
    written = row[columns["pcds"]].strip().upper()
    if not postcodes.AS_LISTED.fullmatch(written):
        return "pcds", written[:200], "Enter a postcode with one space, such as M33 7AB."
    try:
        latitude, longitude = float(row[columns["lat"]]), float(row[columns["long"]])
    except ValueError:
        return "lat", row[columns["lat"]][:200], "Enter degrees, such as 53.4212."
    if latitude > NOWHERE or (latitude == 0 and longitude == 0):
        return "nobody has said where the postcode is"
    if not (49 <= latitude <= 61.5 and -9 <= longitude <= 3):
        return "lat", f"{latitude}, {longitude}", "Check lat and long: this lies outside these islands."
    area = next(
        (row[columns[name]].strip() for name in SMALL_AREAS if len(row) > columns.get(name, len(row))), ""
    )
    return Point(written, latitude, longitude, area)


def _sample(path: Path) -> list[dict[str, object]]:
    return [vars(each) for each in islice(Points(path), 20)]


def _day(path: Path, newest: str) -> date:
    if not newest:
        raise CannotRead(
            f"{path.name} does not say when its postcodes were introduced, so its date is not known.",
            "Load the list with its column dointr.",
        )
    return date(int(newest[:4]), int(newest[4:6]), 1)


@contextmanager
def _rows(path: Path) -> Iterator[tuple[dict[str, int], Iterator[tuple[int, list[str]]]]]:
    """Open the list; give its headings in small letters by column, and its rows numbered as a spreadsheet does."""
    with _text(path) as text:
        reader = csv.reader(text)
        headings = {heading.strip().lower(): column for column, heading in enumerate(next(reader, []))}
        yield headings, ((number, row) for number, row in enumerate(reader, start=2) if row)


@contextmanager
def _text(path: Path) -> Iterator[io.TextIOBase]:
    with path.open("rb") as raw:
        packed = raw.read(4) == ZIP
    if not packed:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield text
        return
    with zipfile.ZipFile(path) as archive:
        # The list comes with dozens of small files of names beside it.
        data = [each for each in archive.infolist() if each.filename.lower().endswith(".csv")]
        if not data:
            raise ValueError("no CSV in the archive")
        with archive.open(max(data, key=lambda each: each.file_size)) as member:
            yield io.TextIOWrapper(member, encoding="utf-8-sig", newline="")
