"""How keeping on is shown: what to think of in words, how life moved as a picture."""
