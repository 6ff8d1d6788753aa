"""Equality impact assessments: what a decision would do to which carers, weighed before it is taken."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.directory.models import Service
from mainstay.planning.models.priorities import Priority
from mainstay.planning.models.strategies import Strategy


class EqualityAssessment(models.Model):
    """An assessment attached to one decision: a priority, a strategy, or a change to a service.

    Signed by somebody else than who wrote it is good practice, not a rule. Once signed it is not edited.
    """

    OPEN_FIELDS: ClassVar = [
        "title",
        "what_changes",
        "evidence_in_words",
        "mitigation",
        "review_on",
        "signed_at",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    title = models.CharField(max_length=200)
    priority = models.ForeignKey(
        Priority, on_delete=models.CASCADE, null=True, blank=True, related_name="equality"
    )
    strategy = models.ForeignKey(
        Strategy, on_delete=models.CASCADE, null=True, blank=True, related_name="equality"
    )
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="equality"
    )
    what_changes = models.TextField()
    evidence_in_words = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)
    owner = models.CharField(max_length=200, blank=True)
    review_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-written_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(priority__isnull=False, strategy__isnull=True, service__isnull=True)
                | models.Q(priority__isnull=True, strategy__isnull=False, service__isnull=True)
                | models.Q(priority__isnull=True, strategy__isnull=True, service__isnull=False),
                name="an_assessment_of_one_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=True, signed_by__isnull=True)
                | models.Q(signed_at__isnull=False, signed_by__isnull=False, review_on__isnull=False)
                & ~models.Q(owner=""),
                name="signed_with_an_owner_and_a_review",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EffectOnGroup(models.Model):
    """What the decision would do for one group. group: of the overlooked groups or a protected characteristic."""

    class Effect(models.TextChoices):
        BETTER = "better", _("Better off")
        SAME = "same", _("No difference")
        WORSE = "worse", _("Worse off")
        UNKNOWN = "unknown", _("Not known")

    OPEN_FIELDS: ClassVar = ["group", "effect", "why", "mitigation"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    assessment = models.ForeignKey(EqualityAssessment, on_delete=models.CASCADE, related_name="effects")
    group = models.CharField(max_length=30)
    effect = models.CharField(max_length=8, choices=Effect.choices)
    why = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "group"], name="one_effect_a_group")
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.effect}"
