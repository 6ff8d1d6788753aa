"""Carers whom nobody has found yet: the estimate less those known to services."""

from typing import Any

from django.utils.translation import gettext as _

from mainstay.engines.estimate import Triple
from mainstay.engines.hidden import Hidden
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence, cite
from mainstay.planning.needs.known import EVERYONE, KNOWN, Known, known
from mainstay.planning.needs.shaping import maybe, whole


def section(
    evidence: Evidence,
    assumptions: Assumptions,
    carers: Triple,
    expected: list[dict[str, Any]],
    wards: list[dict[str, Any]],
) -> dict[str, Any]:
    """Return known and hidden carers as ranges, by place and group where the area has loaded its own count.

    Where it has not, the share known elsewhere is used and the sentence says so.
    """
    more = assumptions.number("estimation.hidden.survey_over_census")
    carers = _as_a_survey_finds(carers, more)
    row = evidence.row(KNOWN)
    if row is None or EVERYONE not in row.values:
        return _from_share(assumptions, carers)
    below = int(assumptions.number("statistics.disclosure.suppress_below"))
    numbers = known(evidence, below=below, to=int(assumptions.number("statistics.disclosure.round_to")))
    found = numbers.hidden(evidence.area.code, carers)
    return {
        "known": maybe(found.known),
        "known_on": row.source.reference_on.isoformat(),
        "hidden": _people(found),
        "share_known": maybe(found.known_share),
        "by_place": _by_place(numbers, wards, more),
        "by_group": _by_group(numbers, expected),
        "sentence": _sentence(found, row.source.reference_on.year),
        "source": cite(row.source),
        "finding": found.finding,
    }


def _as_a_survey_finds(counted: Triple, more: float) -> Triple:
    """A count of carers with its high end at what a survey would find: many who care do not say so on a form."""
    return Triple(counted.low, counted.central, counted.high * more)


def _people(found: Hidden) -> dict[str, float] | None:
    return whole(found.hidden) if found.hidden else None


def _from_share(assumptions: Assumptions, carers: Triple) -> dict[str, Any]:
    share = assumptions.triple("estimation.hidden.known_share")
    left = carers * (1 - share) if share is not None else None
    return {
        "known": None,
        "known_on": None,
        "hidden": whole(left.kept_within(floor=0)) if left else None,
        "share_known": maybe(share),
        "by_place": [],
        "by_group": [],
        "sentence": _(
            "This area has not loaded its own count of people known to services. The share known elsewhere is used, "
            "so the range is wide. Load the template for people known to services to put your own count in its place."
        ),
        "source": None,
        "finding": None,
    }


def _by_place(numbers: Known, wards: list[dict[str, Any]], more: float) -> list[dict[str, Any]]:
    rows = []
    for ward in wards:
        estimate = _as_a_survey_finds(Triple(ward["low"], ward["carers"], ward["high"]), more)
        found = numbers.hidden(ward["code"], estimate)
        rows.append(
            {
                "code": ward["code"],
                "name": ward["name"],
                "estimate": whole(estimate),
                "known": maybe(found.known),
                "hidden": _people(found),
                "share_known": maybe(found.known_share),
                "finding": found.finding,
            }
        )
    return sorted(rows, key=lambda each: (each["share_known"] or {"central": 2})["central"])


def _by_group(numbers: Known, expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = []
    for group in expected:
        if group["code"] not in numbers.counts or group["expected"] is None:
            continue
        found = numbers.hidden(group["code"], Triple(**group["expected"]))
        rows.append(
            {
                "code": group["code"],
                "title": group["title"],
                "estimate": group["expected"],
                "known": maybe(found.known),
                "hidden": _people(found),
                "share_known": maybe(found.known_share),
                "finding": found.finding,
            }
        )
    return rows


def _sentence(found: Hidden, year: int) -> str:
    if found.known_share is None:
        return _("No share can be given.")
    said = _(
        "About %(share)s of the carers estimated here were known to services in %(year)s. "
        "The low end is the count itself and the high end what a survey would find, because many who care do not "
        "say so on a census form. People known to services care for longer hours than carers do as a whole, "
        "so those not known are not like them."
    )
    return said % {"share": f"{found.known_share.central:.0%}", "year": year}
