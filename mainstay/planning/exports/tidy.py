"""Every figure of an assessment as a row of its own, for a table that other programs read."""

from collections.abc import Iterator, Mapping
from typing import Any

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Content, rows_of

Row = dict[str, Any]


def rows(content: Content) -> Iterator[Row]:
    """Every figure with what it measures, section by section; a figure that is missing has a row too."""
    area = content.get("area") or {}
    here = {"code": area.get("code"), "name": area.get("name")}
    for found in (_carers, _where, _who, _overlooked, _compared, _change, _hidden, _demand, _assumptions):
        yield from ({**here, **row} for row in found(content))
    for sentence in content.get("warnings") or []:
        yield {**here, "section": "warnings", "measure": "warning", "note": sentence}


def _carers(content: Content) -> Iterator[Row]:
    carers = content.get("carers") or {}
    source = carers.get("source")
    about = {"section": "carers", **_from(source), "base": carers.get("base")}
    if carers.get("total") is None:
        return
    note = "; ".join(part for part in (about.get("note"), carers.get("method")) if part)
    yield {**about, "measure": "people", "value": carers.get("base_people"), "unit": "people"}
    yield {**about, **_spread(carers, "total"), "measure": "carers", "unit": "carers", "note": note}
    rate = _spread(carers, "rate", "rate_low", "rate_high")
    yield {**about, **rate, "measure": "rate", "unit": "share of people"}
    for key in ("by_hours", "common_bands"):
        for band in rows_of(carers, key):
            named = {**about, "section": f"carers {key}", "band_or_type": band.get("band")}
            yield {**named, **_spread(band, "carers"), "measure": "carers", "unit": "carers"}
            yield {**named, "measure": "share", "value": band.get("share"), "unit": "share of carers"}


def _where(content: Content) -> Iterator[Row]:
    where = content.get("where") or {}
    about = _from(next(iter(rows_of(where, "sources")), None))
    for key in ("areas", "by_ward"):
        for place in rows_of(where, key):
            named = {**about, "section": f"where {key}", "code": place.get("code"), "name": place.get("name")}
            yield from _counts(named, place, _spread(place, "carers"), {"value": place.get("rate")})
    for tenth in rows_of(where, "by_decile"):
        named = {**about, "section": "where by_decile", "band_or_type": f"decile {tenth.get('decile')}"}
        yield from _counts(named, tenth, {"value": tenth.get("carers")}, _spread(tenth, "rate"))
    if where.get("missing"):
        yield {"section": "where", "measure": "carers", "note": where["missing"]}


def _counts(named: Row, place: Mapping[str, Any], carers: Row, rate: Row) -> Iterator[Row]:
    yield {**named, "measure": "people", "value": place.get("people"), "unit": "people"}
    yield {**named, **carers, "measure": "carers", "unit": "carers"}
    yield {**named, **rate, "measure": "rate", "unit": "share of people"}
    intense = {"measure": "carers, 50 or more hours", "value": place.get("intense"), "unit": "carers"}
    yield {**named, **intense}


def _who(content: Content) -> Iterator[Row]:
    for part in rows_of(content, "who"):
        of = part.get("about") or "people"
        about = {"section": f"who {part.get('key')}", **_from(part.get("source"))}
        about |= {"base": part.get("base"), "measure": of}
        for row in rows_of(part, "rows"):
            named = {**about, "band_or_type": row.get("label")}
            yield {**named, "value": row.get("count"), "unit": of}
            yield {**named, "measure": "share", "value": row.get("share"), "unit": f"share of {of}"}


def _overlooked(content: Content) -> Iterator[Row]:
    for group in rows_of(content, "overlooked"):
        about = {"section": "overlooked", "band_or_type": group.get("code"), "base": group.get("applied_to")}
        about["note"] = group.get("reason")
        yield {**about, **_range(group.get("expected")), "measure": "expected carers", "unit": "carers"}
        yield {**about, **_range(group.get("share")), "measure": "assumed share", "unit": "share"}


def _compared(content: Content) -> Iterator[Row]:
    for row in rows_of(content.get("compared"), "rows"):
        named = {"section": "compared", "code": row.get("code"), "name": row.get("name")}
        named["band_or_type"] = row.get("kind")
        yield {**named, "measure": "carers", "value": row.get("carers"), "unit": "carers"}
        yield {**named, "measure": "rate", "value": row.get("rate"), "unit": "share of people"}
        most = {"measure": "rate, 50 or more hours", "value": row.get("intense_rate")}
        yield {**named, **most, "unit": "share of people"}
        if row.get("distance") is not None:
            yield {**named, "measure": "distance", "value": row["distance"], "unit": "standard deviations"}


