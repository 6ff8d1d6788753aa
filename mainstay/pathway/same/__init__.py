"""Two records that may be of one carer, side by side."""
