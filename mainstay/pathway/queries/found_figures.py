"""How many carers are found through what? Counted where every record is seen, and handed out protected alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.engines.disclosure import TOTAL, Sum, protect, sums_of_table
from mainstay.pathway.models import Advice, Carer, Referral
from mainstay.places.queries import named

_APRIL = 4
BECAME = (
    ("new", "Waiting"),
    ("accepted", "New record"),
    ("joined", "Joined to a record"),
    ("declined", "Not wanted"),
    ("elsewhere", "Sent elsewhere"),
)


@dataclass(frozen=True)
class Counted:
    """One line: what is counted, and how many as they may be shown; None where a small number is left out."""

    code: str
    title: str
    people: int | None


@dataclass(frozen=True)
class Figures:
    """Who was found through what in one year, and what advice was given.

    year: the year in whose April it begins. became: found through → what became of a referral → how many.
    """

    year: int
    found: list[Counted]
    became: list[tuple[str, list[int | None]]]
    topics: list[Counted]
    ways: list[Counted]
    wards: list[Counted]
    below: int
    to: int


def year_of(day: date) -> int:
    """Return the year in whose April the financial year of a day begins."""
    return day.year if day.month >= _APRIL else day.year - 1


def figures(authority: Authority, year: int, today: date) -> Figures:
    """Return the protected counts of one financial year: only whole years, so that no two can be subtracted."""
    below = int(policy.value("statistics.disclosure.suppress_below", today))
    to = int(policy.value("statistics.disclosure.round_to", today))
    first, end = date(year, _APRIL, 1), date(year + 1, _APRIL, 1)
    # Every carer: a restricted record counts too. Whoever reads this may see no record: only what is protected leaves.
    with scope.every_carer():
        carers = Carer.objects.filter(authority=authority, found_on__gte=first, found_on__lt=end)
        found = _by(carers.filter(merged_into=None), "found_through")
        referrals = Referral.objects.filter(
            authority=authority, received_on__gte=first, received_on__lt=end
        ).exclude(state=Referral.State.MISTAKE)
        became = {
            (each["through"], each["state"]): each["n"]
            for each in referrals.order_by().values("through", "state").annotate(n=Count("pk"))
        }
        given = list(
            Advice.objects.filter(authority=authority, on__gte=first, on__lt=end).values_list(
                "topics", "way", "area_code"
            )
        )
    through = policy.items("pathway.found_through", on=today)
    codes = [item.code for item in through]
    ways = [(item.code, item.title) for item in policy.items("pathway.advice_ways", on=today)]
    topics = [(item.code, item.title) for item in policy.items("model.interventions", on=today)]
    wards = Counter(area for _topics, _way, area in given if area)
    names = named(list(wards))
    return Figures(
        year,
        _line(found, [(item.code, item.title) for item in through], below, to),
        _table(became, [(item.code, item.title) for item in through if item.code in codes], below, to),
        # A person may have had advice about several things: the parts do not add up to people.
        _line(Counter(topic for each, _way, _area in given for topic in each), topics, below, to),
        _line(Counter(way for _topics, way, _area in given), ways, below, to),
        _line(wards, sorted((code, area.name) for code, area in names.items()), below, to),
        below,
        to,
    )


def _by(rows: QuerySet[Carer], column: str) -> Counter[str]:
    found = rows.order_by().values(column).annotate(n=Count("pk"))
    return Counter({each[column]: each["n"] for each in found})


def _line(counted: Counter[str], titles: Iterable[tuple[str, str]], below: int, to: int) -> list[Counted]:
    listed = list(titles)
    # A code that the packs do not have any more still counts.
    listed += [(code, code) for code in sorted(set(counted) - {code for code, _ in listed})]
    cells = {code: counted[code] for code, _ in listed} | {TOTAL: sum(counted.values())}
    safe = protect(cells, [Sum(TOTAL, [code for code, _ in listed])], below=below, to=to)
    return [Counted(code, title, safe[code]) for code, title in listed] + [Counted(TOTAL, "", safe[TOTAL])]


def _table(
    counted: dict[tuple[str, str], int], titles: list[tuple[str, str]], below: int, to: int
) -> list[tuple[str, list[int | None]]]:
    rows, columns = [code for code, _ in titles], [code for code, _ in BECAME]
    cells = {(row, column): counted.get((row, column), 0) for row in rows for column in columns}
    cells |= {(row, TOTAL): sum(cells[row, column] for column in columns) for row in rows}
    cells |= {(TOTAL, column): sum(cells[row, column] for row in rows) for column in [*columns, TOTAL]}
    safe = protect(cells, sums_of_table(rows, columns), below=below, to=to)
    return [(title, [safe[code, column] for column in [*columns, TOTAL]]) for code, title in titles]
