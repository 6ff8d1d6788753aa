"""TopoJSON, whose shapes are lists of shared arcs, made into GeoJSON features.

Source: The TopoJSON Format Specification, https://github.com/topojson/topojson-specification
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

Arc = list[list[float]]


def features_of(topology: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every area of every object, smallest kinds last, as GeoJSON features."""
    arcs = _arcs(topology)
    for kept in topology["objects"].values():
        for shape in kept.get("geometries", [kept]):
            yield {
                "properties": shape.get("properties"),
                "id": shape.get("id"),
                "geometry": _geometry(shape, arcs),
            }


def _arcs(topology: dict[str, Any]) -> list[Arc]:
    """Arcs in longitude and latitude. With a transform, each point is written as its distance from the one before."""
    transform = topology.get("transform")
    if not transform:
        return list(topology["arcs"])
    scale, move = np.array(transform["scale"]), np.array(transform["translate"])
    # Seven decimals are a centimetre: more would only be noise from the multiplication.
    return [
        np.round(np.cumsum([point[:2] for point in arc], axis=0) * scale + move, 7).tolist()
        for arc in topology["arcs"]
    ]


def _geometry(shape: dict[str, Any], arcs: list[Arc]) -> dict[str, Any]:
    if shape["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": [_ring(ring, arcs) for ring in shape["arcs"]]}
    if shape["type"] == "MultiPolygon":
        polygons = [[_ring(ring, arcs) for ring in polygon] for polygon in shape["arcs"]]
        return {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": shape["type"], "coordinates": []}


def _ring(indexes: list[int], arcs: list[Arc]) -> Arc:
    """Arcs joined end to end; a negative index is an arc walked backwards. Shared end points are kept once."""
    ring: Arc = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring
