"""What is to be thought of a file: pure, on plain values."""

from collections.abc import Iterable

# Whoever finds that a series looks made says so in these words; whoever uses its figures passes it on.
NOT_COUNTED = "does not look counted"


def doubts(warnings: Iterable[str]) -> list[str]:
    """Return those of a file's warnings that say its figures look made; empty if none does."""
    return [said for said in warnings if NOT_COUNTED in said]
