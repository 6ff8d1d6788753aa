"""Northmoor: an invented area of about 300,000 people, for showing and learning (docs/explanation/northmoor.md).

Everything but ``loading`` and ``sign_ins`` is pure: the same figures every time, and no database.
"""
