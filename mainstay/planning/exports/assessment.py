"""A needs assessment as a paper: its headline, then every section in the order a committee reads."""

from collections.abc import Mapping
from typing import Any

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Content, Paper, rows_of
from mainstay.planning.exports.sections import carers, compared, demand, grounds, hidden, where, who

_MOST_HOURS = "hours_50_plus"


def paper(content: Content) -> Paper:
    """The assessment laid out in sections; those without figures say why. Annexes come last."""
    content = words.plain(content)
    area = content.get("area") or {}
    name = str(area.get("name") or area.get("code") or "An area without a name")
    annexes = [demand.by_place(content), demand.working(content)]
    return Paper(
        title=f"Needs of unpaid carers in {name}",
        area=f"{name} ({area['code']})" if area.get("code") else name,
        as_at=words.day(content.get("as_at")),
        notices=_notices(content, name),
        summary=_summary(content, name),
        sections=[
            grounds.warnings(content),
            carers.section(content),
            where.section(content),
            who.section(content),
            who.overlooked(content),
            compared.section(content),
            compared.change(content),
            hidden.section(content),
            demand.section(content),
            demand.services(content),
            grounds.assumptions(content),
            grounds.sources(content),
            *(annex for annex in annexes if annex),
        ],
    )


def _notices(content: Content, name: str) -> list[str]:
    if (content.get("area") or {}).get("invented"):
        return [f"{name} is invented. None of its figures is about a real place or real people."]
    invented = [source.get("title") for source in rows_of(content, "sources") if source.get("invented")]
    return [f"These sources are invented: {', '.join(str(title) for title in invented)}."] if invented else []


def _summary(content: Content, name: str) -> list[str]:
    """The headline in sentences: how many, how intensely, beside the nation, not known, and the demand."""
    counted = content.get("carers") or {}
    said = [_how_many(counted, name), _how_intensely(counted), _beside(content)]
    said.append(_not_known((content.get("hidden") or {}).get("hidden")))
    said.append(_demand(content))
    return [line for line in said if line]


def _how_many(counted: Mapping[str, Any], name: str) -> str:
    total, rate = counted.get("total"), counted.get("rate")
    if total is None:
        return f"How many unpaid carers live in {name} is not known. {carers.NONE}"
    about = "an estimated " if counted.get("method") == "estimated" else ""
    first = f"{name} has {about}{words.ranged(words.range_of(counted, 'total'))} unpaid carers"
    if rate is None:
        return f"{first}."
    share = words.ranged(words.range_of(counted, "rate", "rate_low", "rate_high"), words.percent)
    on = (counted.get("source") or {}).get("reference_on")
    when = f", on {words.day(on)}" if on and counted.get("method") != "estimated" else ""
    return f"{first}: {share} of {counted.get('base') or 'people'}{when}."


def _how_intensely(counted: Mapping[str, Any]) -> str:
    for band in rows_of(counted, "by_hours"):
        if band.get("band") == _MOST_HOURS and band.get("carers") is not None:
            most = words.ranged(words.range_of(band, "carers"))
            return f"{most} of them, {words.percent(band.get('share'))}, care for 50 or more hours a week."
    return ""


def _beside(content: Content) -> str:
    rows = rows_of(content.get("compared"), "rows")
    beside = [row for row in rows if row.get("kind") in {"region", "nation"} and row.get("rate") is not None]
    named = [f"{words.percent(row['rate'])} in {row.get('name')}" for row in beside]
    return f"For comparison, the share is {' and '.join(named)}." if named else ""


def _not_known(carers_hidden: Any) -> str:
    number = words.ranged(carers_hidden) if carers_hidden is not None else ""
    return f"An estimated {number} of them may not be known to services." if number else ""


def _demand(content: Content) -> str:
    said = [
        f"{kind.get('title')}, {words.ranged(words.range_of(kind, 'central'))} {kind.get('unit')}"
        for kind in rows_of(content, "demand")
    ]
    return f"Demand for short breaks in a year is estimated as follows. {'; '.join(said)}." if said else ""
