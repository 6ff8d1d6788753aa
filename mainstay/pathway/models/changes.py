"""Changes in a carer's life, pauses, and what a carer asks for."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.pathway.models.people import Carer
from mainstay.pathway.models.plans import Plan, Support


class Transition(models.Model):
    """A change in a carer's life that needs care across boundaries. kind: code of model.transitions.

    steps: the checklist as it was when it began (pathway.checklists): code → {"done_on", "by", "note"}.
    """

    OPEN_FIELDS: ClassVar = ["kind", "began_on", "closed_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="transitions")
    kind = models.CharField(max_length=10)
    began_on = models.DateField()
    words = models.CharField(max_length=1000, blank=True)
    steps: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    closed_on = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-began_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["carer", "kind"],
                condition=models.Q(closed_on__isnull=True),
                name="one_open_transition_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"transition {self.pk}"


class Pause(models.Model):
    """A plan, or one support of it, stands still from a day to a day. to_on: None until it is taken up again."""

    OPEN_FIELDS: ClassVar = ["from_on", "to_on", "why"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="pauses")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="pauses")
    support = models.ForeignKey(
        Support, on_delete=models.CASCADE, null=True, blank=True, related_name="pauses"
    )
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=30)
    words = models.CharField(max_length=500, blank=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-from_on"]

    def __str__(self) -> str:
        return f"pause {self.pk}"


class Wish(models.Model):
    """Something a carer asks for or says is wrong: another provider, a correction, an earlier review, an end to access.

    kind: code of privacy.wishes. record: the row it is about, in the table its kind names.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        DONE = "done", _("Done")
        NOT_DONE = "not_done", _("Not done, with reasons")

    OPEN_FIELDS: ClassVar = ["kind", "on", "state", "answered_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=30)
    record = models.BigIntegerField(null=True, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.TextField(max_length=2000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"wish {self.pk}"
