"""What is written to a carer: a decision with its reasons, what happens next, and how to say that it is not right."""
