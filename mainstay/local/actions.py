"""Setting and withdrawing an authority's own values. They are added to, never edited."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit import context as audit
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.local.models import LocalValue
from mainstay.local.queries import as_policy

_MEANWHILE = gettext_lazy(
    "Somebody else has just set a value here. Look at it, then set yours if it is still needed."
)


class CannotSet(Refused):
    """The values were left as they were; ``reasons`` are sentences to show."""


@transaction.atomic
def set_local_value(key: str, value: Any, reason: str, *, by: User, today: date) -> LocalValue:
    """Use the value in place of the pack's from today on, withdrawing the one before it; or raise CannotSet.

    value: in the entry's unit, shaped as the pack's own: a number, a Range, a mapping or words.
    """
    now = _locked(key)
    offered = policy.Override(value, reason.strip(), by.name, today)
    refuse_if(CannotSet, _reasons_to_refuse(key, offered, now))
    with audit.action("set a local value", by=by):
        if now:
            _withdraw(now, by=by, today=today)
        return _add(key, offered, by)


@transaction.atomic
def withdraw(key: str, *, by: User, today: date) -> LocalValue:
    """Use the pack's value again from today on, or raise CannotSet where there is no local one."""
    now = _locked(key)
    if now is None:
        raise CannotSet([_("There is no local value to withdraw: the pack's value is in use.")])
    with audit.action("withdraw a local value", by=by):
        return _withdraw(now, by=by, today=today)


def _reasons_to_refuse(key: str, offered: policy.Override, now: LocalValue | None) -> list[str]:
    try:
        reasons = policy.reasons_to_refuse(policy.entry(key), offered)
    except policy.UnknownEntry as unknown:
        return [unknown.sentence]
    if now and (as_policy(now.value), now.reason) == (offered.value, offered.reason):
        reasons.append(_("This value is already in use, for the same reason."))
    return reasons


def _locked(key: str) -> LocalValue | None:
    # Two people may change the same value at once: the second must withdraw what the first has set.
    return LocalValue.objects.select_for_update().filter(key=key, withdrawn_on__isnull=True).first()


def _withdraw(kept: LocalValue, *, by: User, today: date) -> LocalValue:
    kept.withdrawn_on, kept.withdrawn_by = today, by
    kept.save(update_fields=["withdrawn_on", "withdrawn_by"])
    return kept


def _add(key: str, offered: policy.Override, by: User) -> LocalValue:
    try:
        # A savepoint: the refusal is shown on a page made in the same transaction.
        with transaction.atomic():
            return LocalValue.objects.create(
                authority_id=by.authority_id,
                key=key,
                value=_as_json(offered.value),
                reason=offered.reason,
                set_on=offered.set_on,
                set_by=by,
            )
    except IntegrityError as taken:
        raise CannotSet([str(_MEANWHILE)]) from taken


def _as_json(value: Any) -> Any:
    return value._asdict() if isinstance(value, policy.Range) else value
