"""Pages about where entries of the directory come from."""
