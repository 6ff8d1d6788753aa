"""Areas by code, how they nest, how their codes changed, and their outlines."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Upper

from mainstay.accounts.models import Authority, User
from mainstay.places.models.files import LoadedFile

SMALL = ["lsoa", "data_zone"]


class Place(models.Model):
    """An area with an official code. Places without an authority are real and belong to everyone."""

    OPEN_FIELDS: ClassVar = ["code", "name", "level", "nation"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, blank=True, db_index=False)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=30)
    nation = models.CharField(max_length=20)

    class Meta:
        indexes: ClassVar = [
            # Tens of thousands of small areas are never looked for by name, and each index slows their loading.
            models.Index(Upper("name"), name="place_by_name", condition=~models.Q(level__in=SMALL)),
            models.Index(
                fields=["level", "name"], name="place_by_level", condition=~models.Q(level__in=SMALL)
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "authority"], nulls_distinct=False, name="one_place_a_code"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PlaceLink(models.Model):
    """One area lies in another, as a lookup or an outline says."""

    file = models.ForeignKey(LoadedFile, on_delete=models.CASCADE)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, blank=True, db_index=False)
    child = models.CharField(max_length=12)
    child_level = models.CharField(max_length=30)
    parent = models.CharField(max_length=12)
    parent_level = models.CharField(max_length=30)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["parent", "child_level", "child"], name="link_down"),
            models.Index(fields=["child", "parent_level", "parent"], name="link_up"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "child", "parent"], name="one_link_a_pair")
        ]


class CodeChange(models.Model):
    """An area that became another, or split or merged, between two sets of boundaries.

    kind: U unchanged, S split, M merged, X no simple match (the statistics office's letters).
    """

    file = models.ForeignKey(LoadedFile, on_delete=models.CASCADE)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, blank=True, db_index=False)
    old = models.CharField(max_length=12)
    new = models.CharField(max_length=12)
    kind = models.CharField(max_length=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["new", "old"], name="change_by_new")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "old", "new"], name="one_change_a_pair")
        ]


class Boundary(models.Model):
    """The outline of an area, as GeoJSON in longitude and latitude."""

    file = models.ForeignKey(LoadedFile, on_delete=models.CASCADE)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, blank=True, db_index=False)
    code = models.CharField(max_length=12, db_index=True)
    geometry = models.JSONField()
    square_km = models.FloatField()

    class Meta:
        verbose_name_plural = "boundaries"
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "code"], name="one_boundary_a_code")]


class AreaGroup(models.Model):
    """Small areas that someone drew together, to be assessed as one."""

    OPEN_FIELDS: ClassVar = ["name", "codes"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    codes = ArrayField(models.CharField(max_length=12))
    drawn_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    drawn_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "name"], name="one_group_a_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        """Return the group's code among areas: G and its number."""
        return f"G{self.pk}"
