"""Opening a record in an emergency that is not open to the worker otherwise, and judging it afterwards."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.timezone import now

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.local.queries import local_values
from mainstay.pathway.actions import clocks
from mainstay.pathway.models import Access, Carer
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.rules import guarding as rules

_HOURS, _REVIEW = "privacy.emergency.hours", "privacy.emergency.review_days"


class CannotOpen(Refused):
    """No record was opened; ``reasons`` has every one as a sentence."""


class CannotJudge(Refused):
    """An opening cannot be judged so; ``reasons`` has every one as a sentence."""


def hours_open(today: date) -> int:
    """Return for how many hours a record opened in an emergency stays open here."""
    return int(policy.value(_HOURS, on=today, override=local_values().get(_HOURS)))


def open_in_emergency(
    *,
    reference: str = "",
    given_names: str = "",
    family_name: str = "",
    born_on: date | None = None,
    why: str,
    by: User,
    today: date,
) -> Access:
    """Let a worker open one record for some hours, found by its number or by whole name and date of birth.

    Raises CannotOpen, in the same words whether there is no such record or there are two: it tells nobody who is known.
    """
    # Every carer: the record is closed to whoever asks; that is why they ask.
    with action("open a record in an emergency", by=by), scope.every_carer():
        reasons = rules.reasons_not_to_open(
            reference=reference, given_names=given_names, family_name=family_name, born_on=born_on, why=why
        )
        refuse_if(CannotOpen, reasons)
        carers = list(_found(by, reference, given_names, family_name, born_on)[:2])
        if len(carers) != 1:
            raise CannotOpen(
                ["Not one record fits exactly. Check the number, or every letter of the name and the day."]
            )
        carer = carers[0]
        until = now() + timedelta(hours=hours_open(today))
        given = Access.objects.create(
            authority_id=by.authority_id,
            carer=carer,
            user=by,
            as_whom=Access.As.EMERGENCY,
            acts=True,
            reason=why.strip(),
            from_at=now(),
            until_at=until,
            given_by=by,
        )
        due = due_by(by.authority, _REVIEW, today)
        clocks.start(carer, "emergency_opening", from_on=today, due_on=due, record=given.pk, pack=_REVIEW)
        return given


def _found(
    by: User, reference: str, given_names: str, family_name: str, born_on: date | None
) -> QuerySet[Carer]:
    every = Carer.objects.filter(authority=by.authority_id, merged_into=None, erased_on=None)
    if reference.strip():
        return every.filter(reference__iexact=reference.strip())
    return every.filter(
        person__given_names__iexact=given_names.strip(),
        person__family_name__iexact=family_name.strip(),
        person__born_on=born_on,
    )


def judge(access: Access, *, proper: bool | None, words: str, by: User, today: date) -> None:
    """Write down whether a record was rightly opened in an emergency, or raise CannotJudge; a misuse ends it."""
    # Every carer: the record may be restricted, and whoever judges need not be named for it.
    with action("judge an opening in an emergency", by=by), scope.every_carer():
        access = Access.objects.select_for_update(no_key=True).get(pk=access.pk)
        judged = access.looked_at_on is not None
        refuse_if(
            CannotJudge, rules.reasons_not_to_judge(proper, words, judged=judged, own=access.user_id == by.pk)
        )
        access.looked_at_by, access.looked_at_on = by, today
        access.found_proper, access.looked_at_words = proper, words.strip()
        if not proper and access.ended_at is None:
            access.ended_at, access.ended_by = now(), by
        access.save()
        clocks.done(Carer.objects.get(pk=access.carer_id), "emergency_opening", on=today, record=access.pk)
