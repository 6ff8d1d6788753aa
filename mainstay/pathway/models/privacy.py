"""Who opened a record, what must be kept, and what was given out or erased."""

from typing import Any, ClassVar

from django.db import models

from mainstay.accounts.models import Authority, User
from mainstay.pathway.models.people import Carer


class Opening(models.Model):
    """Somebody opened a page about a carer. Added to and never changed; the carer may read who did."""

    OPEN_FIELDS: ClassVar = ["page", "at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="openings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    page = models.CharField(max_length=60)
    access = models.CharField(max_length=12, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-at"]
        indexes: ClassVar = [models.Index(fields=["carer", "-at"], name="openings_newest")]

    def __str__(self) -> str:
        return f"opening {self.pk}"


class LegalHold(models.Model):
    """This record is not erased, whatever the schedule says, until the hold ends."""

    OPEN_FIELDS: ClassVar = ["from_on", "ended_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="holds")
    why = models.CharField(max_length=500)
    from_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"hold {self.pk}"


class GivenOut(models.Model):
    """Everything held about somebody was given to them (subject access), or a record was erased by the schedule.

    what: "copy" or "erased". content: how much of what, never what it said.
    """

    OPEN_FIELDS: ClassVar = ["what", "on", "content"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="given_out")
    what = models.CharField(max_length=10)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    content: "models.JSONField[Any, Any]" = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.pk}"
