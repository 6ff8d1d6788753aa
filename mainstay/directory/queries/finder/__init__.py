"""What the public finder asks. Whoever asks is in public mode; unlisted rows are left out here as well."""

from mainstay.directory.queries.finder.meant import (
    PlaceUnknown,
    Standing,
    choices,
    hours_of,
    place_meant,
    standing,
    terms_of,
)
from mainstay.directory.queries.finder.searching import A_PAGE, Hit, Hits, Terms, search
from mainstay.directory.queries.finder.shown import (
    Entry,
    entries,
    ground_of,
    listed_ones,
    listed_service,
    names_of_areas,
)

__all__ = [
    "A_PAGE",
    "Entry",
    "Hit",
    "Hits",
    "PlaceUnknown",
    "Standing",
    "Terms",
    "choices",
    "entries",
    "ground_of",
    "hours_of",
    "listed_ones",
    "listed_service",
    "names_of_areas",
    "place_meant",
    "search",
    "standing",
    "terms_of",
]
