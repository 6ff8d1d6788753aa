"""The page of an area and the table of all authorities, against an empty page of the same layout in the same run.

Server time only: the whole request, from the first middleware to the last byte, of somebody signed in. The queries
counted are all of the request's, those that set the scope and read the session included; BEGIN and COMMIT ask nothing.
"""

import statistics
from collections.abc import Callable
from time import perf_counter

from bench import measuring, private, promises, reporting, what_is_known
from bench.promises import Promise

ROUNDS = 9
EMPTY = "/an-empty-page/"
TABLE = "/areas/"
NORTHMOOR = "X06000001"
# From few small areas to many.
REAL = {"E09000001": "City of London", "E08000009": "Trafford", "E08000025": "Birmingham"}
SECTIONS = ("where", "who", "compared", "hidden", "breaks", "services", "sources")

TRANSACTION = ("BEGIN", "COMMIT")

Get = Callable[[str], float]


def measure() -> bool:
    """Print time and number of queries of both pages; return whether every promise is met."""
    private.make_ready()
    what_is_known.add_northmoor()
    get, count = _signed_in()
    of_one = count(TABLE)
    areas = {NORTHMOOR: "Northmoor"}
    if what_is_known.add_england_and_wales():
        areas |= REAL
        which = "331 authorities and Northmoor"
    else:
        which = "Northmoor alone, for the published files are not at ../shared/data"
    met = _page(get, count, TABLE, which, (promises.TABLE_TIME, promises.TABLE_QUERIES, promises.TABLE_RATIO))
    met &= reporting.tell(promises.TABLE_GROWTH, count(TABLE) - of_one, f"{of_one} with one authority")
    for code, name in areas.items():
        page = f"{TABLE}{code}/"
        met &= _page(get, count, page, name, (promises.AREA_TIME, promises.AREA_QUERIES, promises.AREA_RATIO))
    for section in SECTIONS:
        page = f"{TABLE}{[*areas][-1]}/{section}/"
        _page(
            get,
            count,
            page,
            f"{[*areas.values()][-1]}, {section}",
            (promises.SECTION_TIME, promises.SECTION_QUERIES),
        )
    return met


def _page(get: Get, count: Callable[[str], int], page: str, what: str, kept: tuple[Promise, ...]) -> bool:
    """Print one page's time, queries and ratio, each beside its promise; return whether all are met."""
    pages, empties = measuring.in_turn(lambda: get(page), lambda: get(EMPTY), rounds=ROUNDS)
    took, empty = statistics.median(pages) * 1000, statistics.median(empties) * 1000
    values = (took, count(page), measuring.ratio(pages, empties))
    said = (f"{what}, {ROUNDS} rounds", what, f"{took:.0f} ms against {empty:.1f} ms, {what}")
    told = [reporting.tell(*each) for each in zip(kept, values, said, strict=False)]
    return all(told)


def _signed_in() -> tuple[Get, Callable[[str], int]]:
    """How long a page takes somebody of Northmoor, in seconds, and how many queries it asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext, override_settings

    from mainstay.accounts.models import Authority, User
    from mainstay.config.serving import collect_static
    from mainstay.database import scope
    from tests.cast import browser_of

    collect_static()
    override_settings(ROOT_URLCONF="bench.an_empty_page", ALLOWED_HOSTS=["testserver"]).enable()
    with scope.of_authority(None, sharing=True):
        authority = Authority.objects.get(area_code=NORTHMOOR)
    with scope.of_authority(authority.pk):
        browser = browser_of(User.objects.get(roles__contains=[User.Role.COMMISSIONER]))

    def get(page: str) -> float:
        began = perf_counter()
        answer = browser.get(page)
        took = perf_counter() - began
        if answer.status_code != 200:
            raise reporting.CannotMeasure(f"{page} answered {answer.status_code}.")
        return took

    def count(page: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get(page)
        return sum(query["sql"] not in TRANSACTION for query in asked)

    return get, count
