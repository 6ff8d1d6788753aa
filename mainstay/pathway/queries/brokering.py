"""What waits to be found, what was offered, and what could not be met."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.engines.disclosure import TOTAL, Sum, protect, sums_of_table
from mainstay.pathway.models import BrokerRequest, Clock, OfferedMatch, Support, UnmetNeed
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules.matches import OPEN
from mainstay.places import queries as places

ELSEWHERE = "elsewhere"


def requests_visible_to(user: User) -> QuerySet[BrokerRequest]:
    """Return what is looked for, for the carers whose records the user may open."""
    return BrokerRequest.objects.filter(carer__in=carers_visible_to(user)).select_related(
        "carer__person",
        "carer__authority",
        "support__outcome",
        "support__plan",
        "support__service__provider",
        "taken_by",
    )


def queue(user: User, *, whose: str = "") -> QuerySet[BrokerRequest]:
    """Return what waits, the most urgent first. whose: "mine" for what the user took, "free" for what nobody took."""
    waiting = requests_visible_to(user).filter(state__in=OPEN)
    if whose == "mine":
        return waiting.filter(taken_by=user)
    return waiting.filter(taken_by=None) if whose == "free" else waiting


def due_days(requests: Sequence[BrokerRequest]) -> dict[int, date]:
    """Return request → the day by which something has to be offered; one query."""
    clocks = Clock.objects.filter(
        what="broker", record__in=[each.pk for each in requests], done_on=None, stopped_on=None
    )
    return {clock.record: clock.later_on or clock.due_on for clock in clocks if clock.record is not None}


def requests_of(user: User, carer_id: int) -> list[BrokerRequest]:
    """Return everything that was ever looked for, for one carer, with what was offered; three queries."""
    offered = OfferedMatch.objects.select_related("service__provider")
    found = requests_visible_to(user).filter(carer=carer_id)
    return list(found.prefetch_related(Prefetch("matches", offered)).order_by("-queued_on", "-pk"))


def matches_visible_to(user: User) -> QuerySet[OfferedMatch]:
    """Return what was offered to the carers whose records the user may open."""
    return OfferedMatch.objects.filter(carer__in=carers_visible_to(user)).select_related(
        "request__support", "service__provider"
    )


def unmet_visible_to(user: User) -> QuerySet[UnmetNeed]:
    """Return what could not be met, for the carers whose records the user may open."""
    return UnmetNeed.objects.filter(carer__in=carers_visible_to(user))


def supports_to_find(user: User, carer_id: int) -> list[Support]:
    """Return what a carer's agreed plan has that is neither looked for nor arranged; one query."""
    states = (Support.State.AGREED, Support.State.UNMET, Support.State.CHOSEN)
    return list(
        Support.objects.filter(
            carer__in=carers_visible_to(user).filter(pk=carer_id),
            plan__state__in=("agreed", "suspended"),
            state__in=states,
        ).select_related("service__provider", "plan")
    )


@dataclass(frozen=True)
class Unmet:
    """Unmet needs as they may be shown: carers who wanted one kind of help and could not have it.

    counts: (intervention, area) → protected number, None where left out; TOTAL for either is the sum over it.
    reasons: why → protected number. carers: how many there are in all, protected.
    """

    interventions: Mapping[str, str]
    areas: Mapping[str, str]
    counts: Mapping[tuple[str, str], int | None]
    reasons: Mapping[str, int | None]
    below: int
    to: int


def unmet_by_area(user: User, today: date) -> Unmet:
    """Return how many carers could not have which kind of help, and where; protected, as it names nobody.

    A carer counts once for each kind of help. Where an area has too few carers it is shown with others as one.
    """
    # Figures count everybody, the restricted records too, and whoever reads them opens no record.
    with scope.every_carer():
        needs = UnmetNeed.objects.filter(authority=user.authority_id, met_later_on=None)
        rows = set(needs.values_list("carer", "intervention", "area_code", "why"))
    below = int(policy.value("statistics.disclosure.suppress_below", on=today))
    to = int(policy.value("statistics.disclosure.round_to", on=today))
    wanted = {(carer, kind, area) for carer, kind, area, _why in rows}
    shown_as = _areas({(carer, area) for carer, _kind, area in wanted}, below)
    cells = Counter((kind, shown_as[area]) for _carer, kind, area in wanted)
    kinds = [each.code for each in policy.items("model.interventions", on=today)]
    rows_ = [kind for kind in kinds if any(cells[kind, area] for area in set(shown_as.values()))]
    columns = sorted(set(shown_as.values()))
    table = _with_totals(cells, rows_, columns)
    safe = protect(table, sums_of_table(rows_, columns), below=below, to=to) if rows_ else {}
    why = Counter(reason for _carer, reason in {(carer, each) for carer, _k, _a, each in rows})
    reasons = _protected(why, below, to)
    titles = {each.code: each.title for each in policy.items("model.interventions", on=today)}
    return Unmet({kind: titles[kind] for kind in rows_}, _named(columns), safe, reasons, below, to)


def _areas(pairs: set[tuple[int, str]], below: int) -> dict[str, str]:
    """Return area → what it is shown as: itself, or elsewhere where too few carers live there.

    Elsewhere too holds nobody or enough carers: where it would not, the next smallest area is shown with it.
    """
    people = Counter(area for _carer, area in pairs)
    apart = sorted(
        (area for area, count in people.items() if area and count >= below),
        key=lambda area: (people[area], area),
    )
    while apart and 0 < len({carer for carer, area in pairs if area not in apart}) < below:
        apart.pop(0)
    return {area: area if area in apart else ELSEWHERE for area in people}


def _with_totals(
    cells: Counter[tuple[str, str]], rows: list[str], columns: list[str]
) -> dict[tuple[str, str], int]:
    table = {(row, column): cells[row, column] for row in rows for column in columns}
    table |= {(row, TOTAL): sum(cells[row, column] for column in columns) for row in rows}
    table |= {(TOTAL, column): sum(cells[row, column] for row in rows) for column in columns}
    return table | {(TOTAL, TOTAL): sum(cells[row, column] for row in rows for column in columns)}


def _protected(counts: Counter[str], below: int, to: int) -> dict[str, int | None]:
    """Return counts of which the sum may be known from elsewhere, safe to show beside it."""
    if not counts:
        return {}
    cells = {**counts, TOTAL: sum(counts.values())}
    safe = protect(cells, [Sum(TOTAL, list(counts))], below=below, to=to)
    return {code: safe[code] for code in counts}


def _named(codes: Sequence[str]) -> dict[str, str]:
    known = places.named([code for code in codes if code != ELSEWHERE])
    return {code: known[code].name if code in known else code for code in codes}
