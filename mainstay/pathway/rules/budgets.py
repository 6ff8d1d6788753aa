"""What may be done with a personal budget, and every reason why not, as sentences to show."""

from datetime import date

from mainstay.engines.budgeting.money import in_pounds

INDICATIVE, AGREED, CLOSED = "indicative", "agreed", "closed"

# Who holds the money under each way of holding it: options of self-directed support, and model.personal_budgets.
HELD_BY = {
    "1": ("carer",),
    "2": ("council", "provider"),
    "3": ("council",),
    "4": ("council", "carer", "provider"),
    "direct_payment": ("carer",),
    "managed": ("council",),
    "commissioned": ("council",),
    "individual_service_fund": ("provider",),
}
# What moves money for good, or lets go of a claim, says what it was for.
SAYS_WHAT_FOR = ("spent", "returned", "released", "waived")


def reasons_against_period(from_on: date, to_on: date) -> list[str]:
    """Return why a budget cannot run from one day to the other."""
    if to_on < from_on:
        return ["Enter an end of the budget that is not before its beginning."]
    return []


def reasons_not_to_indicate(
    *, paid: int, missing: list[str], state: str = "", by_points: bool = False
) -> list[str]:
    """Return why no indicative sum can be reached.

    paid: how many supports of the plan are paid for. missing: what must be known first. state: of a budget there is.
    """
    reasons = (
        []
        if not state or state == INDICATIVE
        else ["This budget was offered or agreed already: its first sum stands."]
    )
    if not paid and not by_points:
        reasons.append(
            "Nothing in the plan is paid for, so there is nothing to add up. Mark in the plan what is."
        )
    return reasons + ([] if by_points else missing)


def reasons_not_to_agree(
    *,
    pence: int,
    indicative: int,
    why_different: str,
    plan_agreed: bool,
    unheld: list[str],
    used: int = 0,
    state: str = INDICATIVE,
) -> list[str]:
    """Return why this sum cannot be agreed.

    unheld: supports of which nobody has chosen how their money is held, "" for the whole budget.
    used: pence committed, spent or paid out already.
    """
    reasons = []
    if state == CLOSED:
        reasons.append("This budget is closed. Make a plan that follows it, with a budget of its own.")
    if not plan_agreed:
        reasons.append("The plan is not agreed yet. The budget follows it.")
    if pence <= 0:
        reasons.append("Enter a sum of more than nothing.")
    if pence != indicative and not why_different.strip():
        reasons.append(
            f"The indicative sum is {in_pounds(indicative)}. Say why another is agreed: the carer may "
            "ask, and may challenge it."
        )
    reasons += [
        f"Nobody has chosen yet how “{words}” is held."
        if words
        else "Nobody has chosen yet how the budget is held."
        for words in unheld
    ]
    if pence < used:
        reasons.append(
            f"{in_pounds(used)} is committed, spent or paid out already. No less than that can be agreed."
        )
    return reasons


def reasons_not_to_enter(
    *,
    kind: str,
    on: date,
    words: str,
    held_by: str,
    has_provider: bool,
    way: str,
    state: str,
    from_on: date,
    to_on: date,
    today: date,
) -> list[str]:
    """Return why money cannot be entered so, apart from the arithmetic (engines.budgeting.ledger).

    way: how the support is held now. What was paid out under an earlier way may still be spent or come back.
    """
    reasons = []
    if state != AGREED:
        reasons.append("Money is entered once the budget is agreed, and until it is closed.")
    if on > today:
        reasons.append("Enter a day that has come: what is to be paid later is entered as committed.")
    if kind == "spent" and on < from_on:
        reasons.append("This day is before the budget begins. Enter it in the budget of that time.")
    if kind in ("spent", "committed") and on > to_on:
        reasons.append("This day is after the budget ended. Enter it in the budget that follows.")
    if kind in SAYS_WHAT_FOR and not words.strip():
        reasons.append("Say in a few words what it was for.")
    if kind in ("paid_out", "returned") and held_by == "council":
        reasons.append(
            "The council holds this money itself, so there is nobody to pay it to or have it back from."
        )
    if kind == "paid_out" and way and held_by not in HELD_BY.get(way, (held_by,)):
        reasons.append(
            "This support is not held that way. Choose whose money it is as the carer chose, or record a new choice."
        )
    if held_by == "provider" and not has_provider:
        reasons.append("Choose the provider that holds the money.")
    return reasons


def reasons_not_to_undo(*, undone: bool, undoes: bool, words: str, state: str) -> list[str]:
    """Return why an entry cannot be taken back."""
    reasons = []
    if state == CLOSED:
        reasons.append("This budget is closed: its entries stand.")
    if undone:
        reasons.append("This entry was taken back already.")
    if undoes:
        reasons.append("This entry takes another one back. Enter the other again instead.")
    if not words.strip():
        reasons.append("Say why the entry is taken back.")
    return reasons


def reasons_not_to_close(*, state: str, committed: int, in_hand: int, words: str) -> list[str]:
    """Return why a budget cannot be closed."""
    reasons = []
    if state != AGREED:
        reasons.append("Only an agreed budget can be closed.")
    if committed:
        reasons.append(f"{in_pounds(committed)} is still committed. Release it, or enter what was spent.")
    if in_hand:
        reasons.append(
            f"{in_pounds(in_hand)} is still with whoever holds the money. Enter what was spent of it, and "
            "what came back."
        )
    if not words.strip():
        reasons.append("Say why the budget is closed.")
    return reasons
