"""An emergency plan as it is read at two in the morning."""
