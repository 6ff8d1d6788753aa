"""Carers known to services, as counts that may stand side by side: protected together, against subtraction.

Each count protected alone would not do: a total less the rest gives a small one back.
"""

from collections.abc import Mapping, Sequence

from mainstay.engines.disclosure import Sum, protect
from mainstay.engines.estimate import Triple
from mainstay.engines.hidden import Hidden, protected

KNOWN_IS_LEFT_OUT = "the number of known carers is left out, so that nobody can be recognised"


def protected_together(
    known: Mapping[str, int], sums: Sequence[Sum[str]], *, below: int, to: int
) -> dict[str, Triple | None]:
    """The counts as they may be shown, each with the width that protection gives it; None where left out.

    sums: which count is the whole of which others. The parts do not overlap and need not be all of it: people
    in none of them are one more part, never shown. A sum whose parts exceed their whole contradicts itself,
    so nothing can be had from it by subtraction, and it is passed over.
    """
    cells: dict[str | int, int] = dict(known.items())
    whole_sums: list[Sum[str | int]] = []
    for number, each in enumerate(sums):
        rest = known[each.total] - sum(known[part] for part in each.parts)
        if rest >= 0:
            cells[number] = rest
            whole_sums.append(Sum(each.total, [*each.parts, number]))
    safe = protect(cells, whole_sums, below=below, to=to)
    return {
        cell: None if safe[cell] is None else protected(people, below=below, to=to)
        for cell, people in known.items()
    }


def room(shown: Mapping[str, Triple | None], each: Sum[str]) -> float | None:
    """The most people that a part left out can hold by what is shown of its sum; None if its whole is left out."""
    whole = shown[each.total]
    if whole is None:
        return None
    return max(whole.high - sum(part.low for code in each.parts if (part := shown[code])), 0)


def hidden_where_left_out(estimate: Triple, most: float | None) -> Hidden:
    """Carers not known where the number known may not be shown: it is anything from 0 to ``most``.

    most: see ``room``; None where nothing that is shown limits it. The range tells nothing else of the number.
    """
    most = estimate.high if most is None else most
    known = Triple(0, min(most, estimate.central) / 2, most)
    return Hidden(estimate, None, (estimate - known).kept_within(floor=0), None, KNOWN_IS_LEFT_OUT)
