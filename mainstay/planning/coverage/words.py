"""What a cell says, in words: one place for the page, the cell's own page, the wheel and the files."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import isnan

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mainstay.engines.coverage import Cell, Volume
from mainstay.engines.disclosure import rounded
from mainstay.planning.coverage.whole import Coverage, Seen, Small
from mainstay.planning.queries.coverage import Listed, routes
from mainstay.web.words import day, number, percent

LABELS = {
    "gap": gettext_lazy("Nothing"),
    "general": gettext_lazy("General services only"),
    "thin": gettext_lazy("Not enough"),
    "unsaid": gettext_lazy("There, enough or not is not known"),
    "enough": gettext_lazy("Enough"),
    "over": gettext_lazy("More than is needed"),
}


def label(level: str) -> str:
    """Return what a level is called."""
    return str(LABELS[level])


def people(value: float | None, small: Small) -> str:
    """Return a number of people as it may be shown: small ones are not given, others are rounded."""
    if value is None or isnan(value):
        return _("not known")
    if 0 < value < small.below:
        return _("fewer than %(count)s") % {"count": small.below}
    return number(rounded(round(value), to=small.to))


def about(value: float | None, small: Small) -> str:
    """Return a number of people that was worked out: "about 450", or "fewer than 5"."""
    said = people(value, small)
    return (
        said
        if value is None or isnan(value) or value < small.below
        else _("about %(count)s") % {"count": said}
    )


def who(keys: Iterable[int], services: Mapping[int, Listed], most: int = 2) -> str:
    """Return the providers behind services, the first few by name; "" for none."""
    names = list(dict.fromkeys(services[key].provider for key in keys))
    more, shown = len(names) - most, ", ".join(names[:most])
    if more <= 0:
        return shown
    told = {"names": shown, "more": more}
    return ngettext("%(names)s and %(more)s more", "%(names)s and %(more)s more", more) % told


def how_much(volume: Volume, small: Small) -> str:
    """Return what services come to: carers a year and places a week, and how many services say neither."""
    said = []
    if volume.carers is not None:
        said.append(_("%(carers)s carers a year") % {"carers": about(volume.carers.central, small)})
    if volume.places is not None:
        said.append(_("%(places)s places a week") % {"places": few(volume.places)})
    if volume.unsaid_carers:
        unsaid = ngettext("1 service does not say", "%(count)s services do not say", volume.unsaid_carers)
        said.append(unsaid % {"count": volume.unsaid_carers})
    return "; ".join(said)


def few(value: float) -> str:
    """Return a number that was divided: whole from ten up, else with one place where it has one."""
    return number(value, 0 if value >= 10 or round(value, 1) == round(value) else 1)


def paid(volume: Volume) -> str:
    """Return how services are funded, with pounds a year where they are given."""
    called = routes() | {"": _("funding not said")}
    said = []
    for route, pence in volume.pence.items():
        said.append(f"{called[route]} {pounds(pence)}" if pence else called[route])
    return ", ".join(said)


def pounds(pence: float) -> str:
    """Return money in whole pounds, to three figures at most: a divided sum is no exact one."""
    whole = pence / 100
    if whole < 1000:
        return f"£{number(round(whole, -1) if whole >= 100 else round(whole))}"
    digits = len(str(int(whole)))
    return f"£{number(round(whole, 3 - digits))}"


def missing(seen: Seen, coverage: Coverage) -> str:
    """Return what is missing in a cell, as one short sentence."""
    cell, item = seen.cell, seen.intervention
    told = {"carers": about(cell.expected.central, coverage.small) if cell.expected else ""}
    if cell.level == "gap":
        return _("Nothing for %(carers)s carers.") % told if cell.expected else _("Nothing at all.")
    if cell.level == "general":
        return (
            _("Nothing meant for these carers, %(carers)s.") % told
            if cell.expected
            else _("Nothing meant for them.")
        )
    if cell.reach is None or isnan(enough := coverage.thresholds.enough[item.code]):
        return _("How far it reaches is not known.")
    told = {
        "reach": percent(cell.reach.central),
        "enough": percent(enough, 0),
        "over": percent(coverage.thresholds.over[item.code], 0),
    }
    if cell.level == "thin":
        return _("Reaches %(reach)s of carers. %(enough)s would be enough.") % told
    if cell.level == "over":
        return _("Reaches %(reach)s of carers. More than %(over)s may be more than is needed.") % told
    return _("Reaches %(reach)s of carers.") % told


def added_by_general(seen: Seen, coverage: Coverage) -> str:
    """Return what services open to everybody add: who, how much of it reaches these carers, how funded; "" for none."""
    volume = seen.cell.general
    if not volume.services:
        return ""
    told = {"who": who(seen.cell.general_keys, coverage.services), "paid": paid(volume)}
    if volume.carers is None:
        return _("For everybody: %(who)s. How many of these carers they reach is not known. %(paid)s.") % told
    told["carers"] = about(volume.carers.central, coverage.small)
    return _("For everybody: %(who)s, reaching %(carers)s of them a year. %(paid)s.") % told


def quality(seen: Seen, services: Mapping[int, Listed]) -> str:
    """Return what is said of the services' quality, each judgement with how often; "" where nothing is said."""
    found = Counter(services[key].quality for key in seen.cell.keys if services[key].quality)
    if not found:
        return ""
    said = ", ".join(f"{what} ({often})" if often > 1 else what for what, often in found.most_common())
    return _("Quality: %(said)s") % {"said": said}


