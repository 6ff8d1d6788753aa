"""The wheel of one place, made from its cells."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from markupsafe import Markup

from mainstay import policy
from mainstay.planning.coverage import lines, words
from mainstay.planning.coverage.whole import Coverage, Seen
from mainstay.web.svg.levels import FILLS
from mainstay.web.svg.wheel import Segment, wheel


def wheel_of(
    seen: Sequence[Seen],
    coverage: Coverage,
    outcomes: Sequence[policy.Item],
    approaches: Sequence[policy.Item],
) -> Markup:
    """Return the wheel of a place. seen: its cell for each intervention, in the model's order."""
    segments = [
        Segment(
            lines.number_of(each.intervention),
            each.intervention.title,
            each.level,
            words.label(each.level),
            lines.address(coverage, each),
        )
        for each in seen
    ]
    return wheel(
        _("The model of comprehensive carer support, as it is covered in %(place)s")
        % {"place": seen[0].spot.name},
        summary(seen),
        _("The carer"),
        [item.title for item in outcomes],
        [item.title for item in approaches],
        segments,
    )


def summary(seen: Sequence[Seen]) -> str:
    """Return how many interventions are at each level, in a sentence."""
    found = Counter(each.level for each in seen)
    said = [f"{words.label(level)}: {found[level]}" for level in FILLS if found[level]]
    return _("Of %(all)s interventions: %(levels)s.") % {"all": len(seen), "levels": "; ".join(said)}
