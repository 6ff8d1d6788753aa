"""What people type about areas and plans."""

from mainstay.planning.forms.assessments import CompareVersions, DrawGroup, FindAreas, SaveAssessment

__all__ = ["CompareVersions", "DrawGroup", "FindAreas", "SaveAssessment"]
