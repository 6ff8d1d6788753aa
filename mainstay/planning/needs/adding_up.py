"""Do the parts of an area add up to its published total?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.places import queries as places
from mainstay.places.queries import Row
from mainstay.planning.needs.carers import as_published
from mainstay.planning.needs.evidence import CARING, Evidence

LABELS = {
    "lsoa": gettext_lazy("small areas"),
    "data_zone": gettext_lazy("data zones"),
    "authority": gettext_lazy("authorities"),
}


def section(evidence: Evidence, counted: dict[str, Row]) -> dict[str, Any] | None:
    """Return the published total beside its parts added up, and what to think of it; None where either is not whole."""
    if evidence.parts_level == "authority":
        return _small_areas_of_a_wide_area(evidence, counted)
    own = evidence.count_of_carers()
    if own is None or not counted or len(counted) < len(evidence.parts):
        return None
    return _said(evidence.parts_level, _carers([own]), _carers(counted.values()))


def _small_areas_of_a_wide_area(evidence: Evidence, counted: dict[str, Row]) -> dict[str, Any] | None:
    source = evidence.care_by_small_area()
    if source is None or not counted or len(counted) < len(evidence.parts):
        return None
    found = places.total_within(source, CARING, list(counted))
    if found.areas < len(counted) or not {"people", "not_caring"} <= set(found.values):
        return None
    parts = found.values["people"] - found.values["not_caring"]
    return _said(evidence.small_level, _carers(counted.values()), parts)


def _carers(rows: Iterable[Row]) -> float:
    return sum(as_published(row).carers.total or 0.0 for row in rows)


def _said(level: str, published: float, parts: float) -> dict[str, Any]:
    out_by = parts - published
    told = {
        "parts": called(level),
        "sum": f"{parts:,.0f}",
        "by": f"{abs(out_by):,.0f}",
        "published": f"{published:,.0f}",
    }
    if not round(out_by):
        sentence = _("The %(parts)s add up to %(sum)s carers, exactly the published total.")
    elif out_by > 0:
        sentence = _(
            "The %(parts)s add up to %(sum)s carers, %(by)s more than the published %(published)s, "
            "because small counts are changed a little to protect people. The total used is the published one."
        )
    else:
        sentence = _(
            "The %(parts)s add up to %(sum)s carers, %(by)s fewer than the published %(published)s, "
            "because small counts are changed a little to protect people. The total used is the published one."
        )
    return {"published": published, "parts": parts, "sentence": sentence % told}


def called(level: str) -> str:
    """Return what several areas of this level are called."""
    return str(LABELS[level]) if level in LABELS else _("parts")
