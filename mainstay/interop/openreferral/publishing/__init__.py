"""What is listed, published as Open Referral UK 3.0: a read API at the standard's own paths, and a file."""
