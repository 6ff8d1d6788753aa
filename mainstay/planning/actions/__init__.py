"""Everything that changes what is planned."""

from mainstay.planning.actions.assessments import save

__all__ = ["save"]
