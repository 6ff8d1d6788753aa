"""Questions about evidence: what there is, and which statements stand on it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, QuerySet

from mainstay.accounts.models import User
from mainstay.directory.models import Service
from mainstay.planning.models import EqualityAssessment, Evidence, Grounds, KeyAnswer, Priority, Review

Statement = KeyAnswer | Priority | EqualityAssessment


def evidence_visible_to(user: User) -> QuerySet[Evidence]:
    """Return the evidence of the user's authority, newest first; each has ``uses``, how many statements stand on it."""
    return (
        Evidence.objects.filter(authority=user.authority)
        .select_related("service", "added_by", "assessment")
        .defer("assessment__content")
        .annotate(uses=Count("grounds_of"))
    )


def evidence_to_use(user: User, used: Collection[int]) -> QuerySet[Evidence]:
    """Return the newest evidence that is not used already, by id; carers' words come first."""
    # Of the kinds, words come last in the alphabet.
    return evidence_visible_to(user).exclude(pk__in=used).order_by("-kind", "-gathered_on", "-pk")[:20]


def search_evidence(user: User, words: str, kind: str) -> QuerySet[Evidence]:
    """Return the evidence of a kind ("" is all) in which every one of the words is found ("" is all)."""
    found = evidence_visible_to(user)
    if kind:
        found = found.filter(kind=kind)
    if words:
        vector = SearchVector("title", "says", "source", "heard_from", config="english")
        found = found.annotate(found_in=vector).filter(found_in=SearchQuery(words, config="english"))
    return found


def grounds_visible_to(user: User) -> QuerySet[Grounds]:
    """Return what links evidence to statements of the user's authority."""
    return Grounds.objects.filter(authority=user.authority).select_related(
        "evidence", "answer__review", "priority", "equality"
    )


@dataclass(frozen=True)
class StatementToUse:
    """A statement that evidence may be put under. named: how a form and ``statement`` know it."""

    named: str
    label: str


def open_statements(user: User, questions: list[tuple[str, str]]) -> list[StatementToUse]:
    """Return the statements evidence may be put under: of open reviews, proposed priorities, unsigned assessments.

    questions: code and title of each key question. Three queries.
    """
    of = {"authority": user.authority}
    reviews = Review.objects.filter(**of, closed_on__isnull=True)
    priorities = Priority.objects.filter(**of, state=Priority.State.PROPOSED)
    unsigned = EqualityAssessment.objects.filter(**of, signed_at__isnull=True)
    return [
        *(
            StatementToUse(f"question-{review.pk}-{code}", f"{review.title}: {code} {title}")
            for review in reviews
            for code, title in questions
        ),
        *(StatementToUse(f"priority-{each.pk}", each.title) for each in priorities),
        *(StatementToUse(f"equality-{each.pk}", each.title) for each in unsigned),
    ]


def service_of(user: User, service_id: str) -> Service | None:
    """Return the authority's service with this id, or None."""
    found = Service.objects.filter(authority=user.authority, pk=service_id) if service_id.isdigit() else None
    return found.first() if found is not None else None


def services_to_name(user: User) -> list[tuple[str, str]]:
    """Return id and name, with the provider's, of every service the authority lists."""
    listed = Service.objects.filter(authority=user.authority, state=Service.State.LISTED)
    return [
        (str(pk), f"{name} ({provider})")
        for pk, name, provider in listed.values_list("pk", "name", "provider__name")
    ]


def statement(user: User, named: str) -> Statement | tuple[Review, str] | None:
    """Return what a form named; a question nobody has written about yet is its review and code. None if not there."""
    kind, _dash, rest = named.partition("-")
    number, _dash, code = rest.partition("-")
    if not number.isdigit():
        return None
    of = {"authority": user.authority, "pk": int(number)}
    if kind == "question":
        review = Review.objects.filter(**of).first()
        return (review, code) if review else None
    if kind == "priority":
        return Priority.objects.filter(**of).first()
    return EqualityAssessment.objects.filter(**of).first() if kind == "equality" else None
