"""Everything that changes a review: it is opened, its questions are answered, it moves on, it is closed."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.planning.models import KeyAnswer, Priority, Review
from mainstay.planning.queries.reviews import heard_non_users, key_questions
from mainstay.planning.rules import reviews as rules


class CannotMoveOn(Refused):
    """A review cannot move on yet; ``reasons`` has every one as a sentence."""


class CannotClose(Refused):
    """A review cannot be closed yet; ``reasons`` has every one as a sentence."""


class CannotAnswer(Refused):
    """A question cannot be answered so; ``reasons`` has every one as a sentence."""


def open_review(title: str, area_code: str, *, by: User, today: date) -> Review:
    """Open a review of an area, with every key question open."""
    with action("open a review", by=by):
        return Review.objects.create(
            authority=by.authority, title=title, area_code=area_code, opened_on=today, opened_by=by
        )


def answer(review: Review, question: str, *, answer: str, why_not: str, by: User) -> KeyAnswer:
    """Write the answer to a key question, or why there is none; raise CannotAnswer if neither is said."""
    with action("answer a key question", by=by):
        # Locked, because somebody may be moving it on now.
        review = Review.objects.select_for_update().get(pk=review.pk)
        reasons = rules.reasons_not_to_answer(
            answer, why_not, moved_on=review.moved_on_on is not None, closed=review.closed_on is not None
        )
        refuse_if(CannotAnswer, reasons)
        written = {"answer": answer.strip(), "why_not": why_not.strip(), "written_by": by}
        kept, _made = KeyAnswer.objects.update_or_create(
            review=review, question=question, defaults=written, create_defaults=written | _of(review)
        )
        return kept


def place_for(review: Review, question: str, *, by: User) -> KeyAnswer:
    """Return the answer that evidence for a question is put under, written or not yet."""
    with action("make room for the answer to a key question", by=by):
        kept, _made = KeyAnswer.objects.get_or_create(
            review=review, question=question, defaults={"written_by": by} | _of(review)
        )
        return kept


def _of(review: Review) -> dict[str, object]:
    return {"authority": review.authority}


def move_on(review: Review, *, by: User, today: date) -> Review:
    """Move from reviewing provision to deciding priorities, or raise CannotMoveOn with every reason."""
    with action("move a review on to priorities", by=by):
        # Locked, because somebody may be taking away the evidence that it stands on.
        review = Review.objects.select_for_update().get(pk=review.pk)
        reasons = rules.reasons_not_to_move_on(
            [each.as_rule for each in key_questions(review, today)],
            heard_non_users=heard_non_users(review),
            moved_on=review.moved_on_on is not None,
            closed=review.closed_on is not None,
        )
        refuse_if(CannotMoveOn, reasons)
        review.moved_on_on, review.moved_on_by = today, by
        review.save(update_fields=["moved_on_on", "moved_on_by"])
        return review


def close(review: Review, *, by: User, today: date) -> Review:
    """Close a review, after which nothing is answered, proposed or taken up again in it; or raise CannotClose."""
    with action("close a review", by=by):
        # Locked, because somebody may be proposing a priority now, or opening a decision again.
        review = Review.objects.select_for_update().get(pk=review.pk)
        undecided = review.priorities.filter(state=Priority.State.PROPOSED).values_list("title", flat=True)
        refuse_if(
            CannotClose, rules.reasons_not_to_close(list(undecided), closed=review.closed_on is not None)
        )
        review.closed_on = today
        review.save(update_fields=["closed_on"])
        return review
