"""Others of the family in an assessment: each asked for themselves, each with words of their own."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions.consents import CannotAgree, record_consents
from mainstay.pathway.models import Assessment, FamilyView, Person
from mainstay.pathway.rules import assessing as rules

# Code of pathway.consents for taking part.
JOINT = "joint"


class CannotNoteView(Refused):
    """Nothing of what they said was kept; ``reasons`` has every one as a sentence."""


def add_person(assessment: Assessment, person: Person, *, by: User) -> FamilyView:
    """Ask somebody of the family to take part, or return where their view is kept already; raise CannotNoteView."""
    with action("ask somebody of the family into an assessment", by=by):
        found = Assessment.objects.select_for_update().get(pk=assessment.pk)
        refuse_if(
            CannotNoteView, rules.reasons_not_to_add(found.state, of_family=person.carer_id == found.carer_id)
        )
        view, _new = FamilyView.objects.get_or_create(
            assessment=found,
            person=person,
            defaults={"authority_id": found.authority_id, "carer_id": found.carer_id},
        )
        return view


def note_view(
    view: FamilyView,
    *,
    agreed: bool | None,
    how: str = "",
    how_words: str = "",
    seen_alone: bool = False,
    said: str = "",
    wants: str = "",
    refuses: str = "",
    by: User,
    today: date,
) -> FamilyView:
    """Keep what somebody of the family says, wants and refuses, with their own agreement; or raise CannotNoteView.

    agreed: None while they have not been asked. how: code of pathway.consent_ways, where they answer now; how_words:
    who answered for them, where they could not. Who takes their agreement back has what they said taken out too.
    """
    with action("note what somebody of the family says", by=by):
        found = FamilyView.objects.select_for_update(of=("self",)).select_related("assessment", "person")
        kept = found.get(pk=view.pk)
        words = [said.strip(), wants.strip(), refuses.strip()]
        reasons = rules.reasons_not_to_note_view(agreed=agreed, words=words, state=kept.assessment.state)
        if agreed is not None and agreed != kept.agreed:
            reasons += _record(kept.person, agreed, how, how_words, by, today)
        refuse_if(CannotNoteView, reasons)
        kept.agreed, kept.seen_alone = agreed, seen_alone
        kept.view, kept.wants, kept.refuses = words
        kept.save()
        return kept


def _record(person: Person, agreed: bool, how: str, words: str, by: User, today: date) -> list[str]:
    """Write down whether they agreed, and return why it cannot be."""
    try:
        record_consents(person, {JOINT: agreed}, how=how, words=words, on=today, by=by, today=today)
    except CannotAgree as refusal:
        return refusal.reasons
    return []
