"""Where a postcode is."""

from typing import ClassVar

from django.db import models

from mainstay.accounts.models import Authority
from mainstay.places.models.files import LoadedFile


class Postcode(models.Model):
    """A postcode as the national list has it, written with its one space. authority: None for the national list.

    latitude, longitude: WGS84 degrees. small_area: code of the small area that holds it.
    """

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, blank=True)
    file = models.ForeignKey(LoadedFile, on_delete=models.CASCADE)
    postcode = models.CharField(max_length=8)
    latitude = models.FloatField()
    longitude = models.FloatField()
    small_area = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "postcode"], name="a_postcode_once_a_file")
        ]
        indexes: ClassVar = [models.Index(fields=["postcode"], name="postcode_as_written")]

    def __str__(self) -> str:
        return self.postcode
