"""A walk from the start page along every kind of link, as those see it who see most: each page is whole and clean."""

import re
from collections import Counter, deque
from collections.abc import Callable

import pytest

from tests.journeys.person import Person

# What differs between pages of one kind: an area's code, the number of a record, the name of an entry or layout.
OF_ONE = re.compile(
    r"(?<=/)([XGEWSNI][\w-]*\d[\w-]*|\d+|(?<=entry/)[\w.]+|(?<=layouts/)\w+|(?<=history/)\w+)(?=/)"
)
FILE = re.compile(r"\.\w{3,4}$")
KINDS = {"Strategic commissioner": 30, "Analyst": 25, "System administrator": 15}


@pytest.mark.parametrize("role", KINDS)
def test_every_kind_of_page_that_links_lead_to_is_whole(somebody: Callable[..., Person], role: str):
    seen = walks(somebody(role))
    assert len(seen) >= KINDS[role], sorted(seen)


def walks(person: Person, *, of_each_kind: int = 1) -> Counter[str]:
    """Open pages as links lead to them, so many of each kind; return how many there were of each."""
    seen: Counter[str] = Counter()
    to_open = deque(["/"])
    while to_open:
        address = to_open.popleft()
        kind = kind_of(address)
        if seen[kind] < of_each_kind and not FILE.search(address):
            seen[kind] += 1
            person.opens(address)
            to_open.extend(person.addresses())
    return seen


def kind_of(address: str) -> str:
    """The address with a star for what tells it from others like it, without what is asked for or leads down."""
    return OF_ONE.sub("*", re.split(r"[?#]", address)[0])
