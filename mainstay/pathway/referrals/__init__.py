"""How a referral is read back to a worker."""
