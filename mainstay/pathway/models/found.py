"""How carers come to be known: referrals, advice to people without a name, and records that may be one."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.pathway.models.people import Carer


class Referral(models.Model):
    """Somebody asks that a carer be supported: the carer, or another with the carer's agreement.

    through: code of pathway.found_through. about: what was said of the carer, by the names of Person's fields.
    receipt: what whoever sent it may look up how it stands with.
    """

    class State(models.TextChoices):
        NEW = "new", _("New")
        ACCEPTED = "accepted", _("Accepted")
        JOINED = "joined", _("Joined to a record that was there")
        DECLINED = "declined", _("The carer did not want it")
        ELSEWHERE = "elsewhere", _("Sent to another authority")
        MISTAKE = "mistake", _("Not a referral")

    OPEN_FIELDS: ClassVar = ["through", "received_on", "state", "answered_on", "urgent"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(
        Carer, on_delete=models.CASCADE, null=True, blank=True, related_name="referrals"
    )
    through = models.CharField(max_length=30)
    about: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    words = models.TextField(max_length=4000, blank=True)
    who_refers = models.CharField(max_length=200, blank=True)
    carer_agreed = models.BooleanField(default=False)
    urgent = models.BooleanField(default=False)
    receipt = models.CharField(max_length=12)
    received_on = models.DateField()
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=500, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-urgent", "received_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "receipt"], name="one_referral_a_receipt"),
            models.CheckConstraint(
                condition=models.Q(state="new", answered_on__isnull=True)
                | (~models.Q(state="new") & models.Q(answered_on__isnull=False)),
                name="a_referral_is_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"referral {self.pk}"


class Advice(models.Model):
    """Advice or information given once, to a carer or to somebody who gave no name. topics: interventions' codes."""

    OPEN_FIELDS: ClassVar = ["on", "way", "topics", "area_code", "in_writing", "through"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, null=True, blank=True, related_name="advice")
    on = models.DateField()
    way = models.CharField(max_length=30)
    through = models.CharField(max_length=30, blank=True)
    topics = ArrayField(models.CharField(max_length=10), default=list)
    area_code = models.CharField(max_length=12, blank=True)
    in_writing = models.BooleanField(default=False)
    words = models.TextField(max_length=2000, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"advice {self.pk}"


class SamePair(models.Model):
    """Two records that may be one carer, and what a person found. undo: what merging moved, to put it back."""

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        MERGED = "merged", _("Merged")
        DIFFERENT = "different", _("Two people")

    OPEN_FIELDS: ClassVar = ["state", "score"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    reasons = ArrayField(models.CharField(max_length=200), default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    undo: "models.JSONField[Any, Any]" = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-score", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["carer", "other"], name="one_pair_of_carers"),
            models.CheckConstraint(
                condition=models.Q(carer__lt=models.F("other")), name="pair_of_carers_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"
