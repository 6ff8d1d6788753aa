"""The assessment as one tidy table: a figure in each row, with its unit, base, day and file."""

from mainstay.planning.exports import tidy, words
from mainstay.planning.exports.paper import Content
from mainstay.web.csv_text import csv_text

HEADINGS = (
    "section",
    "code",
    "name",
    "measure",
    "band_or_type",
    "low",
    "value",
    "high",
    "unit",
    "base",
    "date",
    "source_file",
    "sha256",
    "note",
)


def render(content: Content) -> str:
    """The table as CSV text, beginning with the mark by which Excel knows UTF-8.

    Headings, sections, measures and units are for programs: they are not translated. A figure that is missing has a
    row with no value, and `note` says why where that is known. Text that a spreadsheet would take for a formula
    begins with an apostrophe.
    """
    rows = tidy.rows(words.plain(content))
    return csv_text(HEADINGS, ([row.get(heading) for heading in HEADINGS] for row in rows))
