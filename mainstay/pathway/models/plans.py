"""What a carer wants to reach, what would help, and who agreed to it."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.directory.models import Service
from mainstay.pathway.models.assessing import Assessment
from mainstay.pathway.models.deciding import Decision
from mainstay.pathway.models.people import Carer


class Plan(models.Model):
    """What was planned with a carer. category: 3a prevention or 3b crisis (model.pathway). number: from 1, a carer's.

    break_pattern: what breaks are planned and how often, in words; enough_breaks: whether the carer says they suffice.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        APPROVING = "approving", _("Waiting for approval")
        SENT_BACK = "sent_back", _("Sent back")
        AGREED = "agreed", _("Agreed")
        REFUSED = "refused", _("Refused")
        SUSPENDED = "suspended", _("Suspended")
        ENDED = "ended", _("Ended")

    class Category(models.TextChoices):
        PREVENTION = "3a", _("Support that prevents or comes early")
        CRISIS = "3b", _("Support in reaction or crisis")

    OPEN_FIELDS: ClassVar = ["number", "category", "state", "starts_on", "review_on", "agreed_on", "ended_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="plans")
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    number = models.PositiveIntegerField(default=1)
    category = models.CharField(max_length=2, choices=Category.choices, default=Category.PREVENTION)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    break_pattern = models.TextField(max_length=2000, blank=True)
    enough_breaks = models.BooleanField(null=True, blank=True)
    contingency = models.TextField(max_length=4000, blank=True)
    risk_of_doing = models.TextField(max_length=2000, blank=True)
    risk_of_not_doing = models.TextField(max_length=2000, blank=True)
    carer_agreed_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    copy_given_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=30, blank=True)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["carer", "number"], name="one_plan_a_number"),
            models.UniqueConstraint(
                fields=["carer"],
                condition=models.Q(state__in=["draft", "approving", "sent_back"]),
                name="one_plan_being_written",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["agreed", "suspended"]) | models.Q(agreed_on__isnull=False),
                name="an_agreed_plan_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"


class PersonalOutcome(models.Model):
    """What the carer wants to reach, in their words. outcomes: codes of model.outcomes, at least one.

    achieved: what the newest review found, 0 not at all to 3 fully (pathway.achieved); None before any.
    """

    OPEN_FIELDS: ClassVar = ["outcomes", "achieved"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="outcomes")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="outcomes")
    words = models.CharField(max_length=500)
    outcomes = ArrayField(models.CharField(max_length=4))
    place = models.PositiveSmallIntegerField(default=0)
    achieved = models.PositiveSmallIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(outcomes__len__gte=1), name="an_outcome_is_of_the_five"
            ),
            models.CheckConstraint(
                condition=models.Q(achieved__isnull=True) | models.Q(achieved__lte=3), name="achieved_0_to_3"
            ),
        ]

    def __str__(self) -> str:
        return f"outcome {self.pk}"


class Support(models.Model):
    """One thing that would help: a service, something nobody commissions, or the carer's own idea.

    intervention: code of model.interventions. kind_of_break: code of model.break_types, empty where it is no break.
    paid: False for what costs nobody's budget: universal, community, family. a_week: units each week, for so many
    weeks. price_pence: whole pence a unit. service: None for an own idea, or while nothing is chosen.
    """

    class State(models.TextChoices):
        WANTED = "wanted", _("Wanted")
        AGREED = "agreed", _("Agreed")
        LOOKING = "looking", _("Being looked for")
        CHOSEN = "chosen", _("Chosen by the carer")
        ARRANGED = "arranged", _("Arranged")
        SUSPENDED = "suspended", _("Suspended")
        UNMET = "unmet", _("Could not be met")
        ENDED = "ended", _("Ended")

    class Unit(models.TextChoices):
        HOUR = "hour", _("hours")
        NIGHT = "night", _("nights")
        SESSION = "session", _("sessions")
        ONCE = "once", _("one sum")

    OPEN_FIELDS: ClassVar = [
        "intervention",
        "kind_of_break",
        "paid",
        "for_person",
        "unit",
        "a_week",
        "weeks",
        "price_pence",
        "state",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="supports")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="supports")
    outcome = models.ForeignKey(PersonalOutcome, on_delete=models.CASCADE, related_name="supports")
    intervention = models.CharField(max_length=4)
    words = models.CharField(max_length=500)
    kind_of_break = models.CharField(max_length=30, blank=True)
    with_person = models.CharField(max_length=10, blank=True)
    planned = models.BooleanField(default=True)
    for_person = models.BooleanField(
        default=False, help_text=_("Given to the person looked after, so that the carer rests.")
    )
    for_sufficient_breaks = models.BooleanField(default=False)
    paid = models.BooleanField(default=False)
    service = models.ForeignKey(Service, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    unit = models.CharField(max_length=10, choices=Unit.choices, blank=True)
    a_week = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    price_pence = models.PositiveIntegerField(null=True, blank=True)
    wishes: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WANTED)
    place = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["paid", "place", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(paid=False) | models.Q(price_pence__isnull=False),
                name="what_is_paid_has_a_price",
            )
        ]

    def __str__(self) -> str:
        return f"support {self.pk}"


class ToDo(models.Model):
    """Who does what by when, beside the support itself."""

    OPEN_FIELDS: ClassVar = ["by_on", "done_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="to_dos")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="to_dos")
    words = models.CharField(max_length=300)
    who = models.CharField(max_length=200)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["by_on", "pk"]

    def __str__(self) -> str:
        return f"to do {self.pk}"
