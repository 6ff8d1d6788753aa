"""CSV templates for what a council knows and nobody publishes."""

import csv
import io

from mainstay.interop.statistics.layout_files import layouts


def template(name: str) -> str:
    """The CSV to fill in for a layout, headings first, with example rows; KeyError for a layout that has none."""
    rows = layouts()[name].template
    if not rows:
        raise KeyError(f"{name} has no template. Those with one are {', '.join(templates())}.")
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def templates() -> list[str]:
    """Names of the layouts that have a template."""
    return [layout.name for layout in layouts().values() if layout.template]
