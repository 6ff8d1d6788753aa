"""What exists here and what is missing: interventions × places × groups of carers, judged by stated thresholds.

``matrix_for`` is the way in for pages, priorities, strategies and the six key questions.
"""

from mainstay.planning.coverage.ground import LEVELS as PLACE_LEVELS
from mainstay.planning.coverage.ground import Spot
from mainstay.planning.coverage.whole import EVERYBODY, Coverage, Seen, matrix_for

__all__ = ["EVERYBODY", "PLACE_LEVELS", "Coverage", "Seen", "Spot", "matrix_for"]
