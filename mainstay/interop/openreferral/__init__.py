"""Open Referral: read, checked and published."""
