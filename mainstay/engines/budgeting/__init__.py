"""The arithmetic of a carer's budget: what it may cost, what is left of it, who is charged. Whole pence only."""
