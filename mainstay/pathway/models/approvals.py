"""Who agreed to a plan, step by step."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.pathway.models.people import Carer
from mainstay.pathway.models.plans import Plan


class Approval(models.Model):
    """One step of the chain that a plan goes through, added to and never edited once answered.

    step: code of approval.steps (worker, manager, panel, finance). year_pence: what the plan costs in a year, then.
    A refusal says what is risked by not doing it.
    """

    class Answer(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        AGREED = "agreed", _("Agreed")
        SENT_BACK = "sent_back", _("Sent back")
        REFUSED = "refused", _("Refused")
        TAKEN_BACK = "taken_back", _("Taken back")

    OPEN_FIELDS: ClassVar = ["step", "year_pence", "answer", "asked_on", "answered_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="approvals")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="approvals")
    step = models.CharField(max_length=20)
    year_pence = models.PositiveBigIntegerField()
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    reason = models.TextField(max_length=2000, blank=True)
    risk_of_not_doing = models.TextField(max_length=2000, blank=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(answer="waiting"), name="one_approval_waits"
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="refused")
                | (~models.Q(reason="") & ~models.Q(risk_of_not_doing="")),
                name="a_refusal_says_what_it_risks",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="waiting", answered_on__isnull=True)
                | (~models.Q(answer="waiting") & models.Q(answered_on__isnull=False)),
                name="an_approval_is_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"approval {self.pk}"
