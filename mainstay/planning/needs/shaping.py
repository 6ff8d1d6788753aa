"""Small shapes that every section of an assessment is made of."""

from mainstay.engines.estimate import Triple


def spread(value: Triple) -> dict[str, float]:
    """Return a range as an assessment keeps it."""
    return {"low": value.low, "central": value.central, "high": value.high}


def maybe(value: Triple | None) -> dict[str, float] | None:
    """Return a range as an assessment keeps it, or None."""
    return None if value is None else spread(value)


def whole(value: Triple) -> dict[str, float]:
    """Return a range of people, in whole people."""
    return {"low": round(value.low), "central": round(value.central), "high": round(value.high)}


def rough(value: float) -> float:
    """Return an estimate to two significant figures: more would look surer than it is. 16,928 becomes 17,000."""
    return float(f"{value:.2g}")


def roughly(value: Triple | None) -> dict[str, float] | None:
    """Return an estimated range to two significant figures, or None."""
    return None if value is None else {name: rough(end) for name, end in spread(value).items()}


def share(part: float | None, of: float | None) -> float | None:
    """Return a share, or None where it cannot be worked out."""
    return part / of if part is not None and of else None
