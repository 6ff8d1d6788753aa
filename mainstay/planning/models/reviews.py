"""A round of review: six key questions, the evidence for what is said, and what stands on it."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.directory.models import Service
from mainstay.planning.models.assessments import NeedsAssessment


def codes() -> "ArrayField[Any, Any]":
    """Return a column that holds codes of a pack or of places."""
    return ArrayField(models.CharField(max_length=30), default=list, blank=True)


class Review(models.Model):
    """One time round steps A2 and A3 of the cycle: from what exists to agreed priorities.

    area_code: the place it is about, usually the authority's own.
    """

    OPEN_FIELDS: ClassVar = ["title", "area_code", "opened_on", "moved_on_on", "closed_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    title = models.CharField(max_length=200)
    area_code = models.CharField(max_length=12)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # From review of provision to deciding priorities: only once every key question is settled.
    moved_on_on = models.DateField(null=True, blank=True)
    moved_on_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-opened_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(moved_on_on__isnull=True, moved_on_by__isnull=True)
                | models.Q(moved_on_on__isnull=False, moved_on_by__isnull=False),
                name="moved_on_by_somebody_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.title


class KeyAnswer(models.Model):
    """The answer to one of the guide's key questions, or the reason why there is none."""

    OPEN_FIELDS: ClassVar = ["question", "answer", "why_not", "written_at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=10)
    answer = models.TextField(blank=True)
    why_not = models.TextField(blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["question"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "question"], name="one_answer_a_question"),
        ]

    def __str__(self) -> str:
        return f"{self.question} of {self.review}"


class Evidence(models.Model):
    """Something that a statement can stand on. Exactly what it is made of depends on its kind.

    says: the figure, the service's part, or carers' words, as they may be repeated. For words: heard_from tells
    which carers in general (never who), heard_count how many, uses_services whether they use any.
    page: the address inside Mainstay where a figure can be seen.
    """

    class Kind(models.TextChoices):
        FIGURE = "figure", _("A figure")
        SERVICE = "service", _("A service")
        WORDS = "words", _("Carers' words")
        DOCUMENT = "document", _("A document")

    OPEN_FIELDS: ClassVar = [
        "kind",
        "title",
        "says",
        "source",
        "gathered_on",
        "groups",
        "places",
        "uses_services",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    says = models.TextField()
    source = models.CharField(max_length=300, blank=True)
    gathered_on = models.DateField()
    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, null=True, blank=True)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True)
    page = models.CharField(max_length=300, blank=True)
    heard_from = models.CharField(max_length=200, blank=True)
    heard_count = models.PositiveIntegerField(null=True, blank=True)
    uses_services = models.BooleanField(null=True, blank=True)
    groups = codes()
    places = codes()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-gathered_on", "-pk"]
        verbose_name_plural = "evidence"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(kind="service") | models.Q(service__isnull=False),
                name="evidence_of_a_service_names_it",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Grounds(models.Model):
    """That a statement stands on a piece of evidence: an answer, a priority or an equality assessment."""

    OPEN_FIELDS: ClassVar = ["evidence", "answer", "priority", "equality"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="grounds_of")
    answer = models.ForeignKey(KeyAnswer, on_delete=models.CASCADE, null=True, related_name="grounds")
    priority = models.ForeignKey(
        "planning.Priority", on_delete=models.CASCADE, null=True, related_name="grounds"
    )
    equality = models.ForeignKey(
        "planning.EqualityAssessment", on_delete=models.CASCADE, null=True, related_name="grounds"
    )

    class Meta:
        verbose_name_plural = "grounds"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(answer__isnull=False, priority__isnull=True, equality__isnull=True)
                | models.Q(answer__isnull=True, priority__isnull=False, equality__isnull=True)
                | models.Q(answer__isnull=True, priority__isnull=True, equality__isnull=False),
                name="grounds_of_one_statement",
            ),
            models.UniqueConstraint(fields=["evidence", "answer"], name="grounds_once_an_answer"),
            models.UniqueConstraint(fields=["evidence", "priority"], name="grounds_once_a_priority"),
            models.UniqueConstraint(fields=["evidence", "equality"], name="grounds_once_an_assessment"),
        ]

    def __str__(self) -> str:
        return f"grounds {self.pk}"
