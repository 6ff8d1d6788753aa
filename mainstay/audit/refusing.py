"""How an action says no: nothing is changed, so nothing is audited, and the person learns every reason at once."""

from collections.abc import Sequence


class Refused(Exception):  # each kind of it is named for what was refused
    """Nothing was changed; ``reasons`` are sentences to show."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def refuse_if(kind: type[Refused], reasons: Sequence[str]) -> None:
    """Raise this refusal with every reason, if there is any."""
    if reasons:
        raise kind(reasons)
