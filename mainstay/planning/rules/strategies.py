"""When a joint plan can be made from a review, and when a body can sign it."""

from collections.abc import Collection


def reasons_not_to_make(*, title: str, moved_on: bool, agreed: int) -> list[str]:
    """Every reason why no strategy can be made, as sentences to show; empty if one can.

    agreed: how many priorities of the review are agreed.
    """
    reasons = [] if title.strip() else ["Enter a title for the strategy."]
    if not moved_on:
        reasons.append("The review has not moved on to deciding priorities. Settle its key questions first.")
    if not agreed:
        reasons.append("No priority of this review is agreed yet, so there is nothing to plan.")
    return reasons


def reasons_not_to_sign(
    *, body: str, signed_for: Collection[str], equality_signed: bool, newer_signed: bool
) -> list[str]:
    """Every reason why a version cannot be signed for a body, as sentences to show; empty if it can.

    signed_for: the bodies that it is signed for already. newer_signed: whether a later version has been signed.
    """
    reasons = []
    if not body.strip():
        reasons.append("Name the body that you sign for.")
    elif body.strip().casefold() in {each.casefold() for each in signed_for}:
        reasons.append("This version is signed for that body already.")
    if not equality_signed:
        reasons.append(
            "The strategy needs a signed equality impact assessment of its own. Write one and have it signed first."
        )
    if newer_signed:
        reasons.append("A later version has been signed. Sign that one.")
    return reasons
