"""What help there is, bought or not, in an office or a church hall."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.directory.models.providers import Provider
from mainstay.places.models import LoadedFile


def codes(longest: int = 30) -> "ArrayField[Any, Any]":
    """Return a column that holds codes of a pack or of places."""
    return ArrayField(models.CharField(max_length=longest), default=list, blank=True)


class Service(models.Model):
    """A service that carers can use (Open Referral: service), as it is listed now.

    interventions, outcomes, pathway: codes of the model of carer support; where outcomes or pathway are empty,
    those of its interventions hold. groups: carers it is meant for and good with, conditions: of the person
    looked after; empty is everybody. areas: codes of the places it serves, from a ward to a nation; empty says
    that only its locations tell. kept_by: whose word counts when a source and the owner differ.
    """

    class State(models.TextChoices):
        LISTED = "listed", _("Listed")
        PAUSED = "paused", _("Not running for now")
        WITHDRAWN = "withdrawn", _("Taken out of the directory")

    class Funding(models.TextChoices):
        COMMISSIONED = "commissioned", _("Commissioned")
        GRANT = "grant", _("Grant")
        UNIVERSAL = "universal", _("Universal service")
        VOLUNTEER = "volunteer", _("Run by volunteers")
        DONATED = "donated", _("Donated")
        PRIVATE = "private", _("Paid for privately")

    # Paid for by a public body: to take one out is a decision about carers.
    BOUGHT: ClassVar = (Funding.COMMISSIONED, Funding.GRANT)

    class Cost(models.TextChoices):
        FREE = "free", _("Free")
        DONATION = "donation", _("Give what you can")
        CHARGE = "charge", _("There is a charge")
        ASSESSED = "assessed", _("Depends on an assessment of money")

    class With(models.TextChoices):
        WITHOUT = "without", _("The carer comes without the person they look after")
        TOGETHER = "together", _("The carer and the person come together")
        PERSON = "person", _("For the person, while the carer has time away")
        EITHER = "either", _("With or without the person")

    class WayIn(models.TextChoices):
        OPEN = "open", _("Just turn up or get in touch")
        REFERRAL = "referral", _("Somebody refers you")
        ASSESSMENT = "assessment", _("After an assessment by the council or partnership")

    class Capacity(models.TextChoices):
        TAKING = "taking", _("Taking people now")
        WAITING = "waiting", _("There is a waiting list")
        FULL = "full", _("Full")

    class KeptBy(models.TextChoices):
        SOURCE = "source", _("The source it was loaded from")
        OWNER = "owner", _("Its owner")

    OPEN_FIELDS: ClassVar = [
        "public_id",
        "name",
        "description",
        "website",
        "interventions",
        "outcomes",
        "pathway",
        "groups",
        "conditions",
        "ways",
        "with_person",
        "funded_how",
        "cost",
        "cost_note",
        "eligibility",
        "minimum_age",
        "maximum_age",
        "way_in",
        "languages",
        "accessibility",
        "areas",
        "capacity",
        "capacity_on",
        "waiting_weeks",
        "checked_on",
        "state",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="services")
    name = models.CharField(max_length=255)
    description = models.TextField(blank=True)
    website = models.URLField(max_length=500, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    interventions = codes()
    outcomes = codes()
    pathway = codes()
    groups = codes()
    conditions = codes()
    ways = codes()
    with_person = models.CharField(max_length=12, choices=With.choices, blank=True)
    funded_how = models.CharField(max_length=20, choices=Funding.choices, blank=True)
    funding_ends_on = models.DateField(null=True, blank=True)
    funding_pence_a_year = models.BigIntegerField(null=True, blank=True)
    cost = models.CharField(max_length=12, choices=Cost.choices, blank=True)
    cost_note = models.CharField(max_length=255, blank=True)
    eligibility = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    way_in = models.CharField(max_length=12, choices=WayIn.choices, blank=True)
    languages = codes(12)
    accessibility = codes()
    areas = codes(12)
    places_per_week = models.PositiveIntegerField(null=True, blank=True)
    carers_a_year = models.PositiveIntegerField(null=True, blank=True)
    quality = models.CharField(max_length=120, blank=True)
    quality_on = models.DateField(null=True, blank=True)
    capacity = models.CharField(max_length=12, choices=Capacity.choices, blank=True)
    capacity_on = models.DateField(null=True, blank=True)
    waiting_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.LISTED)
    kept_by = models.CharField(max_length=8, choices=KeptBy.choices, default=KeptBy.SOURCE)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True)
    file = models.ForeignKey(LoadedFile, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        indexes: ClassVar = [
            models.Index(fields=["authority", "state"], name="service_by_state"),
            GinIndex(fields=["areas"], name="service_by_area"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "public_id"], name="a_service_once_an_id"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="no_service_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(state="withdrawn"),
                name="a_merged_service_is_not_listed",
            ),
            models.CheckConstraint(
                condition=models.Q(minimum_age__isnull=True)
                | models.Q(maximum_age__isnull=True)
                | models.Q(minimum_age__lte=models.F("maximum_age")),
                name="ages_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(funding_pence_a_year__isnull=True) | models.Q(funding_pence_a_year__gte=0),
                name="no_funding_below_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CostOption(models.Model):
    """One price of a service (Open Referral: cost_option)."""

    OPEN_FIELDS: ClassVar = ["option", "amount_pence", "description", "valid_from", "valid_to"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    option = models.CharField(max_length=255, blank=True)
    amount_pence = models.PositiveIntegerField(null=True, blank=True)
    description = models.CharField(max_length=500, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.option or self.description
