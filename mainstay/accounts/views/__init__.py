"""The pages about signing in, people and what was done."""
