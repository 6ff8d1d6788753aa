"""What was found, as a carer reads it: cards, a map with numbered pins, and ways to ask for less."""
