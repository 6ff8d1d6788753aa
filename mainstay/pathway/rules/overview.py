"""Where a carer stands on the pathway, and what is still missing from the record, on plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

# The steps of the pathway in their order, each with the first stage at which it is over.
STEPS = ("found", "heard", "assessed", "decided", "planned", "supported")
_AT = {
    "found": 1,
    "heard": 1,
    "assessing": 2,
    "deciding": 3,
    "planning": 4,
    "approving": 4,
    "supported": 5,
    "advised": 6,
    "ended": 6,
}


@dataclass(frozen=True)
class Step:
    """One step of the pathway. code: one of STEPS. on: when it was reached, where that is known."""

    code: str
    state: Literal["done", "now", "later"]
    on: date | None


def steps(stage: str, days: Mapping[str, date | None]) -> list[Step]:
    """Return every step with how it stands. days: when each was reached, None or absent where it was not.

    A step that has a day is done, whatever the stage: support may be given before anything is written.
    """
    now = _AT.get(stage, 0)
    found = []
    for number, code in enumerate(STEPS):
        on = days.get(code)
        if number == now:
            found.append(Step(code, "now", on))
        else:
            found.append(Step(code, "done" if on or number == 0 else "later", on))
    return found


@dataclass(frozen=True)
class Held:
    """What a record holds, as far as something may be missing from it."""

    named: bool
    born_on: date | None
    reachable: bool
    looks_after: int
    worker: bool
    agreed: bool
    interpreter_without_language: bool
    ended: bool
    emergency_plan: bool


@dataclass(frozen=True)
class Missing:
    """Something a record lacks. page: the name of the page where it is put right."""

    sentence: str
    page: str


def missing(held: Held) -> Sequence[Missing]:
    """Return everything that a record of somebody who is supported now still lacks, what matters most first."""
    if held.ended:
        return []
    lines = [
        (not held.worker, "Nobody is in touch with the carer yet: say who is.", "assign"),
        (not held.reachable, "There is no telephone, e-mail or address to reach the carer.", "change_carer"),
        (
            held.interpreter_without_language,
            "An interpreter is wanted, and no language is noted.",
            "change_carer",
        ),
        (not held.looks_after, "Nobody is written down whom the carer looks after.", "add_relationship"),
        (not held.agreed, "The carer has not been asked whether this may be kept.", "carers_consents"),
        (not held.named, "No name is written down.", "change_carer"),
        (
            held.born_on is None,
            "No date of birth is written down, so the record is harder to find.",
            "change_carer",
        ),
        (not held.emergency_plan, "There is no emergency plan in force.", "emergency"),
    ]
    return [Missing(sentence, page) for lacks, sentence, page in lines if lacks]
