"""What may be done to accounts, and how long a sign-in lasts. No database, no clock."""

from collections.abc import Collection
from datetime import timedelta


def sign_in_is_over(*, began: float, seen: float, now: float, idle: timedelta, longest: timedelta) -> bool:
    """Return whether the person has to sign in again; times are seconds since 1970."""
    return now - seen > idle.total_seconds() or now - began > longest.total_seconds()


def reasons_to_keep_administrator(*, is_oneself: bool, other_administrators: int) -> list[str]:
    """Every reason an administrator's role cannot be taken away, or their account closed; empty if it can.

    other_administrators: how many active administrators the authority has besides this one.
    """
    reasons = []
    if is_oneself:
        reasons.append("You cannot take away your own administrator role. Ask another administrator.")
    if not other_administrators:
        reasons.append("This is the only administrator. Make somebody else one first.")
    return reasons


def reasons_to_refuse_roles(
    roles: Collection[str], *, with_provider: bool, organisation_is_provider: bool
) -> list[str]:
    """Every reason these roles cannot be held together in this organisation; empty if they can."""
    reasons = []
    if not roles:
        reasons.append("Choose at least one role.")
    if with_provider and len(roles) > 1:
        reasons.append(
            "A provider holds no other role: they would see the other side of their own contracts."
        )
    if organisation_is_provider and roles and not with_provider:
        reasons.append("People of a provider organisation hold the role of provider.")
    return reasons
