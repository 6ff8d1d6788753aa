"""A worry that somebody is not safe: anybody who works with the carer raises it; few read and answer it."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
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


def pass_on(concern: Concern, *, done: str, by: User, today: date) -> None:
    """Note that it went to the safeguarding team, and how; or raise CannotAnswer."""
    answer(concern, Concern.State.PASSED_ON, done=done, by=by, today=today)


def close(concern: Concern, *, done: str, by: User, today: date) -> None:
    """Close it with what was done, or raise CannotAnswer."""
    answer(concern, Concern.State.CLOSED, done=done, by=by, today=today)


def answer(concern: Concern, state: str, *, done: str, by: User, today: date) -> None:
    """Note what was done about a worry, beside what was noted before; or raise CannotAnswer.

    state: "passed_on" or "closed".
    """
    with action("answer a worry about safety", by=by):
        # Locked, because two people may look into it at once: neither's words are lost.
        now = Concern.objects.select_for_update(of=("self",)).get(pk=concern.pk)
        reasons = (
            ["This is closed already. Raise it again if there is more."] if now.state == "closed" else []
        )
        if not done.strip():
            reasons.append("Say what was done, and by whom.")
        refuse_if(CannotAnswer, reasons)
        now.state = state
        now.done = "\n\n".join(part for part in (now.done, done.strip()) if part)
        if state == Concern.State.CLOSED:
            now.closed_on, now.closed_by = today, by
        now.save(update_fields=["state", "done", "closed_on", "closed_by", "changed_at"])
