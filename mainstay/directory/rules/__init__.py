"""What an entry is, and when it may be listed: plain values, no database, no clock."""
