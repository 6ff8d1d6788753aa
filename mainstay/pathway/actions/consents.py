"""What each person agreed to, asked of each one separately: added to and never changed."""

from collections.abc import Mapping
from datetime import date

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.models import Consent, Person
from mainstay.pathway.rules.relations import reasons_not_to_agree


class CannotAgree(Refused):
    """Nothing was written down; ``reasons`` has every one as a sentence."""


def record_consents(
    person: Person, answers: Mapping[str, bool], *, how: str, words: str, on: date, by: User, today: date
) -> list[Consent]:
    """Write down what a person agreed to and what not, or raise CannotAgree; the newest of a purpose holds.

    answers: code of pathway.consents → whether they agreed. how: code of pathway.consent_ways. words: what they said,
    or who answered for them.
    """
    with action("write down what somebody agreed to", by=by):
        ways = {item.code: item for item in policy.items("pathway.consent_ways", on=today)}
        purposes = {item.code for item in policy.items("pathway.consents", on=today)}
        reasons = reasons_not_to_agree(
            answers=len(set(answers) & purposes),
            how=how,
            ways=ways,
            by_another=how in ways and bool(ways[how].attributes["by_another"]),
            words=words,
            on=on,
            born_on=person.born_on,
            died_on=person.died_on,
            today=today,
        )
        refuse_if(CannotAgree, reasons)
        return [
            Consent.objects.create(
                authority_id=person.authority_id,
                carer_id=person.carer_id,
                person=person,
                purpose=purpose,
                given=given,
                how=how,
                words=words.strip(),
                on=on,
                recorded_by=by,
            )
            for purpose, given in answers.items()
            if purpose in purposes
        ]
