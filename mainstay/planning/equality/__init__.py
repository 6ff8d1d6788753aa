"""Equality: who is reached and who is not, and which groups an equality impact assessment weighs."""
