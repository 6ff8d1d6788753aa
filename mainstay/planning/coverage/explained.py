"""One cell explained: who delivers, step by step how far it reaches, and why it is judged as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.engines.coverage import Contribution
from mainstay.engines.estimate import Triple
from mainstay.places.queries import area
from mainstay.planning.actions.evidence import Found
from mainstay.planning.coverage import ground, lines, words
from mainstay.planning.coverage.whole import Coverage, Seen
from mainstay.planning.models import CoverageJudgement
from mainstay.planning.needs.evidence import SMALL_LEVELS
from mainstay.planning.queries.coverage import Listed, routes
from mainstay.web.words import day, percent


@dataclass(frozen=True)
class ServiceLine:
    """One service behind a cell. here: what it gives to the cell; how: the steps to that."""

    name: str
    href: str
    provider: str
    here: str
    how: str
    paid: str
    ends: date | None
    ends_soon: bool
    capacity: str
    quality: str
    checked_on: date | None
    stale: bool


class Figure(NamedTuple):
    """A figure and its range as they are read; no range where it has none."""

    value: str
    span: str


@dataclass(frozen=True)
class Explained:
    """A cell in full. why: the reason for its level, sentence by sentence. propose: where to propose a priority."""

    why: Sequence[str]
    expected: Figure
    reached: Figure
    reach: Figure
    meant: Sequence[ServiceLine]
    general: Sequence[ServiceLine]
    propose: str


def explain(seen: Seen, coverage: Coverage) -> Explained:
    """Return everything that a cell's own page says."""
    called = routes() | {"": _("Not said")}
    found = coverage.contributions(seen)
    made = [(each.meant, _line(each, coverage, called)) for each in found]
    cell = seen.cell
    none = Triple.exactly(0)
    return Explained(
        why(seen, coverage),
        _figure(cell.expected, coverage),
        _figure(cell.meant.carers if cell.meant.services else none, coverage),
        _share(cell.reach if cell.meant.services else none),
        [line for meant, line in made if meant],
        [line for meant, line in made if not meant],
        propose(seen),
    )


def _figure(value: Triple | None, coverage: Coverage) -> Figure:
    if value is None:
        return Figure(words.people(None, coverage.small), "")
    low, central, high = (words.people(end, coverage.small) for end in (value.low, value.central, value.high))
    return Figure(central, "" if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high})


def _share(value: Triple | None) -> Figure:
    if value is None:
        return Figure(_("not known"), "")
    low, high = percent(value.low), percent(value.high)
    return Figure(
        percent(value.central), "" if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    )


def why(seen: Seen, coverage: Coverage) -> list[str]:
    """Return why a cell has its level, as sentences."""
    cell, code = seen.cell, seen.intervention.code
    said = [words.missing(seen, coverage)]
    if isnan(coverage.thresholds.enough[code]):
        said = [
            _(
                "The number of carers reached does not show whether there is enough of this. "
                "That is left to people to judge."
            )
        ]
    elif cell.level == "unsaid" and cell.expected is None:
        said.append(_("No number of these carers is known here."))
    elif cell.level == "unsaid":
        said.append(_("None of the services says how many carers it reaches."))
    elif cell.level == "general":
        said.append(_added(seen, coverage))
    elif cell.level in ("thin", "enough", "over") and not cell.firm:
        said.append(
            _(
                "The range is wide, or a service does not say how many it reaches: the level could also be another."
            )
        )
    if cell.one_provider:
        said.append(_("Everything comes from one provider: there is no choice, and no one to step in."))
    if cell.ending:
        told = {"count": cell.ending, "all": cell.meant.services, "day": day(coverage.ending_before)}
        said.append(_("The money of %(count)s of %(all)s services ends before %(day)s.") % told)
    if cell.full or cell.waiting:
        told = {"full": cell.full, "waiting": cell.waiting, "all": cell.meant.services}
        said.append(_("Of %(all)s services, full: %(full)s. With a waiting list: %(waiting)s.") % told)
    if cell.stale:
        told = {"count": cell.stale, "all": cell.meant.services}
        said.append(_("Entries not checked lately: %(count)s of %(all)s, so this may be out of date.") % told)
    return said


