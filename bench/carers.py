"""Pages about carers in an authority with 50,000 of them, against the same pages in one with 500. All are made up.

Server time only: the whole request, from the first middleware to the last byte, of somebody signed in. The queries
counted are all of the request's, as in the bench of pages; they have to be as many in both authorities.
"""

import random
import statistics
from dataclasses import dataclass
from functools import partial
from typing import Any

from bench import many_carers, measuring, private, promises, reporting

FEW, MANY = 500, 50_000
ROUNDS = 11
SEARCHES = 12
TRANSACTION = ("BEGIN", "COMMIT")


@dataclass(frozen=True)
class Place:
    """One authority: a browser in which its worker is signed in, and what they look for."""

    browser: Any
    carers: list[int]
    searches: dict[str, list[str]]


def measure() -> bool:
    """Print queries, time and growth of every page; return whether each promise is met."""
    private.make_ready()
    _open_pages()
    took = measuring.seconds(_fill)
    print(f"       {FEW:,} and {MANY:,} made-up carers were added in {took:.0f} s", flush=True)
    few, many = _place("Fewland"), _place("Manyland")
    pages = {
        "the caseload of everybody": "/carers/?whose=all",
        "the caseload, newest change first": "/carers/?whose=all&order=newest",
        "the caseload of one worker": "/carers/?whose=mine",
        "due this week": "/carers/due/?whose=all",
    }
    met = [_compare(what, _get(few, page), _get(many, page)) for what, page in pages.items()]
    met += [
        _compare(f"a record, {part or 'overview'}", _record(few, part), _record(many, part))
        for part in ("", "family/")
    ]
    for what in few.searches:
        met.append(_compare(f"a search by {what}", _search(few, what), _search(many, what)))
    return all(met) & _same()


def _same() -> bool:
    """Print how long it takes to look for records of one person, among all and for one carer."""
    from mainstay.accounts.models import Authority
    from mainstay.audit.context import Itself
    from mainstay.database import scope
    from mainstay.pathway.actions import same
    from mainstay.pathway.models import Carer

    with scope.of_authority(None, sharing=True):
        authority = Authority.objects.get(name="Manyland")
    with scope.of_authority(authority.pk, carers=scope.Carers.ALL):
        took = measuring.seconds(lambda: same.look_for_pairs(authority, by=Itself(), today=many_carers.TODAY))
        some = Carer.objects.select_related("person", "authority").order_by("pk")[:: MANY // ROUNDS]
        each = [measuring.seconds(partial(same.note_likely, one, today=many_carers.TODAY)) for one in some]
    met = reporting.tell(promises.SAME_SWEEP, took, "once, with what is found written down")
    middle = statistics.median(each) * 1000
    return met & reporting.tell(promises.SAME_ONE, middle, f"{len(each)} carers, one after the other")


def _compare(what: str, few: Any, many: Any) -> bool:
    """Print one page's figures; return whether its queries are the same, and its time grows hardly at all."""
    fews, manys = measuring.in_turn(lambda: few(), lambda: many(), rounds=ROUNDS)
    took, before = statistics.median(manys) * 1000, statistics.median(fews) * 1000
    of_few, of_many = _queries(few), _queries(many)
    met = reporting.tell(promises.CARERS_TIME, took, f"{what}, {ROUNDS} rounds")
    met &= reporting.tell(
        promises.CARERS_GROWTH, measuring.ratio(manys, fews), f"{what}: {took:.0f} ms against {before:.0f} ms"
    )
    return met & reporting.tell(
        promises.CARERS_QUERIES, abs(of_many - of_few), f"{what}: {of_many}, and {of_few} with {FEW} carers"
    )


def _queries(page: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        page()
    return sum(query["sql"] not in TRANSACTION for query in asked)


def _get(place: Place, page: str) -> Any:
    return lambda: measuring.seconds(lambda: _opened(place, page))


def _opened(place: Place, page: str) -> None:
    if (answer := place.browser.get(page)).status_code != 200:
        raise reporting.CannotMeasure(f"{page} answered {answer.status_code}.")


def _record(place: Place, part: str) -> Any:
    """Open another record each time, so that none is opened from a warm place of its own."""
    left = iter(place.carers * 20)
    return lambda: measuring.seconds(lambda: _opened(place, f"/carers/{next(left)}/{part}"))


def _search(place: Place, what: str) -> Any:
    """Ask for another carer each time; counted is the page that shows who was found."""
    left = iter(place.searches[what] * 20)

    def ask() -> float:
        place.browser.post("/carers/search/", {"text": next(left)})
        return measuring.seconds(lambda: _opened(place, "/carers/search/"))

    return ask


def _open_pages() -> None:
    from django.test.utils import override_settings

    from mainstay.config.serving import collect_static

    collect_static()
    override_settings(ALLOWED_HOSTS=["testserver"]).enable()


def _fill() -> None:
    """Add both authorities; the audit of what nobody did is left out, the fences hold."""
    from django.db import connections

    from mainstay.accounts.models import Authority, User
    from mainstay.database import scope

    tables = ("carer", "person", "relationship", "clock")
    _triggers("DISABLE", tables)
    for name, number in (("Fewland", FEW), ("Manyland", MANY)):
        with scope.of_authority(None, sharing=True):
            authority = Authority.objects.create(name=name, nation="england", invented=True)
        with scope.of_authority(authority.pk, carers=scope.Carers.ALL):
            workers = [
                User(
                    authority=authority,
                    name=f"Worker {at}",
                    roles=["worker"],
                    email=f"w{at}@{name.lower()}.example",
                )
                for at in range(1 + number // many_carers.OF_ONE_WORKER)
            ]
            for each in workers:
                each.save()
            many_carers.add(authority, workers, number)
    _triggers("ENABLE", tables)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    connections["owner"].close()


def _triggers(how: str, tables: tuple[str, ...]) -> None:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE pathway_{table} {how} TRIGGER USER")
    connections["owner"].close()


def _place(name: str) -> Place:
    from mainstay.accounts.models import Authority, User
    from mainstay.database import scope
    from mainstay.pathway.models import Carer
    from tests.cast import browser_of

    with scope.of_authority(None, sharing=True):
        authority = Authority.objects.get(name=name)
    with scope.of_authority(authority.pk, carers=scope.Carers.ALL):
        worker = User.objects.get(email=f"w0@{name.lower()}.example")
        dice = random.Random(12)
        every = list(Carer.objects.order_by("pk").values_list("pk", flat=True))
        some = list(
            Carer.objects.filter(pk__in=dice.sample(every, SEARCHES)).select_related("person").order_by("pk")
        )
    people = [each.person for each in some]
    searches = {
        "a misspelt name": [
            f"{_misspelt(each.given_names, dice)} {_misspelt(each.family_name, dice)}" for each in people
        ],
        "a family name alone": [each.family_name for each in people],
        "date of birth, day and month swapped": [f"{each.born_on:%m/%d/%Y}" for each in people],
        "postcode": [each.postcode for each in people],
        "reference": [each.reference for each in some],
        "name and date of birth": [f"{each.given_names} {each.born_on:%d/%m/%Y}" for each in people],
    }
    return Place(browser_of(worker), [each.pk for each in some], searches)


def _misspelt(name: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(name))
    return (
        name[:at] + name[at + 1 :]
        if dice.random() < 0.5
        else name[:at] + dice.choice("aeinrst") + name[at + 1 :]
    )
