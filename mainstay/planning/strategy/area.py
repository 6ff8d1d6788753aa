"""What a strategy says of its area: needs, coverage and who is missed, each as sentences with what they stand on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.local.queries import local_values
from mainstay.places.queries import Area
from mainstay.planning.coverage.lines import Asked, GapLine, gap_lines
from mainstay.planning.coverage.whole import matrix_for
from mainstay.planning.equality.reach import Line, reached
from mainstay.planning.exports.assessment import paper
from mainstay.planning.models import NeedsAssessment
from mainstay.planning.needs import NoFigures
from mainstay.planning.strategy.references import References
from mainstay.web.words import number

Statement = dict[str, Any]
_GAPS = 10  # named in the plan; the rest are counted and lie one link away


def statement(words: str, *refs: int) -> Statement:
    """Return a sentence with the numbers of what it stands on."""
    return {"words": words, "refs": sorted(set(refs))}


@dataclass(frozen=True)
class OfArea:
    """What is said of the area: needs, what there is (coverage), what is missing (gaps), and who is missed (reach)."""

    needs: list[Statement]
    coverage: list[Statement]
    gaps: list[Statement]
    reach: list[Statement]


def of_area(area: Area | None, saved: NeedsAssessment | None, refs: References, today: date) -> OfArea:
    """Return what is known of the area today; where something is not known the sentence says so."""
    needs = _needs(saved, refs)
    if area is None:
        return OfArea(needs, [], [], [])
    coverage, gaps = _coverage(area, refs, today)
    return OfArea(needs, coverage, gaps, _reach(area, refs, today))


def _needs(saved: NeedsAssessment | None, refs: References) -> list[Statement]:
    if saved is None:
        return [statement(_("No needs assessment of this area has been saved."))]
    number_of = refs.assessment(saved)
    return [statement(line, number_of) for line in paper(saved.content).summary]


def _coverage(area: Area, refs: References, today: date) -> tuple[list[Statement], list[Statement]]:
    found = matrix_for(area, on=today, local=local_values())
    page = refs.page(
        reverse("planning:coverage_of", args=[area.code]),
        kind="coverage",
        title=_("What exists in %(area)s, as the directory stood") % {"area": area.name},
        on=today,
    )
    cells = list(found.cells())
    empty = sum(each.level == "gap" for each in cells)
    services = len(found.services)
    told = {"services": number(services), "empty": number(empty), "cells": number(len(cells))}
    said = [
        ngettext(
            "The directory lists %(services)s service that carers here can use, bought or not.",
            "The directory lists %(services)s services that carers here can use, bought or not.",
            services,
        )
        % told,
        _("Of %(cells)s combinations of an intervention and a place, nothing counts in %(empty)s.") % told,
    ]
    lines = gap_lines(found, Asked())
    gaps = [statement(_gap(line), page) for line in lines[:_GAPS]]
    if len(lines) > _GAPS:
        more = _("And %(more)s more, in the coverage matrix.") % {"more": len(lines) - _GAPS}
        gaps.append(statement(more, page))
    return [statement(each, page) for each in said], gaps


def _gap(line: GapLine) -> str:
    told = {"intervention": line.item.title, "level": line.label.lower(), "carers": line.carers}
    if line.everywhere:
        return _("%(intervention)s: %(level)s, in every part of the area.") % told
    told["places"] = ", ".join(name for name, _page in line.places)
    if line.more:
        told["more"] = str(line.more)
        return _("%(intervention)s: %(level)s, in %(places)s and %(more)s more.") % told
    return _("%(intervention)s: %(level)s, in %(places)s.") % told


def _reach(area: Area, refs: References, today: date) -> list[Statement]:
    try:
        found = reached(area, as_at=today, local=local_values())
    except NoFigures as refusal:
        return [statement(str(refusal))]
    page = refs.page(
        reverse("planning:reach", args=[area.code]),
        kind="reach",
        title=_("Who is reached in %(area)s") % {"area": area.name},
        on=found.known_on,
    )
    if found.known is None:
        unknown = _(
            "How many carers services know is not recorded, so who is missed cannot be told from numbers."
        )
        return [statement(unknown, page)]
    flagged = found.flagged()
    if not flagged:
        return [
            statement(
                _("The numbers show no group or place that is reached less than carers as a whole."), page
            )
        ]
    return [statement(_missed(line), page) for line in flagged]


def _missed(line: Line) -> str:
    ratio = line.reach.ratio
    if ratio is None:
        return line.title
    told = {"title": line.title, "ratio": number(ratio.central, 2)}
    told |= {"low": number(ratio.low, 2), "high": number(ratio.high, 2)}
    return _("%(title)s: reached %(ratio)s times as often as carers as a whole (%(low)s to %(high)s).") % told
