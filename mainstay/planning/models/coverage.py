"""What people say about coverage where they know better than the count."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User


class CoverageJudgement(models.Model):
    """Somebody's own judgement of one cell of the coverage matrix, with the reason. Added to, never edited.

    place: code of the place. group: code of a group of carers, "" for all carers. The newest that was not taken
    back counts.
    """

    class Level(models.TextChoices):
        GAP = "gap", _("Nothing that counts")
        THIN = "thin", _("Not enough")
        ENOUGH = "enough", _("Enough")
        OVER = "over", _("More than is needed")

    OPEN_FIELDS: ClassVar = ["intervention", "place", "group", "level", "reason", "made_at", "taken_back_at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    intervention = models.CharField(max_length=10)
    place = models.CharField(max_length=12)
    group = models.CharField(max_length=30, blank=True)
    level = models.CharField(max_length=8, choices=Level.choices)
    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at"]
        indexes: ClassVar = [models.Index(fields=["authority", "place"], name="judgement_by_place")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_judgement_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | models.Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="taken_back_by_somebody_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intervention} in {self.place}: {self.level}"
