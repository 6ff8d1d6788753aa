"""Everything that changes accounts and organisations: each is one transaction and says in the audit what was done."""

from collections.abc import Iterable
from datetime import datetime

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.accounts import browsers, queries, rules
from mainstay.accounts.models import Authority, Organisation, SignIn, User
from mainstay.audit import context as audit
from mainstay.audit.refusing import Refused, refuse_if

_TAKEN = gettext_lazy("Somebody already has an account with this address.")


class CannotChangeAccount(Refused):
    """The account was left as it was; ``reasons`` are sentences to show."""


@transaction.atomic
def add_user(
    authority: Authority,
    *,
    email: str,
    name: str,
    roles: Iterable[str],
    organisation: Organisation | None = None,
    by: audit.Actor,
) -> User:
    """Make an account without a password, or raise CannotChangeAccount; its owner sets one by an e-mailed link."""
    user = User(authority=authority, email=email.strip().lower(), name=name, organisation=organisation)
    user.roles = _in_order(roles)
    refuse_if(CannotChangeAccount, _reasons_against_roles(user.roles, organisation))
    user.set_unusable_password()
    with audit.action("add a person", by=by):
        _save(user)
    return user


@transaction.atomic
def change_user(
    user: User,
    *,
    email: str,
    name: str,
    roles: Iterable[str],
    organisation: Organisation | None,
    by: User,
) -> User:
    """Change who somebody is or what they may do, or raise CannotChangeAccount with every reason."""
    user = _locked(user)
    chosen = _in_order(roles)
    reasons = _reasons_against_roles(chosen, organisation)
    if user.is_active and set(user.roles) - set(chosen) >= {User.Role.ADMINISTRATOR}:
        reasons += _reasons_to_keep_administrator(user, by)
    if user.pk == by.pk and set(chosen) - set(user.roles):
        reasons.append(_("You cannot give yourself another role. Ask another administrator."))
    refuse_if(CannotChangeAccount, reasons)
    user.email, user.name, user.roles, user.organisation = email.strip().lower(), name, chosen, organisation
    with audit.action("change a person's account", by=by):
        _save(user)
    return user


@transaction.atomic
def close_account(user: User, *, by: User) -> None:
    """Let the person sign in no more, or raise CannotChangeAccount; what they did stays theirs."""
    user = _locked(user)
    if user.pk == by.pk:
        raise CannotChangeAccount([_("You cannot close your own account. Ask another administrator.")])
    if User.Role.ADMINISTRATOR in user.roles:
        refuse_if(CannotChangeAccount, _reasons_to_keep_administrator(user, by))
    user.is_active = False
    with audit.action("close an account", by=by):
        user.save(update_fields=["is_active"])


@transaction.atomic
def open_account(user: User, *, by: User) -> None:
    """Let the person sign in again."""
    with audit.action("open an account again", by=by):
        User.objects.filter(pk=user.pk).update(is_active=True)


@transaction.atomic
def reset_second_step(user: User, *, by: User) -> None:
    """Forget the person's authenticator app and recovery codes, so that they set up new ones."""
    if user.pk == by.pk:
        raise CannotChangeAccount(
            [_("You cannot reset your own second step here. Change it on your own page.")]
        )
    with audit.action("reset a second step", by=by):
        Authenticator.objects.filter(user=user).delete()


@transaction.atomic
def change_own_name(user: User, name: str, *, by: User) -> None:
    """Change the name that others see."""
    with audit.action("change their own name", by=by):
        User.objects.filter(pk=user.pk).update(name=name)


@transaction.atomic
def change_password(user: User, password: str, *, by: audit.Actor, now: datetime) -> None:
    """Keep the new password's hash, and when it changed."""
    user.set_password(password)
    user.password_changed_at = now
    with audit.action("change a password", by=by):
        user.save(update_fields=["password", "password_changed_at"])


@transaction.atomic
def add_organisation(authority: Authority, *, name: str, kind: str, by: audit.Actor) -> Organisation:
    """Add an organisation that works with the authority, or raise CannotChangeAccount where the name is taken."""
    with audit.action("add an organisation", by=by):
        return _kept(Organisation(authority=authority, name=name, kind=kind))


@transaction.atomic
def change_organisation(organisation: Organisation, *, name: str, kind: str, by: audit.Actor) -> Organisation:
    """Change an organisation's name or kind, or raise CannotChangeAccount where the name is taken."""
    organisation.name, organisation.kind = name, kind
    with audit.action("change an organisation", by=by):
        return _kept(organisation)


def note_sign_in(user: User, request: HttpRequest) -> None:
    """Keep when and how the user signed in."""
    used = {record["method"] for record in get_authentication_records(request, user)}
    way = SignIn.Way.PASSWORD
    if "socialaccount" in used:
        way = SignIn.Way.ORGANISATION
    elif "mfa" in used:
        way = SignIn.Way.SECOND_STEP
    SignIn.objects.create(
        authority_id=user.authority_id,
        user=user,
        at=timezone.now(),
        way=way,
        browser=browsers.in_words(request.headers.get("User-Agent", "")),
    )


def _locked(user: User) -> User:
    # With every administrator: two of them may take away each other's role at the same moment.
    everyone = {*queries.other_administrators(user).values_list("pk", flat=True), user.pk}
    rows = User.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=everyone).order_by("pk")
    return next(each for each in rows if each.pk == user.pk)


def _in_order(roles: Iterable[str]) -> list[str]:
    chosen = set(roles)
    return [role for role in User.Role.values if role in chosen]


def _reasons_against_roles(roles: list[str], organisation: Organisation | None) -> list[str]:
    return rules.reasons_to_refuse_roles(
        roles,
        with_provider=User.Role.PROVIDER in roles,
        organisation_is_provider=organisation is not None and organisation.kind == Organisation.Kind.PROVIDER,
    )


def _reasons_to_keep_administrator(user: User, by: User) -> list[str]:
    return rules.reasons_to_keep_administrator(
        is_oneself=user.pk == by.pk, other_administrators=queries.other_administrators(user).count()
    )


def _kept(organisation: Organisation) -> Organisation:
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as taken:
        raise CannotChangeAccount([_("There is already an organisation with this name.")]) from taken
    return organisation


def _save(user: User) -> None:
    try:
        # A savepoint: the refusal is shown on a page made in the same transaction.
        with transaction.atomic():
            user.save()
    except IntegrityError as taken:
        raise CannotChangeAccount([str(_TAKEN)]) from taken
