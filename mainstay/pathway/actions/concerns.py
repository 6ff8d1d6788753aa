"""A worry that somebody is not safe: anybody who works with the carer raises it; few read and answer it."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused
from mainstay.pathway.models import Carer, Concern


class CannotAnswer(Refused):
    """The worry stands as it was."""


def raise_concern(
    carer: Carer,
    *,
    about_whom: str,
    words: str,
    at_once: bool,
    told_them: bool | None,
    by: User,
    today: date,
) -> Concern:
    """Write a worry down. about_whom: "carer", "person", "child" or "other". told_them: whether they know of it."""
    with action("raise a worry about safety", by=by):
        return Concern.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            about_whom=about_whom,
            words=words,
            at_once=at_once,
            told_them=told_them,
            on=today,
            raised_by=by,
        )


def pass_on(concern: Concern, *, done: str, by: User) -> None:
    """Note that it went to the safeguarding team, and how."""
    _answer(concern, Concern.State.PASSED_ON, done, by=by)


def close(concern: Concern, *, done: str, by: User, today: date) -> None:
    """Close it with what was done."""
    concern.closed_on, concern.closed_by = today, by
    _answer(concern, Concern.State.CLOSED, done, by=by)


def _answer(concern: Concern, state: str, done: str, *, by: User) -> None:
    with action("answer a worry about safety", by=by):
        if not done.strip():
            raise CannotAnswer(["Say what was done, and by whom."])
        concern.state = state
        concern.done = "\n\n".join(part for part in (concern.done, done.strip()) if part)
        concern.save(update_fields=["state", "done", "closed_on", "closed_by", "changed_at"])
