"""Questions about places and what is published about them."""

from mainstay.places.queries.areas import (
    Area,
    area,
    codes_before,
    drawn_groups,
    groups,
    named,
    nations,
    retired_codes,
)
from mainstay.places.queries.around import Around, around, ward_of
from mainstay.places.queries.catalogue import Catalogue, Source, catalogue
from mainstay.places.queries.deprivation import OfDecile, by_decile, deciles
from mainstay.places.queries.figures import Row, Sums, Within, column_totals, rows, sums, table, total_within
from mainstay.places.queries.finding import AreaNotFound, find, other_names
from mainstay.places.queries.outlines import outlines, square_km
from mainstay.places.queries.postcodes import (
    centre,
    district,
    postcode,
    postcodes_are_known,
    upwards,
)

__all__ = [
    "Area",
    "AreaNotFound",
    "Around",
    "Catalogue",
    "OfDecile",
    "Row",
    "Source",
    "Sums",
    "Within",
    "area",
    "around",
    "by_decile",
    "catalogue",
    "centre",
    "codes_before",
    "column_totals",
    "deciles",
    "district",
    "drawn_groups",
    "find",
    "groups",
    "named",
    "nations",
    "other_names",
    "outlines",
    "postcode",
    "postcodes_are_known",
    "retired_codes",
    "rows",
    "square_km",
    "sums",
    "table",
    "total_within",
    "upwards",
    "ward_of",
]
