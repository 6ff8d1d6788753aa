"""Values of policy that an authority has set for itself, each with its reason."""

from typing import ClassVar

from django.db import models

from mainstay.accounts.models import Authority, User


class LocalValue(models.Model):
    """An authority's own value in place of a pack's, from the day it was set until it is withdrawn.

    Added to, never edited: a new value withdraws the one before it, so an old assessment can say
    which value it used. value: what the pack holds under ``values`` (a number, text, or low/central/high).
    """

    OPEN_FIELDS: ClassVar = ["key", "value", "reason", "set_on", "withdrawn_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    key = models.CharField(max_length=120)
    value = models.JSONField()
    reason = models.TextField()
    set_on = models.DateField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["key", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "key"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_local_value_a_key",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
                name="withdrawn_on_with_withdrawn_by",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_local_value_has_a_reason"),
        ]
