"""What somebody who never met the family needs to know at two in the morning."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.pathway.models.people import Carer


class EmergencyPlan(models.Model):
    """One page to act on when the carer cannot care. content: section's code (emergency.sections) → what to know.

    Everything needed stands in content: whoever opens it by the card's code sees this row and no other.
    code_hash: of the code on the card, which itself is shown once and kept nowhere. number: a carer's editions, from 1.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        IN_FORCE = "in_force", _("In force")
        REPLACED = "replaced", _("Replaced")
        ENDED = "ended", _("Ended")

    OPEN_FIELDS: ClassVar = ["number", "state", "in_force_on", "review_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="emergency_plans")
    number = models.PositiveIntegerField(default=1)
    content: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    code_hash = models.CharField(max_length=64, blank=True)
    code_made_on = models.DateField(null=True, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [
            models.Index(fields=["code_hash"], name="emergency_by_code", condition=~models.Q(code_hash=""))
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["carer", "number"], name="one_emergency_plan_a_number"),
            models.UniqueConstraint(
                fields=["carer"], condition=models.Q(state="in_force"), name="one_emergency_plan_in_force"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="in_force")
                | models.Q(review_on__isnull=False, in_force_on__isnull=False),
                name="what_is_in_force_is_reviewed",
            ),
        ]

    def __str__(self) -> str:
        return f"emergency plan {self.pk}"


class CopyHolder(models.Model):
    """Who holds a copy of an emergency plan, and whether they have the newest."""

    OPEN_FIELDS: ClassVar = ["given_on", "taken_back_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="copy_holders")
    plan = models.ForeignKey(EmergencyPlan, on_delete=models.CASCADE, related_name="holders")
    name = models.CharField(_("Who"), max_length=200)
    how_to_reach = models.CharField(_("Telephone"), max_length=100, blank=True)
    what = models.CharField(max_length=30, blank=True)
    given_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"copy {self.pk}"


class CardUse(models.Model):
    """An emergency plan was opened by its card's code: when, and what whoever did it said they are."""

    OPEN_FIELDS: ClassVar = ["at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="card_uses")
    plan = models.ForeignKey(EmergencyPlan, on_delete=models.CASCADE, related_name="uses")
    at = models.DateTimeField(auto_now_add=True)
    who = models.CharField(max_length=200)
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"card use {self.pk}"
