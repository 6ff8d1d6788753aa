"""Reviews: of which areas, and what Mainstay already knows that answers the key questions."""
