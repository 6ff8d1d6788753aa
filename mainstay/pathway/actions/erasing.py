"""Erasing a record: every word and name goes, and what counts stays: days, codes and money, of nobody any more."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.timezone import now

from mainstay.accounts.models import Authority, User
from mainstay.audit.context import Actor, action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.pathway import models as kept
from mainstay.pathway.actions.lending import lend_shared_people
from mainstay.pathway.models import Access, Carer, GivenOut, Person, SamePair, SearchKey
from mainstay.pathway.queries.retention import how_due, referrals_due
from mainstay.pathway.rules.retention import reasons_not_to_erase

GONE = "erased"
# Where the database asks for a reason beside what it explains, a word that says nothing stands in its place.
NEEDED = {
    ("approval", "reason"),
    ("approval", "risk_of_not_doing"),
    ("decision", "override_reason"),
    ("access", "reason"),
    ("selfassessment", "agreed_how"),
}
# Codes and numbers that hold nothing of anybody, and are no analyst's business either.
STAYS = {"edition", "number", "place", "record", "rank", "score"}
# Made anew by each row's own number.
NUMBERED = {("carer", "reference"), ("referral", "receipt")}


class CannotErase(Refused):
    """A record cannot be erased; ``reasons`` has every one as a sentence."""


def erase(carer_id: int, authority: Authority, *, by: Actor, today: date) -> None:
    """Erase a record that is due by the schedule and not held, or raise CannotErase. Nothing brings it back."""
    # Every carer: a restricted record has its time too.
    with action("erase a record that was kept long enough", by=by), scope.every_carer(), scope.erasing():
        # Locked, because somebody may be holding it now.
        Carer.objects.select_for_update(no_key=True).filter(pk=carer_id).first()
        due = how_due(authority, carer_id, today)
        if due is None:
            raise CannotErase(["There is no such record."])
        refuse_if(
            CannotErase,
            reasons_not_to_erase(held=due.held, erased=due.erased, due_on=due.due_on, today=today),
        )
        carers = _with_merged(carer_id)
        lend_shared_people(carers)
        counts = {str(model._meta.model_name): scrub(model, carers) for model in words_are_in()}
        SearchKey.objects.filter(carer__in=carers).delete()
        SamePair.objects.filter(Q(carer__in=carers) | Q(other__in=carers)).delete()
        _close_accounts(carers)
        Carer.objects.filter(pk__in=carers).update(erased_on=today)
        GivenOut.objects.create(
            authority=authority,
            carer_id=carer_id,
            what="erased",
            on=today,
            by=by if isinstance(by, User) else None,
            content={name: count for name, count in counts.items() if count},
        )


def erase_referrals(authority: Authority, *, by: Actor, today: date) -> int:
    """Erase the words of referrals that became no record and were kept long enough; return how many."""
    with action("erase referrals that became no record", by=by), scope.every_carer(), scope.erasing():
        found = list(referrals_due(authority, today).values_list("pk", flat=True))
        kept.Referral.objects.filter(pk__in=found).update(**_empty(kept.Referral))
        return len(found)


def words_are_in() -> list[type[models.Model]]:
    """Return every model that is about a carer and keeps words; search keys and pairs go altogether."""
    every = (getattr(kept, name) for name in kept.__all__)
    about = [
        model for model in every if model is Carer or any(each.name == "carer" for each in model._meta.fields)
    ]
    return [model for model in about if model not in (SearchKey, SamePair)]


def scrub(model: type[models.Model], carers: Iterable[int]) -> int:
    """Take every word and name out of a model's rows about these carers; return how many rows there are."""
    field = "pk" if model is Carer else "carer"
    return model._default_manager.filter(**{f"{field}__in": carers}).update(**_empty(model))


def _empty(model: type[models.Model]) -> dict[str, Any]:
    name = str(model._meta.model_name)
    found: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.name in model.OPEN_FIELDS or field.name in STAYS or field.primary_key:  # type: ignore[attr-defined]
            continue
        if (name, field.name) in NUMBERED:
            found[field.name] = models.functions.Concat(
                Value("x"), models.functions.Cast("pk", models.CharField())
            )
        elif (name, field.name) in NEEDED:
            found[field.name] = Case(When(**{field.name: ""}, then=Value("")), default=Value(GONE))
        elif (empty := _nothing(field)) is not _KEEP:
            found[field.name] = empty
    if model is Person:
        found["same_as"] = None
    return found


_KEEP = object()


def _nothing(field: "models.Field[Any, Any]") -> object:
    """Return what stands in a field in place of what it held; _KEEP for links, and for days that must be there."""
    if isinstance(field, ArrayField):
        return []
    if isinstance(field, models.JSONField):
        return field.get_default() if field.has_default() else {}
    if isinstance(field, models.CharField | models.TextField):
        return ""
    if isinstance(field, models.BooleanField):
        return None if field.null else bool(field.get_default())
    if isinstance(field, models.DateField) and field.null and not isinstance(field, models.DateTimeField):
        return None
    return _KEEP


def _with_merged(carer_id: int) -> list[int]:
    found, new = [carer_id], [carer_id]
    while new:
        new = list(
            Carer.objects.filter(merged_into__in=new).exclude(pk__in=found).values_list("pk", flat=True)
        )
        found += new
    return found


def _close_accounts(carers: list[int]) -> None:
    """End everybody's access, and empty the account of the carer unless it opens another record or is a colleague's."""
    given = Access.objects.filter(carer__in=carers)
    own = list(given.filter(as_whom=Access.As.SELF, user__isnull=False).values_list("user", flat=True))
    given.filter(ended_at=None).update(ended_at=now())
    still = set(Access.objects.filter(user__in=own, ended_at=None).values_list("user", flat=True))
    for user in User.objects.filter(pk__in=set(own) - still, roles=[User.Role.CARER]):
        user.name, user.email, user.is_active = GONE, f"erased-{user.pk}@erased.invalid", False
        user.set_unusable_password()
        user.save()
        user.sign_ins.update(browser="")
