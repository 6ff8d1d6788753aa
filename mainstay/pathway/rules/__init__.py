"""What is allowed and how much, on plain values: no database, no clock."""
