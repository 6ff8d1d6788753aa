"""Writing down that advice was given: to a carer with a record, or to somebody who gave no name."""

from collections.abc import Sequence
from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.models import Advice, Carer
from mainstay.pathway.rules.advice import reasons_not_to_note


class CannotNote(Refused):
    """Nothing was written down."""


def note_advice(
    carer: Carer | None,
    *,
    on: date,
    way: str,
    topics: Sequence[str],
    words: str = "",
    through: str = "",
    area_code: str = "",
    in_writing: bool = False,
    by: User,
    today: date,
) -> Advice:
    """Write down advice, or raise CannotNote.

    carer: None for somebody who gave no name. topics: interventions' codes.
    """
    with action("write down advice", by=by):
        named = carer is not None
        refuse_if(
            CannotNote, reasons_not_to_note(topics=topics, on=on, words=words, named=named, today=today)
        )
        person = carer.person if carer is not None else None
        return Advice.objects.create(
            authority_id=by.authority_id,
            carer=carer,
            on=on,
            way=way,
            topics=list(topics),
            words=words.strip(),
            through=through,
            area_code=area_code or (person.area_code if person else ""),
            in_writing=in_writing,
            given_by=by,
            organisation=by.organisation,
        )
