"""How a carer's life moved, as bars in the table of their own figures."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from mainstay.engines.distance import BEST
from mainstay.pathway.queries.going import Life
from mainstay.web.svg.bars import Bar, BarChart, Group, bars, grouped
from mainstay.web.words import day

_MOST = 2


def items_then_and_now(life: Life, titles: Mapping[str, str]) -> BarChart | None:
    """Return the six items, the first time beside the newest; None before it was asked twice."""
    if not life.items:
        return None
    days = [day(life.asked[0].row.on), day(life.asked[-1].row.on)]
    if days[0] == days[1]:
        days = [_("Before"), _("Now")]
    groups = [
        Group(titles.get(one.item, one.item), (one.then, one.now), (_said(one.then), _said(one.now)))
        for one in life.items
    ]
    caption = _("Six parts of life, each from 0 the worst to 2 the best")
    return grouped("life", caption, _("Part of life"), days, groups, most=_MOST)


def scores(life: Life) -> BarChart | None:
    """Return the whole score each time it was asked; None before it was asked twice."""
    if len(life.asked) < 2:
        return None
    each = [
        Bar(day(one.row.on), one.score, _("not all answered") if one.score is None else f"{one.score}")
        for one in life.asked
    ]
    caption = _("Together, of %(most)s") % {"most": BEST}
    return bars(caption, _("Asked on"), _("Score"), each, most=BEST)


def moved_in_words(life: Life, titles: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Return which parts of life got better, harder, or stayed, each with their names; only those that are there."""
    ways = [
        (_("Better"), [one for one in life.items if one.by is not None and one.by > 0]),
        (_("Harder"), [one for one in life.items if one.by is not None and one.by < 0]),
        (_("The same"), [one for one in life.items if one.by == 0]),
        (_("Not asked both times"), [one for one in life.items if one.by is None]),
    ]
    return [(way, [titles.get(one.item, one.item) for one in found]) for way, found in ways if found]


def _said(value: int | None) -> str:
    return _("not answered") if value is None else f"{value}"
