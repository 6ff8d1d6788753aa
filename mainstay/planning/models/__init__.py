"""What is needed, what is missing, and what was agreed about it."""

from mainstay.planning.models.assessments import NeedsAssessment
from mainstay.planning.models.coverage import CoverageJudgement
from mainstay.planning.models.decisions import EarlierDecision
from mainstay.planning.models.equality import EffectOnGroup, EqualityAssessment
from mainstay.planning.models.priorities import CarersRanking, Option, Priority, RankedPriority, Score
from mainstay.planning.models.reviews import Evidence, Grounds, KeyAnswer, Review
from mainstay.planning.models.strategies import SignOff, Strategy

__all__ = [
    "CarersRanking",
    "CoverageJudgement",
    "EarlierDecision",
    "EffectOnGroup",
    "EqualityAssessment",
    "Evidence",
    "Grounds",
    "KeyAnswer",
    "NeedsAssessment",
    "Option",
    "Priority",
    "RankedPriority",
    "Review",
    "Score",
    "SignOff",
    "Strategy",
]
