"""The options of self-directed support: what must be offered, and who may choose (2013 Act, sections 4, 5 and 7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

# The one option that a person may not be eligible for.
DIRECT_PAYMENT = "1"
# Choosing differently for different types of support; it is reached by choosing for each.
MIX = "4"

CARER, APPROPRIATE_PERSON, NOBODY = "carer", "appropriate", "nobody"


@dataclass(frozen=True)
class Offer:
    """One option for one type of support: the relevant amount and period, or in writing why it is not offered."""

    option: str
    pence: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    ruled_out: str = ""

    @property
    def is_ruled_out(self) -> bool:
        """Whether the option is left out of the offer, with reasons."""
        return bool(self.ruled_out.strip())


def reasons_not_to_offer(types: Mapping[str, Sequence[Offer]], options: Sequence[str]) -> list[str]:
    """Return everything that keeps the options from being offered, as sentences.

    types: what each type of support is called → its offers. options: every option that the law names.
    """
    if not types:
        return ["The plan pays for nothing, so there is no type of support to offer options for."]
    reasons = []
    for words, offers in types.items():
        by_option = {each.option: each for each in offers}
        for option in options:
            reasons += _against(words, by_option.get(option, Offer(option)), option == DIRECT_PAYMENT)
    return reasons


def _against(words: str, offer: Offer, may_be_ruled_out: bool) -> list[str]:
    if offer.is_ruled_out:
        if may_be_ruled_out:
            return []
        return [
            f"Option {offer.option} for “{words}” must be offered: only a direct payment can be ruled out."
        ]
    reasons = []
    if offer.pence is None:
        reasons.append(
            f"Enter the relevant amount of option {offer.option} for “{words}”. Without it nothing is offered."
        )
    if offer.from_on is None or offer.to_on is None:
        reasons.append(f"Enter the period of option {offer.option} for “{words}”.")
    elif offer.to_on < offer.from_on:
        reasons.append(f"Enter a period of option {offer.option} for “{words}” that ends after it begins.")
    return reasons


def reasons_not_to_choose(
    offered: Sequence[Offer],
    option: str,
    *,
    offered_on: date | None,
    by_whom: str = CARER,
    chooser: str = "",
    views: str = "",
    chooses_alone: bool = True,
    on: date,
    today: date,
) -> list[str]:
    """Return why an option cannot be recorded as chosen for one type of support.

    chooses_alone: False for a young carer too young to choose: an appropriate person does, having sought their views.
    """
    if offered_on is None:
        return ["The options have not been offered yet, with the amount of each."]
    reasons = []
    found = next((each for each in offered if each.option == option), None)
    if option == MIX:
        reasons.append(
            "Option 4 is a mix: choose option 1, 2 or 3 for each type of support, and it is option 4 where they differ."
        )
    elif found is None:
        reasons.append("This option was not offered. Choose one of those that were.")
    elif found.is_ruled_out:
        reasons.append(
            f"Option {option} was ruled out, with written reasons. Look at them again before it is chosen."
        )
    if on < offered_on:
        reasons.append("The choice cannot be older than the offer.")
    if on > today:
        reasons.append("Enter the day on which the choice was made.")
    if not chooses_alone:
        if by_whom != APPROPRIATE_PERSON or not chooser.strip():
            reasons.append(
                "This young carer is too young to choose alone. Enter the appropriate person who chooses."
            )
        if not views.strip():
            reasons.append("Write down what the young carer thinks: whoever chooses must have asked.")
    elif by_whom == APPROPRIATE_PERSON and not chooser.strip():
        reasons.append("Enter who chose for the carer.")
    return reasons


def held_as(chosen: Sequence[str]) -> str:
    """Return what the whole budget is held as: the one option that all types of support have, or else the mix."""
    return chosen[0] if len(set(chosen)) == 1 else MIX if chosen else ""
