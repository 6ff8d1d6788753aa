"""Published statistics: files as statistics offices publish them, read and checked. No database."""

from mainstay.interop.statistics.draft import Progress
from mainstay.interop.statistics.layout import Layout
from mainstay.interop.statistics.layout_files import LayoutFault, layouts
from mainstay.interop.statistics.manufactured import between as manufactured_between
from mainstay.interop.statistics.reader import read
from mainstay.interop.statistics.reading import CannotRead, KnownCodes, Retired
from mainstay.interop.statistics.templates import template, templates

__all__ = [
    "CannotRead",
    "KnownCodes",
    "Layout",
    "LayoutFault",
    "Progress",
    "Retired",
    "layouts",
    "manufactured_between",
    "read",
    "template",
    "templates",
]
