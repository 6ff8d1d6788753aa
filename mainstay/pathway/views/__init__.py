"""The pages: find it, do one thing, show it."""
