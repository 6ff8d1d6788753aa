"""Questions about reviews: how far each has come, and whose voices are missing from it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.planning.models import Evidence, Grounds, KeyAnswer, Priority, Review
from mainstay.planning.rules.reviews import Question


def reviews_visible_to(user: User) -> QuerySet[Review]:
    """Return the reviews of the user's authority, newest first; each has ``settled``, how many questions are."""
    return Review.objects.filter(authority=user.authority).annotate(
        settled=Coalesce(_settled(), Value(0), output_field=IntegerField())
    )


def _settled() -> Subquery:
    stands = Exists(Grounds.objects.filter(answer=OuterRef("pk")))
    answers = KeyAnswer.objects.filter(review=OuterRef("pk"))
    settled = answers.filter(~Q(why_not="") | ~Q(answer="") & stands).order_by()
    return Subquery(settled.values("review").annotate(how_many=Count("pk")).values("how_many"))


@dataclass(frozen=True)
class KeyQuestion:
    """One key question of a review: what the guide asks, what was written, and what that stands on."""

    code: str
    title: str
    description: str
    answer: KeyAnswer | None
    grounds: tuple[Grounds, ...]

    @property
    def as_rule(self) -> Question:
        """The question as plain values, ready for the rules."""
        written = self.answer
        return Question(
            self.code,
            self.title,
            written.answer if written else "",
            written.why_not if written else "",
            len(self.evidence),
        )

    @property
    def state(self) -> str:
        """One of rules.reviews: answered, put aside or open."""
        return self.as_rule.state

    @property
    def written(self) -> dict[str, str]:
        """What was written so far, as the form begins."""
        return {"answer": self.answer.answer, "why_not": self.answer.why_not} if self.answer else {}

    @property
    def evidence(self) -> list[Evidence]:
        """What the answer stands on."""
        return [each.evidence for each in self.grounds]

    @property
    def said(self) -> set[tuple[str, str]]:
        """Title and words of each piece it stands on: the same is not suggested twice."""
        return {(each.title, each.says) for each in self.evidence}


def key_questions(review: Review, today: date) -> list[KeyQuestion]:
    """Return the key questions in the guide's order, as they stand in this review; two queries."""
    answers = {each.question: each for each in review.answers.select_related("written_by")}
    stood_on: dict[int, list[Grounds]] = {}
    for grounds in Grounds.objects.filter(answer__review=review).select_related("evidence").order_by("pk"):
        stood_on.setdefault(grounds.answer_id or 0, []).append(grounds)
    return [
        KeyQuestion(
            item.code,
            item.title,
            item.description,
            answer := answers.get(item.code),
            tuple(stood_on.get(answer.pk, ())) if answer else (),
        )
        for item in policy.items("model.key_questions", on=today)
    ]


def codes_of_questions(today: date) -> list[str]:
    """Return the codes of the key questions."""
    return [item.code for item in policy.items("model.key_questions", on=today)]


def beside(question: KeyQuestion, today: date) -> tuple[str | None, str | None]:
    """Return the codes of the questions before and after this one; None at the ends."""
    codes = codes_of_questions(today)
    at = codes.index(question.code)
    return codes[at - 1] if at else None, codes[at + 1] if at + 1 < len(codes) else None


def voices(review: Review) -> list[Evidence]:
    """Return carers' words among the review's evidence, those of carers who use no service first."""
    words = Evidence.objects.filter(kind=Evidence.Kind.WORDS, grounds_of__answer__review=review)
    return list(words.order_by("uses_services", "-gathered_on", "pk").distinct())


def priorities_of(review: Review) -> list[Priority]:
    """Return the priorities proposed in a review."""
    return list(review.priorities.all())


def heard_non_users(review: Review) -> bool:
    """Whether words of carers who use no service are among the review's evidence."""
    return Evidence.objects.filter(
        kind=Evidence.Kind.WORDS, uses_services=False, grounds_of__answer__review=review
    ).exists()


@dataclass(frozen=True)
class ReviewSoFar:
    """A review, and how many of its key questions are settled."""

    review: Review
    settled: int


def so_far(user: User) -> list[ReviewSoFar]:
    """Return every review of the authority, newest first; one query."""
    return [_so_far(each) for each in reviews_visible_to(user)]


def newest_review(user: User) -> ReviewSoFar | None:
    """Return the newest review of the authority, or None; one query."""
    found = reviews_visible_to(user).first()
    return _so_far(found) if found else None


def _so_far(review: Review) -> ReviewSoFar:
    return ReviewSoFar(review, review.settled)  # type: ignore[attr-defined]  # annotated by the query
