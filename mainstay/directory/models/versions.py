"""Entries as they were written: drafts, what was published, who asked to own them, and what was reported wrong."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.directory.models.entries import Service
from mainstay.directory.models.providers import Provider


class ServiceVersion(models.Model):
    """An entry as somebody wrote it; publishing makes it what is listed. content: see rules.entry.

    service: None until a new entry is first published. number: counts what was published, from 1.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Waiting for approval")
        PUBLISHED = "published", _("Published")
        SENT_BACK = "sent_back", _("Sent back")
        DROPPED = "dropped", _("Given up")

    # Not its content: a draft is nobody else's yet, and names whom to ask for.
    OPEN_FIELDS: ClassVar = ["number", "state"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE)
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="versions"
    )
    number = models.PositiveIntegerField(null=True, blank=True)
    content: "models.JSONField[Any, Any]" = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    note = models.CharField(max_length=500, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(auto_now=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["-written_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "number"], name="a_version_number_once"),
            models.CheckConstraint(
                condition=(
                    models.Q(state="published") & models.Q(number__isnull=False, service__isnull=False)
                )
                | (~models.Q(state="published") & models.Q(number__isnull=True)),
                name="what_is_published_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number or self.state} of {self.service_id or 'a new entry'}"


class Claim(models.Model):
    """An organisation asks to keep a provider's entries; somebody at the authority agrees or refuses."""

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for an answer")
        AGREED = "agreed", _("Agreed")
        REFUSED = "refused", _("Refused")
        ENDED = "ended", _("Ended")

    OPEN_FIELDS: ClassVar = ["state", "asked_at", "decided_at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="claims")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    words = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider"], condition=models.Q(state="agreed"), name="one_owner_a_provider"
            ),
            models.UniqueConstraint(
                fields=["provider", "organisation"], condition=models.Q(state="asked"), name="asked_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", decided_at__isnull=True)
                | (~models.Q(state="asked") & models.Q(decided_at__isnull=False)),
                name="a_claim_is_decided_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"claim {self.pk}"


class MistakeReport(models.Model):
    """What somebody, signed in or not, said is wrong with an entry. Nothing about whoever said it is kept."""

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        MENDED = "mended", _("Mended")
        KEPT = "kept", _("Left as it was")

    OPEN_FIELDS: ClassVar = ["about", "reported_at", "state"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="mistakes")
    about = models.CharField(max_length=30)
    words = models.TextField(max_length=1000)
    reported_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-reported_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="open", answered_at__isnull=True)
                | (~models.Q(state="open") & models.Q(answered_at__isnull=False)),
                name="a_report_is_answered_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"
