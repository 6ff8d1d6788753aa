"""Published statistics: files as statistics offices publish them, read and checked. No database."""

from .layout import Layout
from .layout_files import LayoutFault, layouts
from .reader import read, recognise
from .reading import (
    Boundary,
    CannotRead,
    Change,
    Column,
    KnownCodes,
    Link,
    Reading,
    Record,
    Retired,
    RowError,
)

__all__ = [
    "Boundary",
    "CannotRead",
    "Change",
    "Column",
    "KnownCodes",
    "Layout",
    "LayoutFault",
    "Link",
    "Reading",
    "Record",
    "Retired",
    "RowError",
    "layouts",
    "read",
    "recognise",
]
