"""Pages about published files: those that are loaded, those on their way, and those that can be read."""
