"""People known to services as they may be shown: an area, its wards and its groups, protected together."""

from collections.abc import Mapping
from dataclasses import dataclass

from mainstay.engines import known as engine
from mainstay.engines.disclosure import Sum
from mainstay.engines.estimate import Triple
from mainstay.engines.hidden import Hidden, hidden
from mainstay.planning.needs.evidence import Evidence

KNOWN = "known_to_services"
EVERYONE = "all"
# Nobody is in two groups of one of these.
AGES = frozenset({"young_carers", "young_adult_carers", "older_carers"})
SEXES = frozenset({"f", "m"})


@dataclass(frozen=True)
class Known:
    """Numbers known by code of place or group, and which of them are the whole of which others."""

    counts: Mapping[str, int]
    sums: list[Sum[str]]
    below: int
    to: int
    shown: Mapping[str, Triple | None]

    def hidden(self, code: str, estimate: Triple) -> Hidden:
        """Carers not known in one place or group; missing where no number known was given."""
        if self.shown.get(code, True) is not None:
            return hidden(estimate, self.counts.get(code), below=self.below, to=self.to)
        rooms = (engine.room(self.shown, each) for each in self.sums if code in each.parts)
        return engine.hidden_where_left_out(estimate, min((x for x in rooms if x is not None), default=None))


def known(evidence: Evidence, *, below: int, to: int) -> Known:
    """Return the numbers known in an area that has its own, in its wards and of its groups."""
    here, around = evidence.area.code, _with_its_authority(evidence)
    groups = _counts(evidence, here)
    places = {here: groups.pop(EVERYONE)}
    for place in (around.area, *around.wards):
        given = _counts(around, place.code)
        if EVERYONE in given:
            places[place.code] = given[EVERYONE]
    divided = [
        Sum(around.area.code, [code for code in places if code != around.area.code]),
        *(Sum(here, [group]) for group in groups),
        *(Sum(here, [group for group in groups if group in apart]) for apart in (AGES, SEXES)),
    ]
    sums = [each for each in divided if each.parts]
    counts = places | groups
    return Known(counts, sums, below, to, engine.protected_together(counts, sums, below=below, to=to))


def _with_its_authority(evidence: Evidence) -> Evidence:
    """A ward is protected with its authority, or its own page would say what the authority's leaves out."""
    holder = evidence.around.holders.get("authority")
    if evidence.area.level != "ward" or holder is None:
        return evidence
    whole = Evidence(holder)
    return whole if EVERYONE in _counts(whole, holder.code) else evidence


def _counts(evidence: Evidence, code: str) -> dict[str, int]:
    row = evidence.row(KNOWN, code)
    return {key: round(people) for key, people in row.values.items()} if row else {}
