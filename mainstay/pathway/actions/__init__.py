"""Everything that changes a record: one action, one transaction, one line of the audit."""
