"""Who are the carers, and what do they get? Found, heard, assessed, decided, planned, budgeted, brokered, reviewed."""
