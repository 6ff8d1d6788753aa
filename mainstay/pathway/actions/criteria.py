"""An authority's own criteria: written as a draft, published from a day, and kept as they were from then on."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.models import LocalCriteria
from mainstay.pathway.queries.criteria import guidance, most_years
from mainstay.pathway.rules import criteria as rules
from mainstay.pathway.rules.rule_sets import BREAKS, LOCAL, breaks_in_law

_TAKEN = "Criteria are written for that day already. Choose another first day, or change those."


class CannotSetCriteria(Refused):
    """The criteria were left as they were; ``reasons`` has every one as a sentence."""


def write_criteria(
    written: rules.Written,
    *,
    from_on: date,
    reason: str,
    draft: LocalCriteria | None = None,
    by: User,
    today: date,
) -> LocalCriteria:
    """Write criteria as a draft, or change one that is not published yet; or raise CannotSetCriteria.

    Nothing is decided by a draft.
    """
    with action("write criteria for eligibility", by=by):
        found = guidance(today)
        reasons = rules.reasons_against(written, found.indicators)
        if not reason.strip():
            reasons.append("Say why the authority uses these.")
        if draft is not None:
            draft = LocalCriteria.objects.select_for_update().get(pk=draft.pk)
            if draft.published_on is not None:
                reasons.append("These criteria are published already. Write new ones from a later day.")
        refuse_if(CannotSetCriteria, reasons)
        known = {title: code for code, title in found.levels.items()}
        content = rules.content_of(written, list(found.indicators.items()), known)
        kept = draft or LocalCriteria(authority_id=by.authority_id, test=LOCAL)
        return _keep(kept, content, from_on, reason, by)


def publish(
    draft: LocalCriteria, *, published_on: date, review_by: date, consulted: str, by: User, today: date
) -> LocalCriteria:
    """Publish criteria, from which day decisions follow them; or raise CannotSetCriteria with every reason."""
    with action("publish criteria for eligibility", by=by):
        draft = LocalCriteria.objects.select_for_update().get(pk=draft.pk)
        reasons = rules.reasons_not_to_publish(
            published=draft.published_on is not None,
            published_on=published_on,
            from_on=draft.from_on,
            review_by=review_by,
            consulted=consulted,
            most_years=most_years(today),
            today=today,
        )
        refuse_if(CannotSetCriteria, reasons)
        draft.published_on, draft.review_by, draft.consulted = published_on, review_by, consulted.strip()
        draft.save(update_fields=["published_on", "review_by", "consulted"])
        return draft


def switch_breaks(*, from_on: date, in_force: bool, reason: str, by: User, today: date) -> LocalCriteria:
    """Record since when the authority applies the duty to support sufficient breaks, or that it does not."""
    with action("record since when sufficient breaks are a duty", by=by):
        taken = LocalCriteria.objects.filter(authority=by.authority_id, test=BREAKS, from_on=from_on).exists()
        reasons = rules.reasons_not_to_switch(
            reason=reason, in_law=breaks_in_law(today) is not None, taken=taken
        )
        refuse_if(CannotSetCriteria, reasons)
        kept = LocalCriteria(authority_id=by.authority_id, test=BREAKS)
        return _keep(kept, {"in_force": in_force}, from_on, reason, by)


def _keep(
    kept: LocalCriteria, content: dict[str, Any], from_on: date, reason: str, by: User
) -> LocalCriteria:
    kept.content, kept.from_on, kept.reason, kept.made_by = content, from_on, reason.strip(), by
    try:
        # A savepoint: the refusal is shown on a page made in the same transaction.
        with transaction.atomic():
            kept.save()
    except IntegrityError as taken:
        raise CannotSetCriteria([_TAKEN]) from taken
    return kept
