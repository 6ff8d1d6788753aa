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


class OptionChoice(models.Model):
    """One choice of how the money for a type of support is held, added to and never edited; the newest holds.

    support: None where the whole budget is held one way. by_whom: an appropriate person chooses for a young carer who
    is too young to, having sought their views (chooser, young_carers_views); nobody, where the law deems it chosen.
    """

    class By(models.TextChoices):
        CARER = "carer", _("The carer")
        APPROPRIATE_PERSON = "appropriate", _("An appropriate person, for a young carer")
        NOBODY = "nobody", _("Nobody: deemed by law")

    OPEN_FIELDS: ClassVar = ["option", "on", "by_whom"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="option_choices")
    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="choices")
    support = models.ForeignKey(Support, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    option = models.CharField(max_length=30)
    on = models.DateField()
    by_whom = models.CharField(max_length=12, choices=By.choices)
    chooser = models.CharField(max_length=200, blank=True)
    young_carers_views = models.CharField(max_length=1000, blank=True)
    words = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"choice of option {self.option}"


class LedgerEntry(models.Model):
    """Money of a budget, in whole pence, always more than nothing; written once, put right by an entry that undoes it.

    holder: the provider that holds it, for an individual service fund; None for the council or the carer.
    held_by: whose money it was at the time; how a support is held may change later, and what was entered stands.
    undoes: the entry this one takes back; it has the same kind and amount.
    """

    class HeldBy(models.TextChoices):
        COUNCIL = "council", _("The council")
        CARER = "carer", _("The carer, by direct payment")
        PROVIDER = "provider", _("A provider, as an individual service fund")

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
    held_by = models.CharField(max_length=10, choices=HeldBy.choices, default=HeldBy.COUNCIL)
    holder = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pence__gt=0), name="money_is_more_than_nothing"),
            models.CheckConstraint(
                condition=models.Q(held_by="provider", holder__isnull=False)
                | (~models.Q(held_by="provider") & models.Q(holder__isnull=True)),
                name="a_provider_holds_or_none_does",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pence}p"
