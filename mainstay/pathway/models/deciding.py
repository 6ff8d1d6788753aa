"""What was decided about eligibility, under which rules, and what was said against it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.pathway.models.assessing import Assessment
from mainstay.pathway.models.people import Carer


class Decision(models.Model):
    """What the rules make of an assessment, and what a person decided. Once final nothing but its erasure changes it.

    test: code of the rule set ("care_act_carers"). rules: the rule set whole, as it was, with the authority's own
    threshold and wording (engines.eligibility). answers: what it was applied to. result: every limb and what was found.
    derived and decided: "duty", "power" or "none"; they differ only where somebody overrode, with a reason.
    """

    class State(models.TextChoices):
        TENTATIVE = "tentative", _("Tentative")
        FINAL = "final", _("Final")
        REPLACED = "replaced", _("Replaced by a later one")

    class Outcome(models.TextChoices):
        DUTY = "duty", _("The authority must support")
        POWER = "power", _("The authority may support")
        NONE = "none", _("No need that the test counts")

    OPEN_FIELDS: ClassVar = ["test", "rules_from", "derived", "decided", "state", "tentative_on", "final_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="decisions")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="decisions")
    test = models.CharField(max_length=40)
    rules_from = models.DateField()
    rules: "models.JSONField[Any, Any]" = models.JSONField()
    answers: "models.JSONField[Any, Any]" = models.JSONField()
    result: "models.JSONField[Any, Any]" = models.JSONField()
    derived = models.CharField(max_length=10, choices=Outcome.choices)
    decided = models.CharField(max_length=10, choices=Outcome.choices)
    override_reason = models.TextField(max_length=2000, blank=True)
    carers_words = models.TextField(max_length=4000, blank=True)
    why = models.TextField(max_length=4000, blank=True)
    advice: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TENTATIVE)
    tentative_on = models.DateField()
    final_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    letter: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    given_on = models.DateField(null=True, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["-tentative_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(derived=models.F("decided")) | ~models.Q(override_reason=""),
                name="an_override_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state="tentative", final_on__isnull=True)
                | (~models.Q(state="tentative") & models.Q(final_on__isnull=False)),
                name="a_final_decision_has_a_day",
            ),
            models.UniqueConstraint(
                fields=["assessment", "test", "state"],
                condition=~models.Q(state="replaced"),
                name="one_decision_a_test",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"


class Challenge(models.Model):
    """A carer says that a decision, a plan or a budget is not right, and what became of it."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        UPHELD = "upheld", _("Changed")
        KEPT = "kept", _("Kept as it was, with reasons")
        WITHDRAWN = "withdrawn", _("Taken back")

    OPEN_FIELDS: ClassVar = ["about", "on", "state", "answered_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="challenges")
    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, null=True, blank=True, related_name="challenges"
    )
    about = models.CharField(max_length=20)
    words = models.TextField(max_length=4000)
    on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.TextField(max_length=4000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"challenge {self.pk}"


class LocalCriteria(models.Model):
    """An authority's own criteria, from a day: its levels, words and threshold. content: as in packs/eligibility.

    Scotland: Carers (Scotland) Act 2016, sections 21 and 22: published, consulted on, reviewed within three years.
    """

    OPEN_FIELDS: ClassVar = ["test", "from_on", "published_on", "consulted", "review_by"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    test = models.CharField(max_length=40)
    from_on = models.DateField()
    content: "models.JSONField[Any, Any]" = models.JSONField()
    reason = models.CharField(max_length=500)
    consulted = models.TextField(max_length=2000, blank=True)
    published_on = models.DateField(null=True, blank=True)
    review_by = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["test", "-from_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "test", "from_on"], name="one_criteria_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.test} from {self.from_on}"
