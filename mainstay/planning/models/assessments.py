"""Needs assessments as they stood on a day."""

from typing import ClassVar

from django.db import models

from mainstay.accounts.models import Authority, User


class NeedsAssessment(models.Model):
    """A saved version of an area's needs assessment, with the assumptions and files it stood on.

    content: the whole assessment, as ``planning.needs.content`` writes and reads it; it is never worked
    out again, so what a committee saw can be seen for ever. Added to, never edited.
    """

    OPEN_FIELDS: ClassVar = ["area_code", "area_name", "title", "as_at", "content"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    area_code = models.CharField(max_length=12)
    area_name = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    as_at = models.DateField()
    content = models.JSONField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT)
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-saved_at"]
        indexes: ClassVar = [models.Index(fields=["authority", "area_code"], name="assessment_by_area")]

    def __str__(self) -> str:
        return self.title
