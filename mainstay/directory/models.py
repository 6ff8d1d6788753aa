"""Services, as somebody in the council knows them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from mainstay.accounts.models import Authority
from mainstay.places.models import LoadedFile


class Service(models.Model):
    """A service that helps carers, listed by hand: bought or not, in an office or a church hall.

    interventions: codes of the model of carer support; places: codes of the areas it serves.
    """

    OPEN_FIELDS: ClassVar = ["name", "provider", "interventions", "places", "funded_how", "cost_to_carer"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    file = models.ForeignKey(LoadedFile, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    provider = models.CharField(max_length=200)
    interventions = ArrayField(models.CharField(max_length=10))
    places = ArrayField(models.CharField(max_length=12))
    funded_how = models.CharField(max_length=40, blank=True)
    cost_to_carer = models.CharField(max_length=120, blank=True)
    places_per_week = models.IntegerField(null=True, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