def flags(cell: Cell) -> list[str]:
    """Return what to know of a cell beside its level, each in a few words."""
    said = []
    if cell.one_provider:
        said.append(_("Only one provider"))
    if cell.ending:
        said.append(
            _("All money ends within a year")
            if cell.ending == cell.meant.services
            else _("Some money ends within a year")
        )
    if cell.full and cell.full == cell.meant.services:
        said.append(_("Full"))
    elif cell.full or cell.waiting:
        said.append(_("Some have a waiting list or are full"))
    if cell.stale:
        said.append(_("Entries not checked lately"))
    return said


def audience(coverage: Coverage, group: str, condition: str) -> str:
    """Return for whom coverage is looked at, and what counts for them. group, condition: titles, "" for all."""
    said = []
    if not group and not condition:
        return _(
            "All carers. Services for one group only count here too, and so do services that nobody commissions."
        )
    if group:
        said.append(
            _(
                "%(group)s: services meant for them are counted. Services for everybody are said apart, as general."
            )
            % {"group": group}
        )
    if condition:
        said.append(
            _(
                "Looking after someone with: %(condition)s. Services that name it are counted. Services for every "
                "condition are said apart, as general."
            )
            % {"condition": condition}
        )
    if coverage.matrix.ground.carers.size and isnan(coverage.matrix.expected[0, 0, 1]):
        said.append(
            _(
                "No share of carers is known for them, so nobody can say how far services reach. "
                "Put a local share, with a reason, in the estimation pack."
            )
        )
    return " ".join(said)


def how_it_is_worked_out(coverage: Coverage) -> list[str]:
    """Return how volumes are divided and cells judged, one step a sentence."""
    return [
        _(
            "A service counts for a place if it serves the place or one that holds it, or has a location in it. "
            "Services that nobody commissions count like the rest."
        ),
        _(
            "What a service does is divided so that nothing counts twice: equally over its interventions; over places "
            "by the carers who live where it serves; over the groups it is meant for by their shares of all carers, "
            "or equally where a share is not known."
        ),
        _(
            "Carers reached in a year are the service's own number, protected before it is used: below %(below)s it is "
            "any number up to that, else it is rounded to %(to)s. Where a service gives only its places a week, a "
            "place may mean anything from one carer a year to a new one every week."
        )
        % coverage.small._asdict(),
        _(
            "Reach is carers reached ÷ carers estimated. Below the share that the coverage pack calls enough it is not "
            "enough; far above, it may be more than is needed. These shares are a starting point, not a finding."
        ),
        _("Money that ends before %(day)s is flagged.") % {"day": day(coverage.ending_before)},
    ]


def beware(coverage: Coverage) -> list[str]:
    """Return what to know before the cells are used: places that overlap, listed services that are in no cell."""
    said = []
    if coverage.overlap:
        said.append(_("Some of these places overlap: what falls to one may be counted in another too."))
    for services, why in (
        (coverage.nowhere, _("say neither where they serve nor where they are")),
        (coverage.without_intervention, _("say none of the interventions they deliver")),
    ):
        if services:
            told = {
                "count": len(services),
                "why": why,
                "names": ", ".join(each.name for each in services[:5]),
            }
            said.append(_("Not counted, because they %(why)s: %(names)s (%(count)s in all).") % told)
    return said
