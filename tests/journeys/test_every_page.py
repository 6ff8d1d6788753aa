"""A walk from the start page along every kind of link, as those see it who see most: each page is whole and clean."""

import re
from collections import Counter, deque
from collections.abc import Callable

import pytest

from tests.journeys.person import Person

# What differs between pages of one kind: an area's code, the number or public id of a record, the code of a question,
# the name of an entry or layout.
OF_ONE = re.compile(
    r"(?<=/)([XGEWSNI][\w-]*\d[\w-]*|Q\d|[\da-f]{8}-[\da-f-]{27}|\d+"
    r"|(?<=entry/)[\w.]+|(?<=layouts/)\w+|(?<=history/)\w+)(?=/)"
)
# What a browser keeps, or what is read by machines.
FILE = re.compile(r"\.\w{3,4}$|^/open-referral/")
FINDER = {"/find/", "/find/results/", "/find/saved/", "/find/service/*/", "/find/service/*/mistake/"}
DIRECTORY = {
    *("/directory/", "/directory/entries/*/", "/directory/providers/", "/directory/providers/*/"),
    *(
        "/directory/duplicates/",
        "/directory/duplicates/*/",
        "/directory/candidates/",
        "/directory/candidates/*/",
    ),
    *("/directory/changes/", "/directory/claims/", "/directory/mistakes/", "/directory/look-again/"),
}
PLANS = {
    *(
        "/coverage/*/",
        "/coverage/*/wheel/",
        "/coverage/*/groups/",
        "/coverage/*/pathway/",
        "/coverage/*/*/*/",
    ),
    *("/coverage/*/conflicts/", "/equality/", "/equality/*/", "/equality/reach/*/"),
    *("/reviews/", "/reviews/*/", "/reviews/*/*/", "/evidence/", "/evidence/*/"),
    *("/priorities/", "/priorities/*/", "/priorities/orders/", "/priorities/rankings/"),
    *("/strategies/", "/strategies/*/", "/strategies/papers/", "/strategies/papers/*/"),
}
SOURCES = {"/sources/", "/sources/*/", "/sources/add-a-feed/", "/sources/add-a-file/"}
ROLES = {
    "": FINDER,
    # An analyst is led to nothing that a commissioner is not.
    "Strategic commissioner": FINDER | DIRECTORY | PLANS | SOURCES | {"/files/layouts/*/"},
    "Elected member": PLANS,
    "Provider": FINDER | {"/directory/", "/directory/claims/"},
    "Strategic commissioner, Southmoor Council": FINDER
    | {"/coverage/", "/equality/", "/reviews/", "/priorities/"},
    "System administrator": {"/people/", "/history/"},
}


@pytest.mark.parametrize("role", ROLES)
def test_every_kind_of_page_that_links_lead_to_is_whole(somebody: Callable[..., Person], role: str):
    seen = walks(somebody(role), "/" if role else "/find/")
    assert not ROLES[role] - seen.keys(), sorted(seen)


def walks(person: Person, start: str, *, of_each_kind: int = 1) -> Counter[str]:
    """Open pages as links lead to them, so many of each kind; return how many there were of each."""
    seen: Counter[str] = Counter()
    to_open = deque([start])
    while to_open:
        address = to_open.popleft()
        kind = kind_of(address)
        if seen[kind] < of_each_kind and not FILE.search(kind):
            seen[kind] += 1
            person.opens(address)
            assert not person.page.locator("script").count(), f"{address} has a script."
            to_open.extend(person.addresses())
    return seen


def kind_of(address: str) -> str:
    """The address with a star for what tells it from others like it, without what is asked for or leads down."""
    return OF_ONE.sub("*", re.split(r"[?#]", address)[0])
