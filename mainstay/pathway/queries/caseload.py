"""Which carers wait for what, and by when? The caseload, from what is owed first to what changed last."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, LessThan, LessThanOrEqual

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, permissions_of
from mainstay.pathway.models import Carer, Clock
from mainstay.pathway.queries.approvals import approvals_visible_to, steps_of
from mainstay.pathway.queries.referrals import in_inbox
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.policy import items

ON_A_PAGE = 50
MOST_COUNTED = 1000
# The day a clock runs to: the later one where the carer asked for it.
_BY_ON = Coalesce("later_on", "due_on")


@dataclass(frozen=True)
class Next:
    """What is owed to a carer next. by_on: the day, later where the carer asked for it. late: that day is over."""

    clock: Clock
    label: str
    by_on: date
    late: bool


@dataclass(frozen=True)
class Row:
    """A carer in the caseload, and what comes next; None where nothing is owed by a day."""

    carer: Carer
    next: Next | None


@dataclass(frozen=True)
class Rows:
    """One page of a caseload. number: the page, from 1. count: of all pages; None where they are too many to count."""

    rows: list[Row]
    number: int
    more: bool
    count: int | None


def running(user: User) -> QuerySet[Clock]:
    """Return what is owed to the carers whom the user may see, each with the day it runs to, the earliest first."""
    return (
        Clock.objects.filter(authority=user.authority_id, done_on=None, stopped_on=None)
        .annotate(by_on=_BY_ON)
        .order_by("by_on", "pk")
    )


def caseload(user: User, asked: Mapping[str, str], *, today: date, page: int = 1) -> Rows:
    """Return a page of the carers asked for.

    asked: whose ("mine", "ours", "nobodys" or "all"; mine where it is not said), stage, order ("next", "nothing" or
    "newest"); each may be absent.
    """
    order = asked.get("order") or "next"
    at = (page - 1) * ON_A_PAGE
    carers = _asked_for(user, asked)
    if order == "next":
        first = _first_of_each(user).filter(carer__in=carers)
        found = [clock.carer_id for clock in first[at : at + ON_A_PAGE + 1]]
        count = _counted(first)
    else:
        if order == "nothing":
            carers = carers.filter(~Exists(running(user).filter(carer=OuterRef("pk"))))
        found = list(
            carers.order_by("-changed_at", "-pk").values_list("pk", flat=True)[at : at + ON_A_PAGE + 1]
        )
        count = _counted(carers)
    return Rows(_rows(user, found[:ON_A_PAGE], today), page, len(found) > ON_A_PAGE, count)


def open_rows(user: User, asked: Mapping[str, str], today: date) -> Iterator[list[object]]:
    """Return every carer asked for as a row of nothing but their open fields and what is owed next; no name, no number.

    The first row is the headings. In the order of the days on which they were found.
    """
    fields = Carer.OPEN_FIELDS
    yield [*fields, "owed_next", "owed_by", "late"]
    labels = labels_of_clocks(today)
    first = running(user).filter(carer=OuterRef("pk"))
    carers = _asked_for(user, asked).annotate(
        owed=Subquery(first.values("what")[:1]), by_on=Subquery(first.values_list(_BY_ON)[:1])
    )
    if asked.get("order") == "next":
        carers = carers.filter(owed__isnull=False)
    elif asked.get("order") == "nothing":
        carers = carers.filter(owed__isnull=True)
    for row in carers.order_by("found_on", "pk").values_list(*fields, "owed", "by_on").iterator():
        *told, owed, by_on = row
        late = "" if by_on is None else "yes" if by_on < today else "no"
        yield [*told, labels.get(owed, owed), by_on, late]


def due(user: User, asked: Mapping[str, str], *, today: date, page: int = 1) -> Rows:
    """Return a page of what is owed by the end of this week, what is late first: a row for each thing that is owed."""
    clocks = _due(user, asked, today)
    at = (page - 1) * ON_A_PAGE
    found = list(clocks[at : at + ON_A_PAGE + 1])
    carers = carers_visible_to(user).in_bulk([clock.carer_id for clock in found])
    labels = labels_of_clocks(today)
    rows = [
        Row(carers[clock.carer_id], _next(clock, labels, today))
        for clock in found
        if clock.carer_id in carers
    ]
    return Rows(rows[:ON_A_PAGE], page, len(found) > ON_A_PAGE, _counted(clocks))


@dataclass(frozen=True)
class Waiting:
    """How much waits for somebody: owed to their carers this week, of that late, referrals, plans to answer.

    Each is counted no further than MOST_COUNTED.
    """

    due: int
    late: int
    referrals: int
    approvals: int


def waiting_for(user: User, today: date) -> Waiting:
    """Return how much waits for somebody, for the start page; four queries at most, whatever there is."""
    allowed = permissions_of(user)
    due_now = late = referrals = 0
    if Permission.SEE_CARERS in allowed:
        mine = _due(user, {"whose": "mine"}, today)
        due_now = mine[:MOST_COUNTED].count()
        late = mine.filter(LessThan(_BY_ON, today))[:MOST_COUNTED].count()
    if Permission.WORK_WITH_CARERS in allowed:
        referrals = in_inbox(user, answered=False).order_by()[:MOST_COUNTED].count()
    approvals = 0
    if steps_of(user):
        approvals = approvals_visible_to(user).order_by()[:MOST_COUNTED].count()
    return Waiting(due_now, late, referrals, approvals)


def _due(user: User, asked: Mapping[str, str], today: date) -> QuerySet[Clock]:
    sunday = today + timedelta(days=6 - today.weekday())
    return running(user).filter(LessThanOrEqual(_BY_ON, sunday), carer__in=_asked_for(user, asked))


def labels_of_clocks(today: date) -> dict[str, str]:
    """Return what each clock is called, by its code."""
    return {item.code: item.title for item in items("pathway.clocks", on=today)}


def next_of(user: User, carers: Iterable[int], today: date) -> dict[int, list[Next]]:
    """Return all that is owed to these carers, each one's in the order of the days, in one query."""
    labels = labels_of_clocks(today)
    found: dict[int, list[Next]] = {}
    for clock in running(user).filter(carer__in=list(carers)):
        found.setdefault(clock.carer_id, []).append(_next(clock, labels, today))
    return found


