"""What may be decided about plans, and when: plain values, no database, no clock."""
