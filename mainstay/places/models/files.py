"""Loaded files and the figures in them: every figure can be traced to its file."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from mainstay.accounts.models import Authority, User


class LoadedFile(models.Model):
    """One published file, as it was loaded; figures without an authority belong to everyone.

    columns: keys of the counts in the order of ``Figures.values``; titles: the publisher's headings.
    """

    OPEN_FIELDS: ClassVar = ["title", "publisher", "licence", "base", "reference_on", "file_name", "sha256"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, blank=True)
    layout = models.CharField(max_length=80)
    dataset = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    base = models.CharField(max_length=200, help_text="Who is counted.")
    reference_on = models.DateField(help_text="The day that the figures describe.")
    levels = ArrayField(models.CharField(max_length=30), default=list)
    nations = ArrayField(models.CharField(max_length=20), default=list)
    columns = ArrayField(models.CharField(max_length=120), default=list)
    titles = ArrayField(models.CharField(max_length=400), default=list)
    warnings = ArrayField(models.TextField(), default=list, blank=True)
    file_name = models.CharField(max_length=255)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    rows = models.IntegerField()
    rows_set_aside = models.IntegerField(default=0)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["dataset", "-reference_on", "-loaded_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "sha256", "layout"], nulls_distinct=False, name="one_load_of_a_file"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.file_name})"


class Figures(models.Model):
    """One place's row of one file: its values in the order of ``LoadedFile.columns``, null where none was given.

    marks: column position → "missing" or "suppressed", where the publisher said why there is no number.
    """

    pk = models.CompositePrimaryKey("file_id", "code")
    file = models.ForeignKey(LoadedFile, on_delete=models.CASCADE, db_index=False)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, blank=True, db_index=False)
    code = models.CharField(max_length=12)
    values = ArrayField(models.FloatField(null=True))
    marks = models.JSONField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "figures"


class RowSetAside(models.Model):
    """A row that was not loaded, and what to do about it."""

    OPEN_FIELDS: ClassVar = ["row", "column", "mend"]

    file = models.ForeignKey(LoadedFile, on_delete=models.CASCADE)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, blank=True)
    row = models.IntegerField(help_text="As the spreadsheet numbers it: the headings are row 1.")
    column = models.TextField(blank=True)
    value = models.TextField(blank=True)
    mend = models.TextField()

    class Meta:
        ordering: ClassVar = ["row", "column"]
