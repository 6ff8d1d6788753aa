"""Reach in words, tables, pictures and CSV."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.engines import reach as engine
from mainstay.engines.estimate import Triple
from mainstay.planning.equality.groups import Group
from mainstay.planning.equality.reach import Line, Reached
from mainstay.planning.needs.known import SEXES
from mainstay.web.svg.bars import Span, spans
from mainstay.web.tables import Cell, Column, Table, arrange
from mainstay.web.words import between, number, percent

FINDINGS = {
    engine.BELOW: gettext_lazy("Reached less than carers as a whole"),
    engine.ABOVE: gettext_lazy("Reached more than carers as a whole"),
    engine.NOT_APART: gettext_lazy("No difference that the numbers bear out"),
}
# Why it cannot be said, and what would be needed.
CANNOT = {
    engine.NO_PART: gettext_lazy(
        "No share of carers is known for this group. Enter a local one, with its reason."
    ),
    engine.MAY_BE_NONE: gettext_lazy("None is to be expected here."),
    engine.NO_COUNT: gettext_lazy(
        "Those known are too few to show without somebody being recognised. A longer period or a larger area would "
        "give a number; until then carers' own words are the evidence."
    ),
    engine.NO_WHOLE: gettext_lazy("How many carers are known to services has not been loaded."),
    engine.TOO_FEW: gettext_lazy(
        "Too few would be expected among those known for the count to say anything. A longer period or a larger "
        "area would be needed."
    ),
    engine.DO_NOT_FIT: gettext_lazy(
        "More are known in the group than in all. Check the count of those known to services."
    ),
}
NOT_COUNTED = gettext_lazy(
    "How many of this group are known to services is not in the file. Ask services to record it, and load it again."
)


def why_not(line: Line) -> str:
    """Return why nothing can be said of a line, and what would be needed; "" where something can."""
    reason = line.reach.reason
    if reason == engine.NO_COUNT and not line.given:
        return str(NOT_COUNTED)
    return str(CANNOT[reason]) if reason else ""


def said(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of which something can be said."""
    return [line for line in lines if line.reach.ratio]


