"""Boundaries as GeoJSON or TopoJSON, made into GeoJSON geometries in longitude and latitude."""

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from mainstay.engines.tables import RowError
from mainstay.interop.statistics.codes import level_of
from mainstay.interop.statistics.draft import Draft, Job
from mainstay.interop.statistics.layout import Layout
from mainstay.interop.statistics.opening import Opened
from mainstay.interop.statistics.reading import CannotRead, Outline
from mainstay.interop.statistics.topology import features_of

TYPES = {"FeatureCollection": "geojson", "Topology": "topojson"}
SHAPES = {"Polygon", "MultiPolygon"}
WGS84 = ("crs84", "4326", "wgs 84", "wgs84")


def find_boundaries(opened: Opened, layouts: Iterable[Layout]) -> Layout:
    """The layout of a JSON document of boundaries, or CannotRead."""
    said = document(opened).get("type")
    for layout in layouts:
        if layout.shape == "boundaries" and TYPES.get(str(said)) == layout.format:
            return layout
    raise CannotRead(
        f"{opened.file_name} is JSON, but neither GeoJSON nor TopoJSON: its type is {said or 'not given'}.",
        "Load boundaries as a FeatureCollection or a Topology.",
    )


def document(opened: Opened) -> dict[str, Any]:
    """The JSON as a mapping, or CannotRead if it is cut short or damaged."""
    try:
        found = json.loads(opened.json_text)
    except (ValueError, RecursionError) as fault:
        where = f" at line {fault.lineno:,}" if isinstance(fault, json.JSONDecodeError) else ""
        raise CannotRead(
            f"{opened.file_name} is cut short or damaged{where}.", "Fetch the file again."
        ) from fault
    return found if isinstance(found, dict) else {}


def read_boundaries(job: Job) -> Draft:
    """Every area's shape once. Areas with no code, or of a kind Mainstay does not use, are left out and counted."""
    layout, found = job.finds[0].layout, document(job.opened)
    _check_projection(found, job.opened.file_name)
    draft, seen, others = Draft(reference_on=layout.reference_on), set(), 0
    for row, feature in enumerate(_features(found, job.opened.file_name), 1):
        draft.rows_read += 1
        properties = {str(key).lower(): value for key, value in (feature.get("properties") or {}).items()}
        code = _first(properties, layout.code_properties) or str(feature.get("id") or "")
        name, geometry = _first(properties, layout.name_properties), feature.get("geometry") or {}
        if code in seen:
            continue  # one area under two headings ("UTLA" and "LTLA") has one shape
        level = level_of(code, job.known.kinds)
        if mend := _mend(code, geometry):
            draft.errors.append(RowError(row, "code" if not code else "geometry", code, mend))
        elif level in layout.levels:
            seen.add(code)
            draft.levels.add(level)
            draft.outlines.append(Outline(code, name, geometry))
        else:
            others += 1
    if others:
        draft.warnings.append(
            f"{others} areas are of kinds that Mainstay does not use (such as ITL regions): left out."
        )
    return draft


def _features(found: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    try:
        yield from features_of(found) if found.get("type") == "Topology" else found["features"]
    except (KeyError, TypeError, IndexError, ValueError) as fault:
        raise CannotRead(
            f"{name} is damaged: its shapes cannot be put together.", "Fetch the file again."
        ) from fault


def _first(properties: dict[str, Any], names: tuple[str, ...]) -> str:
    """The first of these properties; a name ending in "*" stands for any that begins so and ends the same way."""
    for name in names:
        head, _, tail = name.partition("*")
        for key, value in properties.items():
            if key == name or ("*" in name and key.startswith(head) and key.endswith(tail)):
                return str(value).strip()
    return ""


def _mend(code: str, geometry: dict[str, Any]) -> str:
    if not code:
        return "Give the area its code, as a property."
    if geometry.get("type") not in SHAPES or not geometry.get("coordinates"):
        return "Give the area a shape: a Polygon or MultiPolygon."
    if not all(-180 <= x <= 180 and -90 <= y <= 90 and math.isfinite(x + y) for x, y in _points(geometry)):
        return "Give longitude and latitude (WGS84). These look like metres on the British National Grid."
    return ""


def _points(geometry: dict[str, Any]) -> Iterator[tuple[float, float]]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return ((point[0], point[1]) for rings in polygons for ring in rings for point in ring)


def _check_projection(found: dict[str, Any], name: str) -> None:
    said = str(((found.get("crs") or {}).get("properties") or {}).get("name", "")).lower()
    if said and not any(mark in said for mark in WGS84):
        raise CannotRead(f"{name} is in another projection ({said}).", "Save it again in WGS84 (EPSG:4326).")
