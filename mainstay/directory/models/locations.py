"""Where and when a service happens."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from mainstay.accounts.models import Authority
from mainstay.directory.models.entries import Service, codes
from mainstay.directory.models.providers import Provider


class Location(models.Model):
    """A place that people go to (Open Referral: location). latitude, longitude: WGS84 degrees, both or neither.

    small_area: code of the small area it lies in, where known.
    """

    OPEN_FIELDS: ClassVar = [
        "public_id",
        "name",
        "address",
        "town",
        "postcode",
        "latitude",
        "longitude",
        "small_area",
        "accessibility",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4)
    provider = models.ForeignKey(Provider, on_delete=models.SET_NULL, null=True, blank=True)
    name = models.CharField(max_length=255, blank=True)
    address = models.CharField(max_length=500, blank=True)
    town = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    small_area = models.CharField(max_length=12, blank=True)
    accessibility = codes()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "public_id"], name="a_location_once_an_id"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="both_coordinates_or_neither",
            ),
            # 0, 0 lies in the sea off Africa: it means that nobody knew.
            models.CheckConstraint(
                condition=~models.Q(latitude=0, longitude=0), name="no_location_at_nought_nought"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.address


class ServiceAtLocation(models.Model):
    """A service at one of its locations (Open Referral: service_at_location)."""

    OPEN_FIELDS: ClassVar = ["public_id", "service", "location"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="of_services")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "location"], name="a_service_once_a_location")
        ]

    def __str__(self) -> str:
        return f"{self.service} at {self.location}"


def days() -> "ArrayField[Any, Any]":
    """Return a column of days of the week, as iCalendar writes them: MO to SU."""
    return ArrayField(models.CharField(max_length=2), default=list, blank=True)


class Schedule(models.Model):
    """When a service is there (Open Referral: schedule; the words of iCalendar's RRULE).

    at: where these times hold; None is everywhere the service is. Times are local; a schedule that closes at or
    before it opens is refused, one past midnight is two.
    """

    OPEN_FIELDS: ClassVar = [
        "public_id",
        "days",
        "opens_at",
        "closes_at",
        "freq",
        "interval",
        "starts_on",
        "valid_from",
        "valid_to",
        "description",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    public_id = models.UUIDField(default=uuid.uuid4)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    at = models.ForeignKey(ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True)
    days = days()
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    freq = models.CharField(max_length=10, blank=True)
    interval = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    description = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True)
                | models.Q(closes_at__isnull=True)
                | models.Q(opens_at__lt=models.F("closes_at")),
                name="opens_before_it_closes",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_to")),
                name="a_schedule_begins_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.description or " ".join(self.days)