def _change(content: Content) -> Iterator[Row]:
    change = content.get("change") or {}
    for when in ("then", "now"):
        at = change.get(when) or {}
        about = {"section": "change", "base": at.get("base"), "date": at.get("reference_on")}
        if at:
            yield {**about, "measure": "carers", "value": at.get("carers"), "unit": "carers"}
            yield {**about, "measure": "rate", "value": at.get("rate"), "unit": "share of people"}
    same = change.get("same_base") or {}
    for when in ("then_rate", "now_rate") if same else ():
        about = {"section": "change same_base", "base": same.get("base"), "band_or_type": when}
        yield {**about, "measure": "rate", "value": same.get(when), "unit": "share of people"}


def _hidden(content: Content) -> Iterator[Row]:
    hidden = content.get("hidden") or {}
    about = {"section": "hidden", **_from(hidden.get("source")), "unit": "carers"}
    if hidden:
        counted = {"date": hidden.get("known_on")}
        yield {**about, **counted, **_range(hidden.get("known")), "measure": "known to services"}
        yield {**about, **_range(hidden.get("hidden")), "measure": "not known to services"}
    for key in ("by_place", "by_group"):
        for row in rows_of(hidden, key):
            named = {**about, "section": f"hidden {key}", "note": row.get("finding")}
            if key == "by_place":
                named |= {"code": row.get("code"), "name": row.get("name")}
            else:
                named["band_or_type"] = row.get("code") or row.get("name")
            yield {**named, **_range(row.get("estimate")), "measure": "carers"}
            yield {**named, **_range(row.get("known")), "measure": "known to services"}
            yield {**named, **_range(row.get("hidden")), "measure": "not known to services"}


def _demand(content: Content) -> Iterator[Row]:
    units = {}
    for kind in rows_of(content, "demand"):
        units[kind.get("break_type")] = kind.get("unit")
        about = {"section": "demand", "band_or_type": kind.get("break_type"), "unit": kind.get("unit")}
        about["note"] = "; ".join(kind.get("findings") or [])
        yield {**about, **_spread(kind, "central"), "measure": "demand in a year"}
        likely = {"low": kind.get("likely_low"), "high": kind.get("likely_high")}
        yield {**about, **likely, "measure": "demand in a year, likely range"}
        yield {**about, **_range(kind.get("unmet")), "measure": "not met in a year"}
        yield {**about, **_range(kind.get("cost_pence")), "measure": "cost in a year", "unit": "pence"}
    for place in rows_of(content, "demand_by_place"):
        named = {"section": "demand_by_place", "code": place.get("code"), "name": place.get("name")}
        for break_type, demand in (place.get("demand") or {}).items():
            about = {"band_or_type": break_type, "unit": units.get(break_type), "measure": "demand in a year"}
            yield {**named, **about, **_range(demand)}


def _assumptions(content: Content) -> Iterator[Row]:
    for row in rows_of(content, "assumptions"):
        value = row.get("value")
        number = words.is_range(value) or words.is_number(value)
        told = [row.get("title"), row.get("sure"), row.get("note"), row.get("reason")]
        yield {
            "section": "assumptions",
            "measure": row.get("key"),
            **(_range(value) if number else {"value": words.anything(value)}),
            "unit": row.get("unit"),
            "date": row.get("on"),
            "note": "; ".join(str(part) for part in told if part),
        }


def _from(source: Mapping[str, Any] | None) -> Row:
    if not source:
        return {}
    return {
        "base": source.get("base"),
        "date": source.get("reference_on"),
        "source_file": source.get("file"),
        "sha256": source.get("sha256"),
        "note": "invented" if source.get("invented") else "",
    }


def _spread(row: Mapping[str, Any], value: str, low: str = "low", high: str = "high") -> Row:
    return {"low": row.get(low), "value": row.get(value), "high": row.get(high)}


def _range(value: Any) -> Row:
    if words.is_range(value):
        return _spread(value, "central")
    return {"value": value if words.is_number(value) else None}
