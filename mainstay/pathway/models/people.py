"""People, and the carers among them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from mainstay.accounts.models import Authority, Organisation, User


class Person(models.Model):
    """One human being: a carer, somebody who is cared for, or both.

    carer: the carer whose record this person stands on: their own, or that of whoever looks after them. The same
    neighbour looked after by two carers is two rows, each shared by that carer's consent; ``same_as`` joins them once a
    worker has made sure. council_reference: their number in the council's case system, where the rest is kept.
    """

    OPEN_FIELDS: ClassVar = ["gender", "ethnic_group", "disabled", "language", "needs_interpreter"]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    carer = models.ForeignKey("pathway.Carer", on_delete=models.CASCADE, related_name="people")
    given_names = models.CharField(_("First names"), max_length=200, blank=True)
    family_name = models.CharField(_("Family name"), max_length=200, blank=True)
    known_as = models.CharField(_("Likes to be called"), max_length=100, blank=True)
    born_on = models.DateField(_("Date of birth"), null=True, blank=True)
    died_on = models.DateField(_("Date of death"), null=True, blank=True)
    address = models.TextField(_("Address"), max_length=500, blank=True)
    postcode = models.CharField(_("Postcode"), max_length=10, blank=True)
    area_code = models.CharField(max_length=12, blank=True, help_text=_("The ward, from the postcode."))
    phone = models.CharField(_("Telephone"), max_length=40, blank=True)
    email = models.EmailField(_("E-mail address"), blank=True)
    contact_by = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    language = models.CharField(_("Language"), max_length=40, blank=True)
    needs_interpreter = models.BooleanField(_("Wants an interpreter"), default=False)
    formats = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    gender = models.CharField(_("Gender"), max_length=30, blank=True)
    ethnic_group = models.CharField(_("Ethnic group"), max_length=60, blank=True)
    disabled = models.BooleanField(_("Disabled or long ill"), null=True, blank=True)
    conditions = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    council_reference = models.CharField(_("Number in the council's case system"), max_length=40, blank=True)
    same_as = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(died_on__isnull=True)
                | models.Q(born_on__isnull=True)
                | models.Q(died_on__gte=models.F("born_on")),
                name="a_person_dies_after_birth",
            )
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def name(self) -> str:
        """The name to show, given names first; empty where none was given."""
        return " ".join(part for part in (self.given_names, self.family_name) if part)


class Carer(models.Model):
    """Somebody who looks after somebody, unpaid, as one authority knows them.

    person: None only for the moment in which both rows are made. found_through: code of pathway.found_through.
    stage: where on the pathway they stand, kept by the actions. organisation: whose worker is in touch with them.
    """

    class Stage(models.TextChoices):
        FOUND = "found", _("Found")
        HEARD = "heard", _("Self-assessment")
        ASSESSING = "assessing", _("Assessment under way")
        DECIDING = "deciding", _("Waiting for a decision")
        PLANNING = "planning", _("Planning")
        APPROVING = "approving", _("Plan waiting for approval")
        SUPPORTED = "supported", _("Supported")
        ADVISED = "advised", _("Advised, with no plan")
        ENDED = "ended", _("Ended")

    class Hours(models.TextChoices):
        UP_TO_9 = "0-9", _("Up to 9 hours a week")
        FROM_10 = "10-19", _("10 to 19 hours a week")
        FROM_20 = "20-34", _("20 to 34 hours a week")
        FROM_35 = "35-49", _("35 to 49 hours a week")
        FROM_50 = "50+", _("50 hours a week or more")

    OPEN_FIELDS: ClassVar = [
        "stage",
        "found_through",
        "found_on",
        "hours",
        "cares_since",
        "ended_on",
        "ended_because",
    ]

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, null=True, related_name="as_carer")
    reference = models.CharField(max_length=12)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.FOUND)
    found_through = models.CharField(max_length=30)
    found_on = models.DateField()
    hours = models.CharField(max_length=6, choices=Hours.choices, blank=True)
    cares_since = models.DateField(null=True, blank=True)
    worker = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="carers")
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=30, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    erased_on = models.DateField(null=True, blank=True)
    # When the newest thing about them was saved; the order of the caseload.
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["authority", "-changed_at"], name="carers_newest"),
            models.Index(fields=["authority", "stage", "-changed_at"], name="carers_by_stage"),
            models.Index(fields=["worker", "-changed_at"], name="carers_of_worker"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "reference"], name="one_carer_a_reference"),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, ended_because="")
                | (models.Q(ended_on__isnull=False) & ~models.Q(ended_because="")),
                name="an_end_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="nobody_is_merged_into_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"carer {self.reference}"


class SearchKey(models.Model):
    """One thing a carer can be found by: a part of a name with a letter left out, a date of birth, a postcode.

    Compared by equality only, the one comparison for which PostgreSQL uses an index behind a fence.
    """

    OPEN_FIELDS: ClassVar[list[str]] = []

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, db_index=False)
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=60)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["authority", "key", "carer"], name="carers_by_key")]

    def __str__(self) -> str:
        return f"key of carer {self.carer_id}"
