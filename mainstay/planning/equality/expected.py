"""Each group's part of carers, as far as it is published or assumed, with the words for what it stands on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mainstay.engines.estimate import Triple
from mainstay.planning.needs import overlooked
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence
from mainstay.planning.needs.known import SEXES
from mainstay.planning.needs.who import figures

SHARE = "estimation.groups."


@dataclass(frozen=True)
class Expected:
    """One group: its part of carers (0 to 1, None where not known), what that stands on, and the assumption's key."""

    code: str
    title: str
    part: Triple | None
    why: str
    assumption: str = ""


def expected(evidence: Evidence, assumptions: Assumptions, carers: Triple) -> list[Expected]:
    """Return the groups at risk of being overlooked, then women and men."""
    return [*_overlooked(evidence, assumptions, carers), *_by_sex(evidence, assumptions)]


def _overlooked(evidence: Evidence, assumptions: Assumptions, carers: Triple) -> Iterator[Expected]:
    for row in overlooked.section(evidence, assumptions, carers):
        part = Triple(**row["share"]) if row["share"] else None
        yield Expected(row["code"], row["title"], part, row["reason"] or "", SHARE + row["code"])


def _by_sex(evidence: Evidence, assumptions: Assumptions) -> Iterator[Expected]:
    """Women's and men's part: of people who live here, times how much likelier women are to care in England.

    At the one end caring is as common among men; at the other the difference is twice that of England.
    """
    named = {"f": _("Women and girls who care"), "m": _("Men and boys who care")}
    women = _women(evidence, assumptions)
    why = _(
        "How many women and men live here, with women likelier to care as in England. The range runs from no "
        "difference to twice that."
    )
    parts = {"f": women, "m": 1 - women if women else None}
    for code in sorted(SEXES):
        yield Expected(
            code, named[code], parts[code], why if women else _("No table of people by sex is loaded.")
        )


def _women(evidence: Evidence, assumptions: Assumptions) -> Triple | None:
    for dataset, female, male in (("sex", "f", "m"), ("age_sex", "f/total", "m/total")):
        found = figures(evidence, dataset)
        if found and found[0].get(female) and found[0].get(male):
            women, men = found[0][female], found[0][male]
            same = women / (women + men)
            women *= assumptions.number("equality.reach.caring_women")
            men *= assumptions.number("equality.reach.caring_men")
            central = women / (women + men)
            return Triple(*sorted((same, central, min(2 * central - same, 1.0))))
    return None
