"""When two records may become one, what may be chosen of each, and what gives way where only one can stand."""

from collections.abc import Mapping
from typing import Any

# What may be chosen from one record or the other; the rest of both is kept as it is.
OF_PERSON = (
    *(
        "given_names",
        "family_name",
        "known_as",
        "born_on",
        "died_on",
        "address",
        "postcode",
        "phone",
        "email",
    ),
    *("contact_by", "language", "needs_interpreter", "formats", "gender", "ethnic_group", "disabled"),
    *("conditions", "council_reference"),
)
OF_CARER = ("hours", "cares_since", "worker", "organisation", "stage")
KEPT, OTHER = "kept", "other"


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Return the fields in which two records say something and not the same; what one leaves open needs no choice."""
    return [name for name in one if _says(one[name]) and _says(other[name]) and one[name] != other[name]]


def taken(one: Mapping[str, Any], other: Mapping[str, Any], chosen: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of the kept record that change: what was chosen of the other, and what it alone says."""
    return {
        name: other[name]
        for name in one
        if (chosen.get(name) == OTHER and one[name] != other[name])
        or (not _says(one[name]) and _says(other[name]))
    }


def _says(value: object) -> bool:
    return value not in (None, "", [], False)


def reasons_not_to_merge(
    *,
    open_pair: bool,
    merged: bool,
    erased: bool,
    being_written: bool,
    chosen: Mapping[str, str],
    differ: list[str],
) -> list[str]:
    """Return every reason why two records cannot become one, as sentences; empty if they can.

    merged: whether either was merged already. being_written: whether both have a plan that is not finished.
    """
    reasons = []
    if not open_pair:
        reasons.append("This pair was decided already.")
    if merged:
        reasons.append("One of these records was merged with another. Look for the pair anew.")
    if erased:
        reasons.append("One of these records was erased. There is nothing to join.")
    if being_written:
        reasons.append(
            "Both have a plan that is being written or waits for approval. Finish or end one of them first."
        )
    if missing := [name for name in differ if chosen.get(name) not in (KEPT, OTHER)]:
        reasons.append(f"Choose one of the two wherever they differ: {len(missing)} still to choose.")
    return reasons
