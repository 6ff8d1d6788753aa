"""What was found for a carer, in words: the order, what ruled others out, what was wanted and not had."""
