"""A plan as its pages show it, and how they are opened and saved."""
