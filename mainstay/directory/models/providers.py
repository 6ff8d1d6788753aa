"""Who offers help: charities, companies, councils, health bodies, and groups that are none of these."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, Organisation


class Provider(models.Model):
    """An organisation in the directory (Open Referral: organization).

    organisation: those who may sign in for it, once a claim was agreed. merged_into: the entry that stands for
    it now; this one keeps its id, so that old links still lead somewhere.
    """

    class Kind(models.TextChoices):
        CHARITY = "charity", _("Charity")
        COMPANY = "company", _("Company")
        COMMUNITY = "community", _("Community group or club")
        SOCIAL_ENTERPRISE = "social_enterprise", _("Social enterprise")
        COUNCIL = "council", _("Council")
        NHS = "nhs", _("NHS body")
        PERSON = "person", _("One person working for themselves")
        OTHER = "other", _("Something else")

    OPEN_FIELDS: ClassVar = ["public_id", "name", "description", "kind", "website"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=255)
    description = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    website = models.URLField(max_length=500, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            # Two authorities may list one thing under the id that its source gave it.
            models.UniqueConstraint(fields=["authority", "public_id"], name="a_provider_once_an_id"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="no_provider_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProviderIdentifier(models.Model):
    """A number by which a register knows a provider. scheme: an org-id list (GB-CHC), or a regulator's own."""

    OPEN_FIELDS: ClassVar = ["scheme", "identifier"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=30)
    identifier = models.CharField(max_length=60)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["scheme", "identifier"], name="provider_by_identifier")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "scheme", "identifier"], name="an_identifier_once_a_provider"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme}-{self.identifier}"
