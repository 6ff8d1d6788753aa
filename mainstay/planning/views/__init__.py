"""Pages about areas and their needs."""
