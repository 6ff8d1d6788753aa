"""Others of the family in an assessment: each asked for themselves, each with words of their own."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.models import Assessment, Consent, FamilyView, Person
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
    seen_alone: bool = False,
    said: str = "",
    wants: str = "",
    refuses: str = "",
    by: User,
    today: date,
) -> FamilyView:
    """Keep what somebody of the family says, wants and refuses, with their own agreement; or raise CannotNoteView.

    agreed: None while they have not been asked. how: code of pathway.consent_ways, wherever they have answered. Who
    takes their agreement back has what they said taken out too.
    """
    with action("note what somebody of the family says", by=by):
        kept = FamilyView.objects.select_for_update(of=("self",)).select_related("assessment").get(pk=view.pk)
        words = [said.strip(), wants.strip(), refuses.strip()]
        reasons = rules.reasons_not_to_note_view(
            agreed=agreed, how=how, words=words, state=kept.assessment.state
        )
        refuse_if(CannotNoteView, reasons)
        if agreed is not None and agreed != kept.agreed:
            Consent.objects.create(
                authority_id=kept.authority_id,
                carer_id=kept.carer_id,
                person_id=kept.person_id,
                purpose=JOINT,
                given=agreed,
                how=how,
                on=today,
                recorded_by=by,
            )
        kept.agreed, kept.seen_alone = agreed, seen_alone
        kept.view, kept.wants, kept.refuses = words
        kept.save()
        return kept
