"""The joint plan made from what was agreed, kept as it was signed."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.planning.models.reviews import Review


class Strategy(models.Model):
    """A version of the joint plan: its content as it was made, never made again. Signed versions stay for ever."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SIGNED = "signed", _("Signed")

    OPEN_FIELDS: ClassVar = ["title", "number", "content", "state", "made_at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="strategies")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True)
    content: "models.JSONField[Any, Any]" = models.JSONField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        verbose_name_plural = "strategies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "number"], name="one_strategy_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class SignOff(models.Model):
    """That somebody signed a version for a body: the council, the NHS board, the carers' partnership."""

    OPEN_FIELDS: ClassVar = ["body", "words", "signed_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="sign_offs")
    body = models.CharField(max_length=200)
    words = models.CharField(max_length=500, blank=True)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "body"], name="a_body_signs_once")
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.signed_on}"
