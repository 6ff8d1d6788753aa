"""What of a record goes into the copy that a carer is given, and what is kept for the sake of somebody else."""

from collections.abc import Collection

# Never in a copy, whoever asks: what the system keeps for itself.
OF_THE_SYSTEM = {
    "id",
    "authority",
    "carer",
    "edition",
    "code_hash",
    "undo",
    "same_as",
    "merged_into",
    "area_code",
}
# Somebody else's words and what is known of them, in a table that also holds the carer's.
WORDS_OF_OTHERS = {
    "familyview": {"view", "wants", "refuses"},
    "carerreview": {"persons_words"},
    "relationship": {"lives_in", "terminally_ill", "terminally_ill_known_on"},
    "emergencyplan": {"content"},
}
# Where a referral keeps what was said of whoever is looked after.
LOOKED_AFTER = "looked_after"
# Why a record is restricted or held may name somebody else, or be advice of a lawyer.
REASONS_OF_OTHERS = {"restriction": {"why"}, "legalhold": {"why"}}


def may_give_details(*, known_to_council: bool | None, agreed: bool | None) -> bool:
    """Return whether the details of a person who is looked after may go into the carer's copy.

    Never where the council does not know that person, whatever was agreed; elsewhere only where they agreed themselves.
    """
    return known_to_council is True and agreed is True


def left_out(table: str, *, details_of_others: bool) -> set[str]:
    """Return the columns of a table that stay out of a copy, beside those of the system.

    details_of_others: whether everybody who is looked after agreed that theirs are in it.
    """
    found = set(REASONS_OF_OTHERS.get(table, ()))
    if not details_of_others:
        found |= WORDS_OF_OTHERS.get(table, set())
    return found


def notes(*, people_left_out: int, tables: Collection[str]) -> list[str]:
    """Return what the copy says of what is not in it. tables: those of the record that hold anything."""
    said = [
        "Notes about anybody's safety, if there are any, are given apart: somebody first looks whether giving them "
        "would put anybody in danger. Ask for them where you asked for this copy.",
        "What the system makes for itself to find a record by name is left out: it says nothing that is not here.",
    ]
    if people_left_out:
        whose = "one person" if people_left_out == 1 else f"{people_left_out} people"
        said.append(
            f"The details of {whose} you look after are left out, with what they said in their own words: they "
            "have not agreed to it, or the council does not know them. They may ask for their own copy. "
            "An emergency plan is mostly about them: it is read and printed on its own page."
        )
    if {"restriction", "legalhold"} & set(tables):
        said.append("Why the record is restricted or held is left out: it may be about somebody else.")
    return said
