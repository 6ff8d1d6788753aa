"""A feed of services on the web: fetched page by page, politely, within limits, and kept until all of it is here.

addresses.py  which addresses may be reached      fetching.py  one answer, however it behaves
paging.py     from page to page to the end        pages.py     what has been read so far, on disk
"""

from mainstay.interop.openreferral.feed.addresses import reasons_to_refuse
from mainstay.interop.openreferral.feed.fetching import Way
from mainstay.interop.openreferral.feed.limits import LIMITS, CannotFetch, Limits
from mainstay.interop.openreferral.feed.pages import KeptPages, Reached
from mainstay.interop.openreferral.feed.paging import read_on
from mainstay.interop.openreferral.feed.whole import read_feed

__all__ = [
    "LIMITS",
    "CannotFetch",
    "KeptPages",
    "Limits",
    "Reached",
    "Way",
    "read_feed",
    "read_on",
    "reasons_to_refuse",
]
