"""The directory's own pages, for those who keep it."""
