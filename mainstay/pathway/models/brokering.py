"""Finding what a plan agreed: the queue, what was looked at, what the carer chose, and what could not be met."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.directory.models import Service
from mainstay.pathway.models.people import Carer
from mainstay.pathway.models.plans import Support


class BrokerRequest(models.Model):
    """One support of a plan waits for somebody to find it. urgency: code of brokerage.urgency, 1 the most urgent."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        LOOKING = "looking", _("Being looked for")
        OFFERED = "offered", _("With the carer to choose")
        CHOSEN = "chosen", _("Chosen")
        UNMET = "unmet", _("Could not be met")
        WITHDRAWN = "withdrawn", _("Not wanted any more")

    OPEN_FIELDS: ClassVar = ["urgency", "state", "queued_on", "needed_by", "closed_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="broker_requests")
    support = models.ForeignKey(Support, on_delete=models.CASCADE, related_name="requests")
    urgency = models.PositiveSmallIntegerField()
    why_urgent = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    needed_by = models.DateField(null=True, blank=True)
    queued_on = models.DateField()
    taken_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    taken_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["urgency", "needed_by", "queued_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["support"],
                condition=models.Q(closed_on__isnull=True),
                name="one_open_request_a_support",
            )
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"


class OfferedMatch(models.Model):
    """A service put before the carer, in what place and why; or looked at and ruled out, and why.

    reasons: what the matching said then (engines.matching), so that the order can be explained afterwards.
    """

    class Answer(models.TextChoices):
        WAITING = "waiting", _("With the carer")
        CHOSEN = "chosen", _("Chosen")
        REFUSED = "refused", _("Turned down")
        RULED_OUT = "ruled_out", _("Ruled out")

    OPEN_FIELDS: ClassVar = ["rank", "answer", "offered_on", "answered_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="matches")
    request = models.ForeignKey(BrokerRequest, on_delete=models.CASCADE, related_name="matches")
    service = models.ForeignKey(Service, on_delete=models.SET_NULL, null=True, related_name="+")
    own_idea = models.CharField(max_length=300, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    reasons: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    words = models.CharField(max_length=1000, blank=True)
    offered_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["rank", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(answer="chosen"), name="one_service_chosen"
            )
        ]

    def __str__(self) -> str:
        return f"match {self.pk}"


class UnmetNeed(models.Model):
    """Something was wanted and could not be had. why: code of brokerage.unmet."""

    OPEN_FIELDS: ClassVar = [
        "intervention",
        "kind_of_break",
        "area_code",
        "why",
        "on",
        "met_later_on",
        "units",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="unmet_needs")
    support = models.ForeignKey(
        Support, on_delete=models.SET_NULL, null=True, blank=True, related_name="unmet"
    )
    intervention = models.CharField(max_length=4)
    kind_of_break = models.CharField(max_length=30, blank=True)
    area_code = models.CharField(max_length=12, blank=True)
    units = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    why = models.CharField(max_length=30)
    words = models.CharField(max_length=1000, blank=True)
    on = models.DateField()
    met_later_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"unmet need {self.pk}"
