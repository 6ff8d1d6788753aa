"""Authorities, the organisations that work with them, and the people who sign in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Authority(models.Model):
    """A council, partnership or board that uses this installation; every private row belongs to one."""

    class Nation(models.TextChoices):
        ENGLAND = "england", _("England")
        SCOTLAND = "scotland", _("Scotland")
        WALES = "wales", _("Wales")
        NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")

    OPEN_FIELDS: ClassVar = ["name", "area_code", "nation", "invented"]

    name = models.CharField(max_length=120, unique=True)
    area_code = models.CharField(max_length=12, blank=True, help_text=_("The code of the area it serves."))
    nation = models.CharField(max_length=20, choices=Nation.choices)
    invented = models.BooleanField(default=False, help_text=_("Made up, for showing and learning."))

    class Meta:
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A body whose people sign in: the authority itself, a partner, or somebody it works with."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("Council")
        PARTNERSHIP = "partnership", _("Health and social care partnership")
        NHS = "nhs", _("NHS body")
        CARERS_CENTRE = "carers_centre", _("Carers' centre")
        PROVIDER = "provider", _("Provider")

    OPEN_FIELDS: ClassVar = ["name", "kind"]

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("authority", Lower("name"), name="one_organisation_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Users(BaseUserManager["User"]):
    """Finds users with what every page asks of them."""

    def get_queryset(self) -> models.QuerySet["User"]:
        """Return users with their authority and organisation in the same query."""
        return super().get_queryset().select_related("authority", "organisation")

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with this e-mail address, however it is capitalised."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in, with the roles they hold in one authority."""

    class Role(models.TextChoices):
        COMMISSIONER = "commissioner", _("Strategic commissioner")
        BUYER = "buyer", _("Procurement officer")
        LOCALITY_LEAD = "locality_lead", _("Locality lead")
        PRACTICE_LEAD = "practice_lead", _("Practice lead")
        WORKER = "worker", _("Support worker")
        ANALYST = "analyst", _("Analyst")
        EVALUATOR = "evaluator", _("Evaluator")
        MEMBER = "member", _("Elected member")
        PROVIDER = "provider", _("Provider")
        CARER = "carer", _("Carer")
        ADMINISTRATOR = "administrator", _("System administrator")
        PANEL = "panel", _("Panel member")
        FINANCE = "finance", _("Finance officer")

    OPEN_FIELDS: ClassVar = ["roles", "is_active"]

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True)
    email = models.EmailField(_("E-mail address"))
    name = models.CharField(_("Full name"), max_length=200)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list, blank=True)
    is_active = models.BooleanField(_("May sign in"), default=True)
    joined_at = models.DateTimeField(_("Added"), auto_now_add=True)
    # The password itself is kept out of the audit; this says there that it was changed.
    password_changed_at = models.DateTimeField(_("Password changed"), null=True, blank=True)

    objects = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email"], name="one_user_an_email"),
            # Whoever signs in is looked for by the address in small letters.
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="an_email_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_name(self) -> str:
        """The name as the audit keeps it: none of somebody who is only a carer, for records about them are erased."""
        return "a carer" if self.roles == [self.Role.CARER] else self.name


class SignIn(models.Model):
    """One time somebody signed in, for them to check that it was they."""

    class Way(models.TextChoices):
        PASSWORD = "password", _("Password")
        SECOND_STEP = "second_step", _("Password and second step")
        ORGANISATION = "organisation", _("Your organisation's sign-in")

    OPEN_FIELDS: ClassVar = ["at", "way"]

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sign_ins")
    at = models.DateTimeField()
    way = models.CharField(max_length=20, choices=Way.choices)
    browser = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-at"]
        indexes: ClassVar = [models.Index(fields=["user", "-at"], name="sign_ins_of_user")]

    def __str__(self) -> str:
        return f"{self.user} on {self.at:%d %B %Y}"
