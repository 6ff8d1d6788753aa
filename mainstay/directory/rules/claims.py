"""Who may keep a provider's entries."""

from collections.abc import Collection, Mapping

ASKED, AGREED, REFUSED, ENDED = "asked", "agreed", "refused", "ended"

MOVES: Mapping[str, frozenset[str]] = {
    ASKED: frozenset({AGREED, REFUSED}),
    AGREED: frozenset({ENDED}),
    REFUSED: frozenset(),
    ENDED: frozenset(),
}

# Kinds of organisation whose people may ask to keep a provider's entries.
KEEPERS: Collection[str] = ("provider", "carers_centre")


def reasons_to_refuse_claim(*, kind: str | None, kept_by_them: bool, kept: bool, asked: bool) -> list[str]:
    """Every reason an organisation cannot ask for a provider's entries, as sentences; empty if it can.

    kind: of the organisation; None where the person has none. kept, kept_by_them: somebody, or they, keep it now.
    """
    if kind is None:
        return ["Your account belongs to no organisation. Ask an administrator to add you to yours."]
    reasons = []
    if kind not in KEEPERS:
        reasons.append("Only providers and carers' centres keep entries of their own.")
    if kept_by_them:
        reasons.append("Your organisation keeps these entries already.")
    elif kept:
        reasons.append("Another organisation keeps these entries. Ask your authority to end that first.")
    if asked:
        reasons.append("Your organisation has asked already, and waits for an answer.")
    return reasons


def reasons_against_move(state: str, to: str, *, reason: str) -> list[str]:
    """Every reason a claim cannot be agreed, refused or ended; empty if it can. Agreeing needs no reason."""
    reasons = []
    if to not in MOVES[state]:
        reasons.append("Somebody has decided on this already.")
    if to != AGREED and not reason.strip():
        reasons.append("Say why, for those who asked.")
    return reasons
