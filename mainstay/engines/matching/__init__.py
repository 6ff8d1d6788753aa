"""Which services suit what a plan asks for, in what order and why; which do not, and why not. Pure.

    found = match(wanted, offers, scale)
    found.ranked      # best first, each with what every criterion gave
    found.ruled_out   # each with every reason

What is said is said in codes with values, so that it can be kept and read years later in any language.
"""

from mainstay.engines.matching.fitting import CRITERIA, fits
from mainstay.engines.matching.ordering import Matched, Part, Ranked, RuledOut, ahead, match
from mainstay.engines.matching.ruling_out import reasons_against
from mainstay.engines.matching.stated import Fit, Offer, Said, Scale, Span, Wanted

__all__ = [
    "CRITERIA",
    "Fit",
    "Matched",
    "Offer",
    "Part",
    "Ranked",
    "RuledOut",
    "Said",
    "Scale",
    "Span",
    "Wanted",
    "ahead",
    "fits",
    "match",
    "reasons_against",
]
