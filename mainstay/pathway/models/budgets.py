"""A carer's personal budget: what was indicated and agreed, how it is held, and every penny of it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, User
from mainstay.directory.models import Provider
from mainstay.pathway.models.people import Carer
from mainstay.pathway.models.plans import Plan, Support


class Budget(models.Model):
    """What a plan's paid support may cost in its period, in whole pence. basis: how the indicative sum was reached.

    held: code of model.personal_budgets (England) or of the option of self-directed support chosen (Scotland).
    """

    class State(models.TextChoices):
        INDICATIVE = "indicative", _("Indicative")
        OFFERED = "offered", _("Options offered")
        AGREED = "agreed", _("Agreed")
        CLOSED = "closed", _("Closed")

    OPEN_FIELDS: ClassVar = ["indicative_pence", "agreed_pence", "from_on", "to_on", "held", "state"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="budgets")
    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="budget")
    indicative_pence = models.PositiveBigIntegerField()
    basis: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    agreed_pence = models.PositiveBigIntegerField(null=True, blank=True)
    why_different = models.CharField(max_length=1000, blank=True)
    from_on = models.DateField()
    to_on = models.DateField()
    held = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.INDICATIVE)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(to_on__gte=models.F("from_on")), name="a_budget_has_a_period"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="agreed")
                | models.Q(agreed_pence__isnull=False, agreed_on__isnull=False),
                name="an_agreed_budget_has_a_sum_and_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"budget {self.pk}"


class OfferedOption(models.Model):
    """One way that one type of support could be held, with its relevant amount, and whether it was chosen.

    option: "1" to "4" (Social Care (Self-directed Support) (Scotland) Act 2013, sections 4 and 7); elsewhere a code of
    model.personal_budgets. deemed: nobody chose, so the law chose. ruled_out: why it is not offered, in writing.
    """

    OPEN_FIELDS: ClassVar = ["option", "relevant_pence", "offered_on", "chosen_on", "deemed"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="offered_options")
    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="options")
    support = models.ForeignKey(Support, on_delete=models.CASCADE, related_name="options")
    option = models.CharField(max_length=30)
    relevant_pence = models.PositiveBigIntegerField(null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    ruled_out = models.CharField(max_length=1000, blank=True)
    offered_on = models.DateField(null=True, blank=True)
    chosen_on = models.DateField(null=True, blank=True)
    deemed = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["support", "option"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["support", "option"], name="one_offer_an_option"),
            models.UniqueConstraint(
                fields=["support"], condition=models.Q(chosen_on__isnull=False), name="one_option_chosen"
            ),
            models.CheckConstraint(
                condition=models.Q(offered_on__isnull=True) | models.Q(relevant_pence__isnull=False),
                name="what_is_offered_has_an_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(chosen_on__isnull=True) | models.Q(offered_on__isnull=False),
                name="what_is_chosen_was_offered",
            ),
        ]

    def __str__(self) -> str:
        return f"option {self.option} of support {self.support_id}"


class LedgerEntry(models.Model):
    """Money of a budget, in whole pence, always more than nothing; written once, put right by an entry that undoes it.

    holder: the provider that holds it, for an individual service fund; None for the council or the carer.
    undoes: the entry this one takes back; it has the same kind and amount.
    """

    class Kind(models.TextChoices):
        ALLOTTED = "allotted", _("Allotted")
        PAID_OUT = "paid_out", _("Paid to whoever holds it")
        COMMITTED = "committed", _("Committed")
        RELEASED = "released", _("Commitment released")
        SPENT = "spent", _("Spent")
        RETURNED = "returned", _("Surplus returned")
        CHARGED = "charged", _("Charge to the person")
        WAIVED = "waived", _("Charge waived")

    OPEN_FIELDS: ClassVar = ["kind", "pence", "on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="ledger")
    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="entries")
    support = models.ForeignKey(Support, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    pence = models.PositiveBigIntegerField()
    on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    holder = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pence__gt=0), name="money_is_more_than_nothing")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pence}p"
