"""A file that somebody sent, on its way to being loaded."""

from typing import ClassVar

from django.db import models

from mainstay.accounts.models import Authority, User
from mainstay.places.models.files import LoadedFile


class Upload(models.Model):
    """A file received but not yet confirmed: what was found in it is kept here until it is.

    findings: what the check found, ready to show (see interop's ``describe``); progress: 0 to 100.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be checked"
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Checked"
        REFUSED = "refused", "Cannot be loaded"
        LOADING = "loading", "Being loaded"
        LOADED = "loaded", "Loaded"
        CANCELLED = "cancelled", "Cancelled"

    OPEN_FIELDS: ClassVar = ["file_name", "state"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=255)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    layout = models.CharField(max_length=80, blank=True, help_text="Blank until recognised.")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    progress = models.IntegerField(default=0)
    findings = models.JSONField(default=dict)
    sent_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    loaded_file = models.ForeignKey(LoadedFile, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-sent_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(progress__gte=0, progress__lte=100), name="progress_is_a_percentage"
            )
        ]
