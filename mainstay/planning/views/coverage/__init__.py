"""Pages about what exists and what is missing."""
