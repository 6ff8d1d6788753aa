"""How many carers there are, by hours of care, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.engines import bands
from mainstay.engines.estimate import Triple
from mainstay.engines.uncertainty import around
from mainstay.places.queries import Row, Source
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence, cite
from mainstay.planning.needs.shaping import share


@dataclass(frozen=True)
class Count:
    """Carers of one place as published, or added up from its parts.

    values: only the columns with a number. cells: how many published rows were added up; each may be out by
    a little.
    """

    values: dict[str, float]
    sources: tuple[Source, ...]
    cells: int
    method: str
    missing: int = 0

    @property
    def people(self) -> float:
        """Everyone whom the question was put to."""
        return self.values["total"]

    @property
    def carers(self) -> bands.Carers:
        """The carers among them, by the finest bands published; a band without a number has None."""
        return bands.carers_by_band(self.counts)

    @property
    def counts(self) -> Mapping[str, float]:
        """The values, and NaN for each column that its files have and that has no number here."""
        return {column: nan for source in self.sources for column in source.columns} | self.values


def count(evidence: Evidence) -> Count | None:
    """Return the area's own row if it is published; else its parts added up; None where neither is loaded."""
    if row := evidence.count_of_carers():
        return as_published(row)
    rows = [row for part in evidence.parts if (row := evidence.count_of_carers(part.code))]
    return add_up(rows, of=len(evidence.parts))


def as_published(row: Row) -> Count:
    """Return one place's own row as a count."""
    return Count(dict(row.values), (row.source,), 1, "counted")


def add_up(rows: list[Row], *, of: int) -> Count | None:
    """Return the rows as one count, over the columns that all of them have; None for no rows."""
    if not rows:
        return None
    columns = set.intersection(*(set(row.values) for row in rows))
    values = {column: sum(row.values[column] for row in rows) for column in columns}
    sources = {row.source.id: row.source for row in rows}
    return Count(values, tuple(sources.values()), len(rows), "added up", missing=of - len(rows))


def uncertain(figure: float, cells: int, assumptions: Assumptions, what: str = "carers") -> Triple:
    """Return a published or added-up figure with the range that protection of small counts gives it.

    cells: how many published counts were added up. what: "carers" or "band".
    """
    sd = assumptions.number(f"estimation.uncertainty.perturbation_sd_{what}")
    coverage = assumptions.number("estimation.uncertainty.coverage")
    return around(figure, cells=cells, sd=sd, coverage=coverage)


def section(evidence: Evidence, assumptions: Assumptions, found: Count) -> dict[str, Any]:
    """Return the headline: carers, rate and bands, each with its base, source and arithmetic."""
    carers = found.carers
    total = carers.total or 0.0
    people = found.people
    reach = uncertain(total, found.cells, assumptions)
    source = found.sources[0]
    return {
        "total": round(total),
        "low": round(reach.low),
        "high": round(reach.high),
        "rate": share(total, people),
        "rate_low": share(reach.low, people),
        "rate_high": share(reach.high, people),
        "base": source.base,
        "base_people": round(people),
        "method": found.method,
        "by_hours": _bands(carers.bands, total, found.cells, assumptions),
        "common_bands": _common(found, total, assumptions),
        "source": cite(source),
        "sources": [cite(each) for each in found.sources],
        "arithmetic": _arithmetic(found, total, people) + _without_number(carers.bands, assumptions),
        "uncertainty": _uncertainty(found, assumptions),
    }


def titles(assumptions: Assumptions) -> dict[str, str]:
    """Return band → what to call it."""
    return {item.code: item.title for item in assumptions.items("estimation.bands.native")}


def _bands(
    found: tuple[bands.Band, ...], total: float, cells: int, assumptions: Assumptions
) -> list[dict[str, Any]]:
    called = titles(assumptions)
    rows = []
    for band in found:
        if band.carers is None:
            continue
        reach = uncertain(band.carers, cells, assumptions, "band")
        rows.append(
            {
                "band": band.band,
                "label": called.get(band.band, band.band),
                "carers": round(band.carers),
                "share": share(band.carers, total),
                "rate": band.rate,
                "low": round(reach.low),
                "high": round(reach.high),
            }
        )
    return rows


def _common(found: Count, total: float, assumptions: Assumptions) -> list[dict[str, Any]]:
    wanted = [item.code for item in assumptions.items("estimation.bands.common")]
    try:
        carers = bands.carers_by_band(found.counts, into=wanted)
    except bands.BandsDoNotFit:
        return []
    return _bands(carers.bands, total, found.cells, assumptions)


def _arithmetic(found: Count, total: float, people: float) -> list[str]:
    lines = []
    if found.method == "added up":
        added = ngettext(
            "%(count)s published count was added up.",
            "%(count)s published counts were added up.",
            found.cells,
        )
        lines.append(added % {"count": f"{found.cells:,}"})
    if "none" in found.values:
        told = {"none": f"{found.values['none']:,.0f}", "people": f"{people:,.0f}", "carers": f"{total:,.0f}"}
        less = _("%(people)s people, less %(none)s who give no unpaid care, leaves %(carers)s carers.")
        lines.append(less % told)
    if people:
        told = {"carers": f"{total:,.0f}", "people": f"{people:,.0f}", "rate": f"{total / people:.3%}"}
        lines.append(_("%(carers)s carers ÷ %(people)s people = %(rate)s.") % told)
    return lines


def _without_number(found: tuple[bands.Band, ...], assumptions: Assumptions) -> list[str]:
    called = titles(assumptions)
    return [
        _("No number is given for %(band)s, so those carers are in the total only.")
        % {"band": called.get(band.band, band.band)}
        for band in found
        if band.carers is None
    ]


def _uncertainty(found: Count, assumptions: Assumptions) -> str:
    coverage = assumptions.number("estimation.uncertainty.coverage")
    counts = ngettext("one published count", "%(count)s published counts added up", found.cells)
    told = {"share": f"{coverage:.0%}", "counts": counts % {"count": f"{found.cells:,}"}}
    return (
        _(
            "The range covers %(share)s of the small changes that the statistics office makes to protect people, "
            "in %(counts)s. It does not cover people who care and did not say so, nor change since the census."
        )
        % told
    )
