"""Who did what to which record, when: written by the database, never by Python."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One change to one record. Added to by triggers only; sealed into a chain when the change commits."""

    class Operation(models.TextChoices):
        ADDED = "INSERT", "Added"
        CHANGED = "UPDATE", "Changed"
        REMOVED = "DELETE", "Removed"

    OPEN_FIELDS: ClassVar = ["at", "table", "operation"]

    authority_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    action = models.TextField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.TextField()
    table = models.TextField()
    record = models.TextField()
    operation = models.CharField(max_length=6, choices=Operation.choices)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    position = models.BigIntegerField(null=True)
    previous_hash = models.TextField(null=True)
    hash = models.TextField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["table", "record"], name="entry_of_record"),
            # Holds next to nothing: only what the transactions now running have written.
            models.Index(
                fields=["authority_id"], condition=models.Q(position__isnull=True), name="entry_not_sealed"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority_id", "position"],
                nulls_distinct=False,
                condition=models.Q(position__isnull=False),
                name="one_entry_a_position",
            )
        ]