def unsaid(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Return the other lines under the reason why nothing can be said of them, and what would be needed."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if not line.reach.ratio:
            found.setdefault(why_not(line), []).append(line)
    return list(found.items())


def table_of(
    name: str, caption: str, heading: str, lines: Sequence[Line], asked: QueryDict, *, parameter: str = "sort"
) -> Table:
    """Return a table of what can be said, those reached less first."""
    columns = [
        Column("name", heading, sortable=False),
        Column("expected", _("Carers to expect"), numeric=True),
        Column("known", _("Known to services"), numeric=True),
        Column("reach", _("Reach, where all carers are 1"), numeric=True),
        Column("finding", _("What that says"), sortable=False),
        Column("short", _("More to reach"), numeric=True),
    ]
    rows = [_row(line) for line in said(lines)]
    return arrange(name, caption, columns, rows, asked=asked, parameter=parameter)


def _row(line: Line) -> list[Cell]:
    found = line.reach
    assert found.ratio is not None, "only what can be said"
    ratio = f"{_times(found.ratio.central)} ({_times(found.ratio.low)} {_('to')} {_times(found.ratio.high)})"
    return [
        Cell(line.title),
        Cell(_range(line.people), line.people.central if line.people else None),
        Cell(_range(line.known), line.known.central if line.known else None),
        Cell(ratio, found.ratio.central),
        Cell(str(FINDINGS[found.finding or engine.NOT_APART])),
        Cell(_range(found.short), found.short.central) if found.short else Cell("–"),
    ]


def _range(value: Triple | None) -> str:
    if value is None:
        return _("not given")
    low, central, high = (round(end) for end in (value.low, value.central, value.high))
    return number(central) if low == high else f"{number(central)} ({between(low, high)})"


def _times(value: float) -> str:
    return _("no limit") if value == float("inf") else number(value, 2)


def picture(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Return each line's ratio with its interval on one scale, and a mark where all carers are."""
    shown = [line for line in said(lines) if line.reach.ratio and line.reach.ratio.high < float("inf")]
    ranges = [(line.title, line.reach.ratio) for line in shown]
    return spans(
        [(title, each.low, each.central, each.high) for title, each in ranges if each],
        write=_times,
        mark=1.0,
    )


def sentences(found: Reached) -> list[str]:
    """Return how reach is worked out, step by step, with the numbers used."""
    return [
        _(
            "A group's part of carers is set beside its part of those known to services. The one divided by the "
            "other is its reach: 1 is reached as well as carers as a whole, 0.5 half as well."
        ),
        _("All carers: about %(carers)s. Known to services: %(known)s.")
        % {"carers": _range(found.carers), "known": _range(found.known)},
        _(
            "The range takes the lowest part of those known that chance and protected numbers allow over the highest "
            "part of carers to expect, and the other way round."
        ),
        _(
            "A group is flagged only if its whole range lies below 1. Ranges are wide enough for all of one table to "
            "hold together %(coverage)s of the time, so that one in many does not stand out by chance."
        )
        % {"coverage": percent(found.coverage, 0)},
        _(
            "Nothing is said of a group of whom fewer than %(least)s would be known if it were reached as well as all."
        )
        % {"least": number(found.least)},
        _(
            "Known to services is not the same as supported, and somebody known to several services may be counted "
            "more than once: the file says which."
        ),
    ]


def stood_on(lines: Sequence[Line]) -> list[str]:
    """Return what each group's part of carers stands on, where that needs saying."""
    return [f"{line.title}: {line.why}" for line in lines if line.why and line.people]


def lead(found: Reached) -> str:
    """Return one sentence: how many groups and wards are reached less, of how many that can be judged."""
    judged = len(said(found.groups)) + len(said(found.wards))
    if not judged:
        return _("Nothing can be said yet of who is reached less than others.")
    told = {"below": len(found.flagged()), "judged": judged}
    return (
        _(
            "Of %(judged)s groups and wards that can be judged, %(below)s are reached less than carers as a whole."
        )
        % told
    )


@dataclass(frozen=True)
class Characteristic:
    """A protected characteristic: what is said of the groups it shows itself in; empty where nothing is counted."""

    group: Group
    lines: Sequence[tuple[Line, str]]


def by_characteristic(groups: Sequence[Group], found: Reached) -> list[Characteristic]:
    """Return each protected characteristic with what can be said of its groups, or why nothing can."""
    by_code = {line.code: line for line in found.groups}
    return [
        Characteristic(
            group, [(line, finding(line)) for code in _counted(group) if (line := by_code.get(code))]
        )
        for group in groups
        if group.is_characteristic
    ]


def _counted(group: Group) -> Sequence[str]:
    return sorted(SEXES) if group.code == "sex" else group.counted


def finding(line: Line) -> str:
    """Return what is said of a line in a few words, or why nothing can be."""
    return str(FINDINGS[line.reach.finding] if line.reach.finding else _("Nothing can be said yet"))


def of_groups(groups: Sequence[Group], found: Reached) -> dict[str, str]:
    """Return what the figures say of each group that an assessment weighs; one of which nothing is said is absent."""
    by_code = {line.code: line for line in found.groups}
    said: dict[str, str] = {}
    for group in groups:
        codes = _counted(group) if group.is_characteristic else [group.code]
        lines = [line for code in codes if (line := by_code.get(code)) and line.reach.ratio]
        if lines:
            said[group.code] = " ".join(_in_a_sentence(line) for line in lines)
    return said


def _in_a_sentence(line: Line) -> str:
    ratio = line.reach.ratio
    assert ratio is not None, "only what can be said"
    told = {"who": line.title, "finding": finding(line), "ratio": _times(ratio.central)}
    told["range"] = between(ratio.low, ratio.high, 2)
    return _("%(who)s: %(finding)s (%(ratio)s, %(range)s).") % told
