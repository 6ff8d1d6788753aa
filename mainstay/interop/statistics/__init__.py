"""Published statistics: files as statistics offices publish them, read and checked. No database."""

from .layout import Layout
from .layout_files import LayoutFault, layouts
from .reader import read, recognise
from .reading import (
    CannotRead,
    Change,
    KnownCodes,
    Link,
    Outline,
    Reading,
    Retired,
    RowError,
)
from .templates import template, templates

__all__ = [
    "CannotRead",
    "Change",
    "KnownCodes",
    "Layout",
    "LayoutFault",
    "Link",
    "Outline",
    "Reading",
    "Retired",
    "RowError",
    "layouts",
    "read",
    "recognise",
    "template",
    "templates",
]
