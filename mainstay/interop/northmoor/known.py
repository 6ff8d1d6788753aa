"""What only a council knows: its carers known to services, as the CSV template asks for them."""

import csv
import io
from collections.abc import Iterator, Mapping

import numpy as np

from mainstay import policy
from mainstay.interop.northmoor.care import Care
from mainstay.interop.northmoor.design import Design
from mainstay.interop.northmoor.names import Named, Names

_HEADINGS = ("place code", "place name", "group kind", "group", "people known", "as at")


def known_csv(design: Design, names: Names, care: Care) -> str:
    """Return the filled-in template of carers known to services, by ward and by group.

    In all about the share of carers whom councils in England supported or assessed (packs/estimation/funnel.yaml).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEADINGS)
    writer.writerows(_rows(design, names, care))
    return out.getvalue()


def _rows(design: Design, names: Names, care: Care) -> Iterator[tuple[object, ...]]:
    as_at = design.known["as_at"]
    by_ward = people_known(design, care)
    total = int(by_ward.sum())
    yield *_place(names.authority), "all", "all", total, as_at
    for kind, groups in design.known["groups"].items():
        for group, share in groups.items():
            yield *_place(names.authority), kind, group, _people(share, total), as_at
    for ward, people in zip(zip(names.wards.codes, names.wards.names, strict=True), by_ward, strict=True):
        yield *ward, "all", "all", int(people), as_at


def _place(named: Named) -> tuple[str, str]:
    return named.codes[0], named.names[0]


def _people(share: float | str, total: int) -> int | str:
    return share if isinstance(share, str) else round(share * total)


def people_known(design: Design, care: Care) -> np.ndarray:
    """Return how many carers are known in each ward, in the design's order: the country's share, unevenly."""
    on = design.known["as_at"]
    country = policy.value("estimation.funnel.supported_or_assessed", on=on) / policy.value(
        "estimation.funnel.census_carers", on=on
    )
    ends = np.cumsum(design.areas_by_ward)[:-1]
    carers = np.array([part.sum() for part in np.split(care.carers, ends)])
    reached: Mapping[str, float] = design.known["wards"]
    uneven = carers * np.array([reached[ward.name] for ward in design.wards])
    known: np.ndarray = np.round(country * carers.sum() * uneven / uneven.sum())
    return known
