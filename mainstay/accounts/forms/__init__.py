"""What people type about accounts, and the sentence when it is wrong."""