def _added(seen: Seen, coverage: Coverage) -> str:
    carers = seen.cell.general.carers
    if carers is None:
        return _("How many of them general services reach is not known.")
    told = {"carers": words.about(carers.central, coverage.small)}
    return _("General services may reach %(carers)s of them a year. They are below.") % told


def _line(each: Contribution, coverage: Coverage, called: Mapping[str, str]) -> ServiceLine:
    offer, service = each.offer, coverage.services[each.offer.key]
    paid = called[offer.route] + (
        f", {words.pounds(offer.pence)} {_('a year')}" if offer.pence is not None else ""
    )
    return ServiceLine(
        service.name,
        reverse("directory:entry", args=[service.id]),
        service.provider,
        _here(each, coverage),
        _how(each, coverage),
        paid,
        offer.ends_on,
        offer.ends_on is not None and offer.ends_on < coverage.ending_before,
        _capacity(service),
        service.quality,
        service.checked_on,
        offer.stale,
    )


def _here(each: Contribution, coverage: Coverage) -> str:
    if each.carers is None:
        return _("not known")
    return _("%(carers)s carers a year") % {"carers": words.people(each.carers.central, coverage.small)}


def _how(each: Contribution, coverage: Coverage) -> str:
    offer = each.offer
    if offer.carers is None:
        return _("It does not say how many carers it reaches.")
    of_place = percent(each.of_place, 0) if each.of_place is not None else _("a part that is not known")
    told = {
        "carers": words.people(offer.carers.central, coverage.small),
        "count": each.interventions,
        "place": of_place,
        "group": percent(each.of_group, 0) if each.of_group is not None else _("a part that is not known"),
    }
    steps = [_("%(carers)s carers a year") % told]
    if each.interventions > 1:
        steps.append(_("÷ %(count)s interventions") % told)
    steps.append(_("× %(place)s of the carers where it serves") % told)
    if each.of_group != 1:
        steps.append(_("× %(group)s of those it is for") % told)
    return " ".join(steps)


def _capacity(service: Listed) -> str:
    said = {"taking": _("Taking people now"), "waiting": _("Waiting list"), "full": _("Full")}.get(
        service.capacity, ""
    )
    if said and service.waiting_weeks:
        return _("%(said)s, %(weeks)s weeks") % {"said": said, "weeks": service.waiting_weeks}
    return said


def propose(seen: Seen) -> str:
    """Return where a priority is proposed from a cell."""
    about = {"intervention": seen.intervention.code, "place": seen.spot.code, "group": seen.group}
    asked = urlencode({name: value for name, value in about.items() if value})
    return f"{reverse('planning:propose')}?{asked}"


def as_evidence(seen: Seen, coverage: Coverage) -> Found:
    """Return what a cell says, ready to be kept as evidence."""
    line = lines.line_of(seen, coverage)
    said = [
        f"{line.label}.",
        line.missing,
        *([f"{line.who}: {line.how_much}."] if line.who else []),
        line.general,
    ]
    if seen.judgement:
        said.append(_("Judged by a person: %(reason)s") % {"reason": seen.judgement.reason})
    told = {"intervention": seen.intervention.title, "place": seen.spot.name}
    return Found(
        kind="figure",
        title=(_("Coverage: %(intervention)s in %(place)s") % told)[:200],
        says=" ".join(filter(None, said)),
        gathered_on=coverage.on,
        source=_("Coverage matrix of %(area)s on %(day)s")
        % {"area": coverage.area.name, "day": day(coverage.on)},
        page=lines.address(coverage, seen),
        groups=[seen.group] if seen.group else [],
        places=[seen.spot.code],
    )


def level_of(place: str, area_code: str) -> str:
    """Return the level of places at which a place is one: wards, drawn groups, small areas, or the whole."""
    if place == area_code:
        return ground.WHOLE
    if place.startswith("G") and place[1:].isdecimal():
        return ground.DRAWN
    found = area(place)
    return ground.SMALL if found and found.level in SMALL_LEVELS else ground.WARDS


def page_of(judgement: CoverageJudgement, area_code: str) -> str:
    """Return the page of the cell that a judgement is about."""
    page = reverse("planning:coverage_cell", args=[area_code, judgement.intervention, judgement.place])
    return f"{page}?{urlencode({'group': judgement.group})}" if judgement.group else page
