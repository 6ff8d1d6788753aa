"""The caseload, search, and the first pages of a record."""
