"""Who looks after whom, what each agreed to, and who may see or act."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.pathway.models.people import Carer, Person


class Relationship(models.Model):
    """A carer looks after somebody. kind: code of pathway.relationships. person: whoever is looked after.

    known_to_council: whether the council supports that person itself; where it does not, their details never leave.
    lives_in: name of another authority's area, where they do not live in this one.
    """

    OPEN_FIELDS: ClassVar = [
        "kind",
        "lives_together",
        "known_to_council",
        "since",
        "ended_on",
        "ended_because",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="relationships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looked_after_in")
    kind = models.CharField(_("Relationship"), max_length=30)
    lives_together = models.BooleanField(_("They live together"), null=True, blank=True)
    lives_in = models.CharField(_("Area the person lives in"), max_length=120, blank=True)
    known_to_council = models.BooleanField(null=True, blank=True)
    terminally_ill = models.BooleanField(default=False)
    terminally_ill_known_on = models.DateField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=30, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["carer", "person"], name="one_relationship_a_pair"),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("since")),
                name="a_relationship_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"relationship {self.pk}"


class Consent(models.Model):
    """What one person agreed to, or did not, on a day. The newest of a purpose holds.

    purpose: code of pathway.consents. how: code of pathway.consent_ways. person: the carer, or whoever is looked after:
    each is asked separately.
    """

    OPEN_FIELDS: ClassVar = ["purpose", "given", "how", "on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=30)
    given = models.BooleanField()
    how = models.CharField(max_length=30)
    words = models.CharField(max_length=500, blank=True)
    on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class Access(models.Model):
    """Somebody may open one carer's record, from a moment until it ends: the second fence reads this table.

    Either a person who signs in or everybody of an organisation. until_at: None until somebody ends it.
    acts: whether they may also do things, not only look.
    """

    class As(models.TextChoices):
        SELF = "self", _("The carer")
        FAMILY = "family", _("Family or friend")
        ADVOCATE = "advocate", _("Advocate")
        ORGANISATION = "organisation", _("Organisation that supports the carer")
        WORKER = "worker", _("Worker named for a restricted record")
        EMERGENCY = "emergency", _("Opened in an emergency")

    OPEN_FIELDS: ClassVar = ["as_whom", "acts", "from_at", "until_at", "ended_at"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="access")
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="access")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True)
    as_whom = models.CharField(max_length=12, choices=As.choices)
    acts = models.BooleanField(default=False)
    parts = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    end_asked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    # Only for what was opened in an emergency: somebody looks at each afterwards.
    looked_at_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    looked_at_on = models.DateField(null=True, blank=True)
    found_proper = models.BooleanField(null=True, blank=True)
    looked_at_words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, organisation__isnull=True)
                | models.Q(user__isnull=True, organisation__isnull=False),
                name="access_of_a_person_or_an_organisation",
            ),
            models.CheckConstraint(
                condition=~models.Q(as_whom="emergency")
                | (~models.Q(reason="") & models.Q(until_at__isnull=False)),
                name="an_emergency_has_a_reason_and_an_end",
            ),
            models.UniqueConstraint(
                fields=["carer"],
                condition=models.Q(as_whom="self", ended_at__isnull=True),
                name="one_account_a_carer",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["user", "carer"], name="access_of_user", condition=models.Q(ended_at__isnull=True)
            ),
            models.Index(
                fields=["organisation", "carer"],
                name="access_of_organisation",
                condition=models.Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"access {self.pk}"


class Restriction(models.Model):
    """This carer's record opens only to those who are named for it, until it ends."""

    OPEN_FIELDS: ClassVar = ["from_on", "ended_on"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="restrictions")
    why = models.CharField(max_length=500)
    from_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["carer"], condition=models.Q(ended_on__isnull=True), name="restricted_once"
            )
        ]

    def __str__(self) -> str:
        return f"restriction {self.pk}"
