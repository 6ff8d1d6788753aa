"""Priorities: proposed, weighed openly, ranked by carers, decided."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.planning.models.reviews import Review, codes


class Priority(models.Model):
    """Something the area may do first. places: codes; empty is the whole area. groups: empty is all carers.

    feasibility: what stands in the way and how likely it is to be overcome, in words; its score is a Score.
    decided_body: in whose name it was decided. needs_equality: it cannot be decided without a signed assessment.
    owner: who sees to it, as a role or a body. round: how often it has come up for a decision; the decisions of
    earlier rounds are kept. no_ranking_reason: why it was decided without a ranking by carers.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        AGREED = "agreed", _("Agreed")
        DEFERRED = "deferred", _("Deferred")
        REFUSED = "refused", _("Refused")

    OPEN_FIELDS: ClassVar = [
        "title",
        "need",
        "outcomes",
        "interventions",
        "places",
        "groups",
        "state",
        "reason",
        "decided_on",
        "decided_body",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="priorities")
    title = models.CharField(max_length=200)
    need = models.TextField()
    outcomes = codes()
    interventions = codes()
    places = codes()
    groups = codes()
    cost_low_pence = models.BigIntegerField(null=True, blank=True)
    cost_high_pence = models.BigIntegerField(null=True, blank=True)
    cost_note = models.CharField(max_length=300, blank=True)
    feasibility = models.TextField(blank=True)
    owner = models.CharField(max_length=200, blank=True)
    needs_equality = models.BooleanField(default=True)
    no_equality_reason = models.CharField(max_length=500, blank=True)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_body = models.CharField(max_length=200, blank=True)
    review_on = models.DateField(null=True, blank=True)
    no_ranking_reason = models.CharField(max_length=500, blank=True)
    round = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "priorities"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="proposed", decided_on__isnull=True, decided_by__isnull=True)
                | ~models.Q(state="proposed")
                & models.Q(decided_on__isnull=False, decided_by__isnull=False)
                & ~models.Q(reason="")
                & ~models.Q(decided_body=""),
                name="decided_with_a_reason_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(cost_low_pence__isnull=True, cost_high_pence__isnull=True)
                | models.Q(cost_low_pence__gte=0, cost_high_pence__gte=models.F("cost_low_pence")),
                name="costs_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(needs_equality=True) | ~models.Q(no_equality_reason=""),
                name="no_equality_assessment_only_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Option(models.Model):
    """A way to meet a priority's need that was considered; doing nothing is always one of them."""

    OPEN_FIELDS: ClassVar = [
        "title",
        "description",
        "does_nothing",
        "risk_of_doing",
        "risk_of_not_doing",
        "chosen",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="options")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    does_nothing = models.BooleanField(default=False)
    cost_pence = models.BigIntegerField(null=True, blank=True)
    risk_of_doing = models.TextField(blank=True)
    risk_of_not_doing = models.TextField(blank=True)
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["priority"], condition=models.Q(chosen=True), name="one_option_chosen_a_priority"
            ),
            models.UniqueConstraint(
                fields=["priority"], condition=models.Q(does_nothing=True), name="doing_nothing_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Score(models.Model):
    """What one person gave a priority on one criterion of the pack, 0 to the criterion's most, and why."""

    OPEN_FIELDS: ClassVar = ["criterion", "points", "why", "scored_at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=30)
    points = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=500, blank=True)
    scored_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    scored_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["priority", "criterion", "scored_by"], name="one_score_a_person_a_criterion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


class CarersRanking(models.Model):
    """How a meeting, a survey or a group of carers put the priorities in order. Never overwritten by a score.

    heard_from: which carers in general. not_using_services: how many of them use no service.
    corrects: the record in whose place this one stands, because it was written down wrongly: correction says how.
    Both stay. The database refuses to change or remove a ranking or a place in it.
    """

    OPEN_FIELDS: ClassVar = ["title", "held_on", "heard_from", "carers", "not_using_services", "how"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="rankings")
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    how = models.CharField(max_length=300, blank=True)
    heard_from = models.CharField(max_length=300, blank=True)
    carers = models.PositiveIntegerField()
    not_using_services = models.PositiveIntegerField(null=True, blank=True)
    groups = codes()
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    correction = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(carers__gte=1), name="a_ranking_by_somebody"),
            models.CheckConstraint(
                condition=models.Q(not_using_services__isnull=True)
                | models.Q(not_using_services__lte=models.F("carers")),
                name="no_more_non_users_than_carers",
            ),
            models.CheckConstraint(
                condition=models.Q(corrects__isnull=True, correction="")
                | models.Q(corrects__isnull=False) & ~models.Q(correction=""),
                name="corrected_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RankedPriority(models.Model):
    """The place, from 1, that a ranking gave a priority."""

    OPEN_FIELDS: ClassVar = ["position", "words"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    ranking = models.ForeignKey(CarersRanking, on_delete=models.CASCADE, related_name="places")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="ranked")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        verbose_name_plural = "ranked priorities"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ranking", "priority"], name="a_priority_once_a_ranking"),
            models.UniqueConstraint(fields=["ranking", "position"], name="a_position_once_a_ranking"),
            models.CheckConstraint(condition=models.Q(position__gte=1), name="positions_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.priority}"
