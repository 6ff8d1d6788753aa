"""Assessments as they are shown: how far one is, what it says, what the carer said beside it."""
