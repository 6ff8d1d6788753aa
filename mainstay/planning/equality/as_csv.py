"""Who is reached, as the rows of a file."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from mainstay.engines.estimate import Triple
from mainstay.planning.equality.reach import Reached
from mainstay.planning.equality.told import FINDINGS, why_not


def rows(found: Reached) -> Iterator[tuple[object, ...]]:
    """Yield a row for each group and ward, what cannot be said with its reason."""
    for kind, lines in ((_("Group"), found.groups), (_("Ward"), found.wards)):
        for line in lines:
            yield (
                kind,
                line.code,
                line.title,
                *_three(line.people),
                *_three(line.known),
                *_three(line.reach.ratio, 2),
                str(FINDINGS[line.reach.finding]) if line.reach.finding else "",
                *_three(line.reach.short),
                why_not(line),
            )


def headings() -> list[str]:
    """Return the headings of the CSV."""
    parts = (_("Carers to expect"), _("Known to services"), _("Reach"))
    ends = (_("low"), _("central"), _("high"))
    triples = [f"{part}, {end}" for part in parts for end in ends]
    short = [f"{_('More to reach')}, {end}" for end in ends]
    return [
        _("Kind"),
        _("Code"),
        _("Name"),
        *triples,
        _("What that says"),
        *short,
        _("Why nothing can be said"),
    ]


def _three(value: Triple | None, places: int = 0) -> list[object]:
    if value is None:
        return [None, None, None]
    return [round(end, places) if places else round(end) for end in (value.low, value.central, value.high)]
