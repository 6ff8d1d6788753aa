"""Who may look after whom, what may be said about it, and who may be let see a record."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mainstay.engines.search_keys import code, parts


@dataclass(frozen=True)
class Somebody:
    """As much of a person as tells whether two are one."""

    name: str
    born_on: date | None = None
    council_reference: str = ""


def surely_the_same(one: Somebody, other: Somebody) -> bool:
    """Return whether two people are told to be one: the same number, or the same name and date of birth."""
    if one.council_reference and code(one.council_reference) == code(other.council_reference):
        return True
    same_name = bool(parts(one.name)) and sorted(parts(one.name)) == sorted(parts(other.name))
    return same_name and one.born_on is not None and one.born_on == other.born_on


def reasons_not_to_relate(
    carer: Somebody,
    person: Somebody,
    *,
    kind: str,
    kinds: Collection[str],
    since: date | None,
    known_on: date | None = None,
    today: date,
) -> list[str]:
    """Return every reason why this cannot be written down as somebody looking after somebody.

    known_on: the day from which it was known that the person will not get better. Two people who look after each other
    are not refused: it happens, and each is a carer.
    """
    reasons = []
    if surely_the_same(carer, person):
        reasons.append(
            "This is the carer: nobody looks after themselves here. Enter whoever the carer looks after. If somebody "
            "looks after the carer, open that person's own record and add the carer there."
        )
    if kind not in kinds:
        reasons.append("Choose what the person is to the carer.")
    if since is not None and since > today:
        reasons.append("The day the caring began is still to come. Check the day, the month and the year.")
    for born_on, whom in ((carer.born_on, "the carer"), (person.born_on, "the person looked after")):
        if since is not None and born_on is not None and since < born_on:
            reasons.append(f"The caring began before {whom} was born. Check both days.")
    if known_on is not None and known_on > today:
        reasons.append("The day the illness was known is still to come. Check it.")
    return reasons


def reasons_not_to_end(
    *, since: date | None, on: date, because: str, known: Collection[str], ended: bool, today: date
) -> list[str]:
    """Return every reason why somebody cannot be noted as no longer looked after."""
    reasons = []
    if ended:
        reasons.append("This has ended already.")
    if because not in known:
        reasons.append("Choose why it ended.")
    if on > today:
        reasons.append("The day is still to come. Enter it once it has ended.")
    if since is not None and on < since:
        reasons.append("It cannot have ended before it began. Check both days.")
    return reasons


def reasons_not_to_agree(
    *,
    answers: int,
    how: str,
    ways: Collection[str],
    by_another: bool,
    words: str,
    on: date,
    born_on: date | None,
    died_on: date | None,
    today: date,
) -> list[str]:
    """Return every reason why what somebody agreed to cannot be written down. answers: to how many questions."""
    reasons = []
    if not answers:
        reasons.append("Say for one thing at least whether the person agreed.")
    if how not in ways:
        reasons.append("Choose how they said so.")
    if by_another and not words.strip():
        reasons.append("Somebody answered for the person: write down who, and by what right.")
    if on > today:
        reasons.append("The day is still to come. Enter the day on which they were asked.")
    if born_on is not None and on < born_on:
        reasons.append("On this day the person was not born yet. Check it.")
    if died_on is not None and on > died_on:
        reasons.append(
            "On this day the person had died. Nobody agrees for them; what they agreed to before stays."
        )
    return reasons


def reasons_not_to_give(
    *,
    agreed: bool,
    why: str,
    parts: Collection[str],
    known: Collection[str],
    until: date | None,
    has_already: bool,
    is_the_carer: bool,
    may_open: bool,
    today: date,
) -> list[str]:
    """Return every reason why somebody cannot be let see a record.

    agreed: whether the carer did. has_already: whether they may open it now. is_the_carer: whether it is theirs.
    may_open: whether their account can open a carer's record at all.
    """
    reasons = []
    if not agreed:
        reasons.append("Ask the carer first, and tick the box once they have agreed.")
    if not why.strip():
        reasons.append("Write down why, in a few words: the carer reads it.")
    if not parts:
        reasons.append("Choose the parts of the record that they may see.")
    if unknown := set(parts) - set(known):
        reasons.append(f"There is no part {', '.join(sorted(unknown))}.")
    if until is not None and until < today:
        reasons.append("The last day is over already. Choose a day to come, or leave it empty.")
    if is_the_carer:
        reasons.append("This is the carer's own account: they see their record already.")
    elif has_already:
        reasons.append("They may open this record already. End that first to change it.")
    if not may_open:
        reasons.append(
            "The account with this address has no role that opens a carer's record. Ask an administrator to add the "
            "role Carer to it, or use another address of theirs."
        )
    return reasons
