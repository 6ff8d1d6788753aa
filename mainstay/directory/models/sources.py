"""How Mainstay knows: feeds, registers and lists, what each said, and what may be the same thing twice."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.directory.models.entries import Service
from mainstay.directory.models.locations import Location
from mainstay.directory.models.providers import Provider


class Source(models.Model):
    """Somewhere that entries come from, read once or again and again.

    address: of a feed; empty for a file. reading: how far a feed has been read, to take it up again there.
    """

    class Kind(models.TextChoices):
        BY_HAND = "by_hand", _("List typed by hand")
        OPEN_REFERRAL = "open_referral", _("Open Referral UK")
        REGISTER = "register", _("Register of care services")
        CHARITIES = "charities", _("List of charities")
        PAYMENTS = "payments", _("Supplier payments")

    class State(models.TextChoices):
        NEW = "new", _("Not read yet")
        READING = "reading", _("Being read")
        READ = "read", _("Read")
        STOPPED = "stopped", _("Stopped")

    OPEN_FIELDS: ClassVar = ["kind", "name", "publisher", "licence", "read_at", "state"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=255)
    publisher = models.CharField(max_length=255, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    address = models.URLField(max_length=1000, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    reading: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    findings: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    read_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "kind", "name"], name="a_source_once_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class SourceRecord(models.Model):
    """One thing as a source last told it, and the entry it is part of; merging moves the link, never the words.

    gone_at: when the source stopped telling of it.
    """

    class Kind(models.TextChoices):
        PROVIDER = "provider", _("Provider")
        SERVICE = "service", _("Service")
        LOCATION = "location", _("Location")

    OPEN_FIELDS: ClassVar = ["kind", "known_as"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="records")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    known_as = models.CharField(max_length=255)
    provider = models.ForeignKey(
        Provider, on_delete=models.CASCADE, null=True, blank=True, related_name="records"
    )
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="records"
    )
    location = models.ForeignKey(
        Location, on_delete=models.CASCADE, null=True, blank=True, related_name="records"
    )
    content: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    first_seen_at = models.DateTimeField(auto_now_add=True)
    last_seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "kind", "known_as"], name="a_record_once_a_source"),
            models.CheckConstraint(
                condition=models.Q(
                    kind="provider", provider__isnull=False, service__isnull=True, location__isnull=True
                )
                | models.Q(
                    kind="service", service__isnull=False, provider__isnull=True, location__isnull=True
                )
                | models.Q(
                    kind="location", location__isnull=False, provider__isnull=True, service__isnull=True
                ),
                name="a_record_is_of_what_it_says",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.known_as} of {self.source}"


class LikelyDuplicate(models.Model):
    """Two entries that may be one; a person decides. score: 0 to 1. reasons: what speaks for it, as sentences."""

    class State(models.TextChoices):
        WAITING = "waiting", _("To be decided")
        MERGED = "merged", _("Merged")
        DIFFERENT = "different", _("Not the same")

    OPEN_FIELDS: ClassVar = ["score", "reasons", "state"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    one_provider = models.ForeignKey(Provider, on_delete=models.CASCADE, null=True, related_name="+")
    other_provider = models.ForeignKey(Provider, on_delete=models.CASCADE, null=True, related_name="+")
    one_service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, related_name="+")
    other_service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, related_name="+")
    score = models.FloatField()
    reasons = ArrayField(models.CharField(max_length=255))
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    found_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    undo: "models.JSONField[Any, Any]" = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-score"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["one_provider", "other_provider"], name="a_pair_of_providers_once"
            ),
            models.UniqueConstraint(fields=["one_service", "other_service"], name="a_pair_of_services_once"),
            models.CheckConstraint(
                condition=models.Q(
                    one_provider__lt=models.F("other_provider"),
                    one_service__isnull=True,
                    other_service__isnull=True,
                )
                | models.Q(
                    one_service__lt=models.F("other_service"),
                    one_provider__isnull=True,
                    other_provider__isnull=True,
                ),
                name="a_pair_in_order_of_one_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(decided_at__isnull=False)),
                name="a_pair_is_decided_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class Candidate(models.Model):
    """A supplier in a list of payments, or a charity in a list, that may support carers; only a person can say.

    purposes: what the payments were for, in the words of the list. why: what made it a candidate. months: pence
    paid in each month that the list covers ("2024-04": 2594167). told: what else the list says of it (numbers
    in registers, website). first_on, last_on: the days of the first and the last payment; None where none is known.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("To be decided")
        CONFIRMED = "confirmed", _("Supports carers")
        REFUSED = "refused", _("Does something else")

    OPEN_FIELDS: ClassVar = ["name", "spend_pence", "payments", "first_on", "last_on", "purposes", "state"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="candidates")
    name = models.CharField(max_length=255)
    spend_pence = models.BigIntegerField()
    payments = models.PositiveIntegerField()
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    purposes = ArrayField(models.CharField(max_length=255), default=list)
    why = ArrayField(models.CharField(max_length=255))
    doubts = ArrayField(models.CharField(max_length=255), default=list)
    months: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    told: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=500, blank=True)
    provider = models.ForeignKey(
        Provider, on_delete=models.SET_NULL, null=True, blank=True, related_name="paid_as"
    )
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-spend_pence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "name"], name="a_candidate_once_a_source"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(decided_at__isnull=False)),
                name="a_candidate_is_decided_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name
