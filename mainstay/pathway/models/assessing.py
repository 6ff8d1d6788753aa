"""What a carer said of themselves, and what was assessed with them."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.pathway.models.people import Carer, Person


class SelfAssessment(models.Model):
    """What a carer said about their caring, in their own time and words. answers: question's code → answer.

    Owned by the carer: nobody else changes it, unless a worker writes down what they say, with their agreement
    (typed_by, agreed_how). at_question: where to go on.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Begun")
        SENT = "sent", _("Sent")
        TAKEN_BACK = "taken_back", _("Taken back")

    class Way(models.TextChoices):
        ONLINE = "online", _("By the carer, on screen")
        PHONE = "phone", _("With a worker, by telephone")
        TOGETHER = "together", _("With a worker, face to face")
        PAPER = "paper", _("On paper, typed in")

    OPEN_FIELDS: ClassVar = ["state", "way", "begun_at", "sent_at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="self_assessments")
    form = models.CharField(max_length=30, default="self_assessment")
    answers: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    at_question = models.CharField(max_length=40, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.ONLINE)
    wants = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    language = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    typed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_how = models.CharField(max_length=30, blank=True)
    read_back_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-begun_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["carer"], condition=models.Q(state="open"), name="one_open_self_assessment"
            ),
            models.CheckConstraint(
                condition=models.Q(way="online")
                | (models.Q(typed_by__isnull=False) & ~models.Q(agreed_how="")),
                name="what_another_types_was_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"self-assessment {self.pk}"


class Assessment(models.Model):
    """A conversation about a carer's own needs, under its name in the carer's nation.

    kind: code of assessment.kinds. answers: question's code → answer. chosen_later_on: a later date that the
    carer asked for. number: counts a carer's completed assessments of a kind, from 1.
    """

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        OPEN = "open", _("Under way")
        COMPLETED = "completed", _("Completed")
        DECLINED = "declined", _("The carer did not want it")
        STOPPED = "stopped", _("Stopped")

    OPEN_FIELDS: ClassVar = [
        "kind",
        "nation",
        "state",
        "way",
        "offered_on",
        "accepted_on",
        "talked_on",
        "completed_on",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="assessments")
    kind = models.CharField(max_length=40)
    nation = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OFFERED)
    way = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    answers: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    needs_found = models.BooleanField(null=True, blank=True)
    self_assessment = models.ForeignKey(SelfAssessment, on_delete=models.SET_NULL, null=True, blank=True)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    joint_with = models.ManyToManyField(Person, through="FamilyView", related_name="+")
    identified_on = models.DateField()
    offered_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    chosen_later_on = models.DateField(null=True, blank=True)
    talked_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    stopped_because = models.CharField(max_length=500, blank=True)
    assessor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    copy_given_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-identified_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    models.Q(state="completed") & models.Q(completed_on__isnull=False, number__isnull=False)
                )
                | (~models.Q(state="completed") & models.Q(completed_on__isnull=True)),
                name="a_completed_assessment_has_a_day",
            ),
            models.UniqueConstraint(
                fields=["carer"],
                condition=models.Q(state__in=["offered", "open"]),
                name="one_assessment_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"assessment {self.pk}"


class FamilyView(models.Model):
    """What somebody else of the family says in a joint or whole-family assessment, with their own agreement.

    For whoever is looked after: what they want, and what they refuse.
    """

    OPEN_FIELDS: ClassVar = ["agreed", "seen_alone"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="family_views")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="views")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    agreed = models.BooleanField(null=True, blank=True)
    seen_alone = models.BooleanField(default=False)
    view = models.TextField(max_length=4000, blank=True)
    wants = models.TextField(max_length=2000, blank=True)
    refuses = models.TextField(max_length=2000, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "person"], name="one_view_a_person")
        ]

    def __str__(self) -> str:
        return f"view {self.pk}"


class Clock(models.Model):
    """Something owed to a carer by a day. what: code of pathway.clocks. record: the row it is about, in its own table.

    pack: key of the pack that says how many days, empty where a person chose the day. later_on: a later day that the
    carer asked for; the clock then runs to it.
    """

    OPEN_FIELDS: ClassVar = ["what", "pack", "from_on", "due_on", "later_on", "done_on", "stopped_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="clocks")
    what = models.CharField(max_length=30)
    record = models.BigIntegerField(null=True, blank=True)
    pack = models.CharField(max_length=80, blank=True)
    from_on = models.DateField()
    due_on = models.DateField()
    later_on = models.DateField(null=True, blank=True)
    for_user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["authority", "due_on"],
                name="clocks_running",
                condition=models.Q(done_on__isnull=True, stopped_on__isnull=True),
            ),
            # What comes next, in the order in which a caseload lists it.
            models.Index(
                "authority",
                Coalesce("later_on", "due_on"),
                "id",
                name="clocks_by_day",
                condition=models.Q(done_on__isnull=True, stopped_on__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["carer", "what", "record"],
                condition=models.Q(done_on__isnull=True, stopped_on__isnull=True),
                nulls_distinct=False,
                name="one_clock_running",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("from_on")), name="due_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"clock {self.pk}"


class LocalHoliday(models.Model):
    """A day on which this authority does not work, beside its nation's bank holidays."""

    OPEN_FIELDS: ClassVar = ["day", "name"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    day = models.DateField(_("Day"))
    name = models.CharField(_("Name"), max_length=100)

    class Meta:
        ordering: ClassVar = ["day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "day"], name="one_holiday_a_day")
        ]

    def __str__(self) -> str:
        return self.name
