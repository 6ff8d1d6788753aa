"""Who there is, as far as the person asking may see."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from mainstay.accounts.models import Organisation, SignIn, User


def users_visible_to(user: User) -> QuerySet[User]:
    """Return the people of the user's authority, those whose account is closed included."""
    return User.objects.filter(authority=user.authority_id).order_by("name", "pk")


def people_list(user: User, *, search: str = "", role: str = "") -> QuerySet[User]:
    """Return the people of the user's authority with when they last signed in and whether they have a second step.

    search: any part of a name or an address; empty for everybody. role: empty for any.
    """
    people = users_visible_to(user).annotate(
        has_second_step=Exists(
            Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        ),
        signed_in_at=Max("sign_ins__at"),
    )
    if search:
        people = people.filter(Q(name__icontains=search) | Q(email__icontains=search))
    return people.filter(roles__contains=[role]) if role else people


def organisations_visible_to(user: User) -> QuerySet[Organisation]:
    """Return the organisations that work with the user's authority, by name."""
    return Organisation.objects.filter(authority=user.authority_id).order_by("name")


def other_administrators(user: User) -> QuerySet[User]:
    """Return the active administrators of the user's authority besides the user."""
    return User.objects.filter(
        authority=user.authority_id, is_active=True, roles__contains=[User.Role.ADMINISTRATOR]
    ).exclude(pk=user.pk)


def sign_ins_of(user: User, *, most: int = 20) -> QuerySet[SignIn]:
    """Return when and how the user signed in, the latest first."""
    return SignIn.objects.filter(user=user)[:most]


def id_of_sign_in(email: str) -> int | None:
    """Return the id of the account with this address, or None; it can be seen only after scope.enter_sign_in."""
    if not email:
        return None
    return User.objects.filter(email=email.lower()).values_list("pk", flat=True).first()
