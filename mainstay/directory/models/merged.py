"""Where the address of an entry that was merged away leads now."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority


class FormerId(models.Model):
    """The public id of an entry that was merged away, and that of the entry it was merged into.

    The public reads this and not the entry itself, which is no longer listed. Where the other was merged away
    in its turn there is a row for that too: the way is followed to its end.
    """

    class Kind(models.TextChoices):
        PROVIDER = "provider", _("Provider")
        SERVICE = "service", _("Service")

    OPEN_FIELDS: ClassVar = ["kind", "former", "now"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    former = models.UUIDField()
    now = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "kind", "former"], name="an_id_leads_one_way"),
            models.CheckConstraint(condition=~models.Q(former=models.F("now")), name="no_id_leads_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.former} leads to {self.now}"
