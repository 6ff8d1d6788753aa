"""Questions about places and what is published about them."""

from mainstay.places.queries.areas import Area, AreaNotFound, area, find, groups, holders_of, named, parts_of
from mainstay.places.queries.catalogue import Catalogue, Source, catalogue
from mainstay.places.queries.figures import Row, rows, sums
from mainstay.places.queries.outlines import density, outlines

__all__ = [
    "Area",
    "AreaNotFound",
    "Catalogue",
    "Row",
    "Source",
    "area",
    "catalogue",
    "density",
    "find",
    "groups",
    "holders_of",
    "named",
    "outlines",
    "parts_of",
    "rows",
    "sums",
]
