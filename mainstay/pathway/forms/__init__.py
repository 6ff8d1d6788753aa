"""What people type, and the sentence when it cannot be right."""
