"""What Mainstay promises about its speed, measured: ``./dev bench`` runs each promise and prints a ratio."""
