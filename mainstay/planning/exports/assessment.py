"""A needs assessment as a paper: its headline, then every section in the order a committee reads."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Content, Paper, rows_of
from mainstay.planning.exports.sections import carers, compared, demand, grounds, hidden, where, who

_MOST_HOURS = "hours_50_plus"


def paper(content: Content) -> Paper:
    """The assessment laid out in sections; those without figures say why. Annexes come last."""
    content = words.plain(content)
    area = content.get("area") or {}
    name = str(area.get("name") or area.get("code") or _("An area without a name"))
    annexes = [demand.by_place(content), demand.working(content)]
    return Paper(
        title=_("Needs of unpaid carers in %(area)s") % {"area": name},
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
        made=str(content.get("as_at") or ""),
        subject=_("Needs assessment as at %(day)s") % {"day": words.day(content.get("as_at"))},
        keywords=_("unpaid carers; needs assessment"),
    )


def _notices(content: Content, name: str) -> list[str]:
    if (content.get("area") or {}).get("invented"):
        alone = _("%(area)s is invented. None of its figures is about a real place or real people.")
        return [alone % {"area": name}]
    invented = [source.get("title") for source in rows_of(content, "sources") if source.get("invented")]
    if not invented:
        return []
    titles = ", ".join(str(title) for title in invented)
    return [_("These sources are invented: %(titles)s.") % {"titles": titles}]


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
        unknown = _("How many unpaid carers live in %(area)s is not known.") % {"area": name}
        return f"{unknown} {carers.NONE}"
    told = {"area": name, "carers": words.ranged(words.range_of(counted, "total"))}
    estimated = counted.get("method") == "estimated"
    if rate is None and estimated:
        return _("%(area)s has an estimated %(carers)s unpaid carers.") % told
    if rate is None:
        return _("%(area)s has %(carers)s unpaid carers.") % told
    told["share"] = words.ranged(words.range_of(counted, "rate", "rate_low", "rate_high"), words.percent)
    told["base"] = counted.get("base") or _("people")
    if estimated:
        return _("%(area)s has an estimated %(carers)s unpaid carers: %(share)s of %(base)s.") % told
    on = (counted.get("source") or {}).get("reference_on")
    if not on:
        return _("%(area)s has %(carers)s unpaid carers: %(share)s of %(base)s.") % told
    return _("%(area)s has %(carers)s unpaid carers: %(share)s of %(base)s, on %(day)s.") % (
        told | {"day": words.day(on)}
    )


def _how_intensely(counted: Mapping[str, Any]) -> str:
    for band in rows_of(counted, "by_hours"):
        if band.get("band") == _MOST_HOURS and band.get("carers") is not None:
            told = {
                "carers": words.ranged(words.range_of(band, "carers")),
                "share": words.percent(band.get("share")),
            }
            return _("%(carers)s of them, %(share)s, care for 50 or more hours a week.") % told
    return ""


def _beside(content: Content) -> str:
    rows = rows_of(content.get("compared"), "rows")
    beside = [row for row in rows if row.get("kind") in {"region", "nation"} and row.get("rate") is not None]
    named = [
        _("%(share)s in %(area)s") % {"share": words.percent(row["rate"]), "area": row.get("name")}
        for row in beside
    ]
    joined = f" {_('and')} ".join(named)
    return _("For comparison, the share is %(shares)s.") % {"shares": joined} if named else ""


def _not_known(carers_hidden: Any) -> str:
    number = words.ranged(carers_hidden) if carers_hidden is not None else ""
    if not number:
        return ""
    return _("An estimated %(carers)s carers may not be known to services.") % {"carers": number}


def _demand(content: Content) -> str:
    said = [
        f"{kind.get('title')}, {words.ranged(words.range_of(kind, 'central'))} {kind.get('unit')}"
        for kind in rows_of(content, "demand")
    ]
    if not said:
        return ""
    return f"{_('Demand for short breaks in a year is estimated as follows.')} {'; '.join(said)}."
