"""A budget as its pages show it: opened, explained, stated line by line."""
