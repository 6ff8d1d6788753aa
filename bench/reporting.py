"""Say how a promise stands, or that it could not be measured."""

import sys

from bench.promises import Promise


class CannotMeasure(Exception):
    """Why there is no figure, as a sentence."""


def tell(promise: Promise, value: float, absolute: str) -> bool:
    """Print the figure beside its promise; return whether it is met."""
    print(promise.line(value, absolute), flush=True)
    return promise.is_met(value)


def stop(sentence: str) -> None:
    """End the bench with a sentence and exit status 1."""
    print(sentence, file=sys.stderr)
    sys.exit(1)
