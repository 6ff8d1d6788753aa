"""How a carer's life is, and how their plan does."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.pathway.models.people import Carer
from mainstay.pathway.models.plans import PersonalOutcome, Plan


def _item() -> "models.PositiveSmallIntegerField[Any, Any]":
    return models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(2)])


class QualityOfLife(models.Model):
    """Six items of the national survey of carers, each 2 the best to 0 the worst (ASCOF 1C); None where not answered.

    at: code of pathway.measured_at: self_assessment, assessment or review.
    """

    OPEN_FIELDS: ClassVar = [
        "on",
        "at",
        "occupation",
        "control",
        "personal_care",
        "safety",
        "social",
        "encouragement",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="quality_of_life")
    on = models.DateField()
    at = models.CharField(max_length=20)
    record = models.BigIntegerField(null=True, blank=True)
    occupation = _item()
    control = _item()
    personal_care = _item()
    safety = _item()
    social = _item()
    encouragement = _item()

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(**{f"{item}__isnull": True}) | models.Q(**{f"{item}__lte": 2}),
                name=f"{item}_0_to_2",
            )
            for item in ("occupation", "control", "personal_care", "safety", "social", "encouragement")
        ]

    def __str__(self) -> str:
        return f"quality of life {self.pk}"


class CarerReview(models.Model):
    """A look at how a plan does. kind: planned, asked for, or because something changed (reviewing.kinds)."""

    class State(models.TextChoices):
        OPEN = "open", _("Under way")
        DONE = "done", _("Done")

    OPEN_FIELDS: ClassVar = ["kind", "on", "state", "next_on", "what_next"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="reviews")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField(max_length=20)
    on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    carers_words = models.TextField(max_length=4000, blank=True)
    persons_words = models.TextField(max_length=4000, blank=True)
    circumstances = models.TextField(max_length=4000, blank=True)
    what_next = models.CharField(max_length=30, blank=True)
    next_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"review {self.pk}"


class OutcomeReviewed(models.Model):
    """How far one personal outcome was reached when it was reviewed: 0 not at all to 3 fully."""

    OPEN_FIELDS: ClassVar = ["achieved"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="outcomes_reviewed")
    review = models.ForeignKey(CarerReview, on_delete=models.CASCADE, related_name="outcomes")
    outcome = models.ForeignKey(PersonalOutcome, on_delete=models.CASCADE, related_name="reviewed")
    achieved = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "outcome"], name="reviewed_once"),
            models.CheckConstraint(condition=models.Q(achieved__lte=3), name="reviewed_0_to_3"),
        ]

    def __str__(self) -> str:
        return f"outcome {self.outcome_id} in review {self.review_id}"
