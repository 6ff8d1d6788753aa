"""Evidence from the coverage matrix of the area: what is where, what is missing, what hangs on one provider."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.local.queries import local_values
from mainstay.places.queries import area
from mainstay.planning.actions.evidence import Found
from mainstay.planning.coverage import Coverage, Seen, matrix_for
from mainstay.planning.coverage.lines import Asked, gap_lines
from mainstay.planning.models import Review

NOTHING = ("gap", "general")
_MOST = 8  # interventions that are suggested one by one; the matrix itself has the rest


def _coverage(review: Review, today: date) -> Coverage | None:
    place = area(review.area_code)
    coverage = matrix_for(place, on=today, local=local_values()) if place else None
    return coverage if coverage and coverage.services else None


def delivered(user: User, review: Review, today: date) -> Iterator[Found]:
    """How many interventions are there in every place, in some and in none."""
    if coverage := _coverage(review, today):
        there: dict[str, int] = {}
        for seen in coverage.cells():
            there[seen.intervention.code] = there.get(seen.intervention.code, 0) + (seen.level not in NOTHING)
        places = len(coverage.places)
        told = {
            "all": len(there),
            "every": sum(count == places for count in there.values()),
            "some": sum(0 < count < places for count in there.values()),
            "none": sum(count == 0 for count in there.values()),
        }
        said = _(
            "Of %(all)s interventions, %(every)s have a service meant for carers in every place, %(some)s in some "
            "places, and %(none)s nowhere."
        )
        yield _found(coverage, _("Interventions and where they are"), said % told)


def gaps(user: User, review: Review, today: date) -> Iterator[Found]:
    """What is missing, an intervention at a time: nothing at all first, then where most carers live."""
    if coverage := _coverage(review, today):
        for line in gap_lines(coverage, Asked())[:_MOST]:
            where = _("every place") if line.everywhere else _listed(name for name, _href in line.places)
            told = {"what": line.item.title, "level": line.label, "where": where, "carers": line.carers}
            said = _("%(what)s. %(level)s in: %(where)s. Carers who live there: %(carers)s.") % told
            if line.more:
                said += " " + _("And %(count)s more places.") % {"count": line.more}
            yield _found(coverage, _("Too little: %(what)s") % told, said)


def over(user: User, review: Review, today: date) -> Iterator[Found]:
    """Where there is more than is needed, an intervention at a time."""
    if coverage := _coverage(review, today):
        cells = coverage.gaps(levels=("over",))
        for what, where in _by_intervention(cells)[:_MOST]:
            told = {"what": what, "where": where}
            said = _("%(what)s. More than is needed in: %(where)s.") % told
            yield _found(coverage, _("More than is needed: %(what)s") % told, said)


def on_one_provider(user: User, review: Review, today: date) -> Iterator[Found]:
    """Which interventions hang on one provider, and where."""
    if coverage := _coverage(review, today):
        cells = [seen for seen in coverage.cells() if seen.cell.one_provider]
        lines = [f"{what} ({where})" for what, where in _by_intervention(cells, len(coverage.places))]
        if lines:
            said = _("Only one provider delivers: %(lines)s.") % {"lines": "; ".join(lines)}
            yield _found(coverage, _("What hangs on one provider"), said)


def ending(user: User, review: Review, today: date) -> Iterator[Found]:
    """Which interventions depend on money that ends soon, and where."""
    if coverage := _coverage(review, today):
        cells = [seen for seen in coverage.cells() if seen.cell.ending > 0]
        lines = [f"{what} ({where})" for what, where in _by_intervention(cells, len(coverage.places))]
        if lines:
            said = _("Money ends soon for: %(lines)s.") % {"lines": "; ".join(lines)}
            yield _found(coverage, _("What depends on money that ends soon"), said)


def _by_intervention(cells: Iterable[Seen], places: int = 0) -> list[tuple[str, str]]:
    """Title of each intervention and the names of its places, or that it is everywhere."""
    found: dict[str, list[str]] = {}
    for seen in cells:
        found.setdefault(seen.intervention.title, []).append(seen.spot.name)
    return [
        (what, _("every place") if len(where) == places else _listed(where)) for what, where in found.items()
    ]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _found(coverage: Coverage, title: str, says: str) -> Found:
    return Found(
        kind="figure",
        title=title[:200],
        says=says,
        source=_("Coverage matrix of %(area)s") % {"area": coverage.area.name},
        gathered_on=coverage.on,
        page=reverse("planning:coverage_of", args=[coverage.area.code]),
        places=[coverage.area.code],
    )
