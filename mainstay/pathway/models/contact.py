"""What is said between a carer and a worker, and worries about safety."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.pathway.models.people import Carer


class Message(models.Model):
    """Something said between a carer and whoever supports them, inside Mainstay and nowhere else."""

    OPEN_FIELDS: ClassVar = ["at", "from_carer"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="messages")
    from_carer = models.BooleanField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=4000)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Concern(models.Model):
    """A worry that somebody is not safe. Anybody who works with carers may raise one; few may read them."""

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        PASSED_ON = "passed_on", _("Passed to the safeguarding team")
        CLOSED = "closed", _("Closed")

    OPEN_FIELDS: ClassVar = ["on", "state", "closed_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="concerns")
    about_whom = models.CharField(max_length=20)
    words = models.TextField(max_length=4000)
    at_once = models.BooleanField(default=False)
    told_them = models.BooleanField(null=True, blank=True)
    on = models.DateField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    done = models.TextField(max_length=4000, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["state", "-at_once", "on"]

    def __str__(self) -> str:
        return f"concern {self.pk}"
