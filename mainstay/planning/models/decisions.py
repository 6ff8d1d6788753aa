"""Decisions on priorities that were taken in earlier rounds."""

from typing import ClassVar

from django.db import models

from mainstay.accounts.models import Authority, User
from mainstay.planning.models.priorities import Priority


class EarlierDecision(models.Model):
    """What was decided on a priority before it was opened again, and why it was. Added to, never edited."""

    OPEN_FIELDS: ClassVar = [
        "round",
        "state",
        "reason",
        "decided_on",
        "decided_body",
        "reopened_on",
        "reopened_because",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="earlier")
    round = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=Priority.State.choices)
    reason = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_body = models.CharField(max_length=200)
    review_on = models.DateField(null=True, blank=True)
    no_ranking_reason = models.CharField(max_length=500, blank=True)
    reopened_on = models.DateField()
    reopened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reopened_because = models.CharField(max_length=500)

    class Meta:
        ordering: ClassVar = ["-round"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["priority", "round"], name="one_decision_a_round"),
            models.CheckConstraint(condition=~models.Q(reopened_because=""), name="reopened_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"round {self.round}: {self.state}"
