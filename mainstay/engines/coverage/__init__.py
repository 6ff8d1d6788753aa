"""Which help reaches whom, where, and whether that is enough: intervention × place × group of carers.

``matrix`` does the sums on whole arrays; ``Matrix.cell`` gives one cell in words that a page can show. How the
volume of one service is divided is said in ``sharing`` and nowhere else; how a cell is judged, in ``judging``.
"""

from mainstay.engines.coverage.judging import GAP, GENERAL, LEVELS, OVER, THIN, UNSAID, Thresholds
from mainstay.engines.coverage.matrix import Matrix, matrix
from mainstay.engines.coverage.sharing import Share
from mainstay.engines.coverage.values import Cell, Contribution, Ground, Offer, Volume

__all__ = [
    "GAP",
    "GENERAL",
    "LEVELS",
    "OVER",
    "THIN",
    "UNSAID",
    "Cell",
    "Contribution",
    "Ground",
    "Matrix",
    "Offer",
    "Share",
    "Thresholds",
    "Volume",
    "matrix",
]
