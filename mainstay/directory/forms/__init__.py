"""What people type about entries, and the sentence when it is wrong."""