def _asked_for(user: User, asked: Mapping[str, str]) -> QuerySet[Carer]:
    carers = carers_visible_to(user)
    match asked.get("whose") or "mine":
        case "mine":
            carers = carers.filter(worker=user)
        case "ours":
            carers = carers.filter(organisation=user.organisation_id)
        case "nobodys":
            carers = carers.filter(worker=None)
    if stage := asked.get("stage"):
        carers = carers.filter(stage=stage)
    return carers


def _first_of_each(user: User) -> QuerySet[Clock]:
    same_day = Exact(_BY_ON, OuterRef("by_on"))
    earlier = running(user).filter(
        Q(LessThan(_BY_ON, OuterRef("by_on"))) | Q(same_day, pk__lt=OuterRef("pk")), carer=OuterRef("carer")
    )
    return running(user).filter(~Exists(earlier))


def _counted(found: "QuerySet[Carer] | QuerySet[Clock]") -> int | None:
    # Counting stops there, so that the page takes no longer with fifty thousand carers than with five hundred.
    count = found[: MOST_COUNTED + 1].count()
    return count if count <= MOST_COUNTED else None


def _rows(user: User, found: list[int], today: date) -> list[Row]:
    carers = carers_visible_to(user).in_bulk(found)
    owed = next_of(user, found, today)
    return [Row(carers[pk], next(iter(owed.get(pk, [])), None)) for pk in found if pk in carers]


def _next(clock: Clock, labels: Mapping[str, str], today: date) -> Next:
    by_on = clock.later_on or clock.due_on
    return Next(clock, labels.get(clock.what, clock.what), by_on, by_on < today)
