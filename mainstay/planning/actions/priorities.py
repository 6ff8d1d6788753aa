"""Everything that changes a priority before it is decided."""

from collections.abc import Iterable
from dataclasses import asdict, fields

from django.db import transaction
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.planning.models import Evidence, Grounds, Option, Priority, Review
from mainstay.planning.rules import priorities as rules
from mainstay.planning.rules.priorities import Proposal, Way


class CannotPropose(Refused):
    """The priority was left as it was; ``reasons`` are sentences to show."""


@transaction.atomic
def propose(
    review: Review,
    proposal: Proposal,
    *,
    by: User,
    risk_of_not_acting: str = "",
    evidence: Iterable[Evidence] = (),
) -> Priority:
    """Write down a priority with the option of doing nothing and what it stands on, or raise CannotPropose.

    risk_of_not_acting: may be left to later, but nothing is decided without it.
    """
    # Locked, so that it is not closed while something is proposed in it.
    review = Review.objects.select_for_update().get(pk=review.pk)
    closed = review.closed_on is not None
    refuse_if(CannotPropose, rules.reasons_not_to_propose(proposal, review_closed=closed))
    with action("propose a priority", by=by):
        priority = Priority.objects.create(
            authority_id=by.authority_id, review=review, proposed_by=by, **_columns(proposal)
        )
        Option.objects.create(
            authority_id=by.authority_id,
            priority=priority,
            title=_("Do nothing"),
            does_nothing=True,
            risk_of_not_doing=risk_of_not_acting.strip(),
        )
        _stand_on(priority, evidence)
        return priority


@transaction.atomic
def change(priority: Priority, proposal: Proposal, *, by: User) -> Priority:
    """Change what a priority says while it is proposed, or raise CannotPropose."""
    priority = locked(priority)
    closed = priority.review.closed_on is not None
    reasons = rules.reasons_not_to_change(priority.state)
    refuse_if(CannotPropose, reasons + rules.reasons_not_to_propose(proposal, review_closed=closed))
    with action("change a priority", by=by):
        for name, value in _columns(proposal).items():
            setattr(priority, name, value)
        priority.save(update_fields=list(_columns(proposal)))
        return priority


@transaction.atomic
def stand_on(priority: Priority, evidence: Iterable[Evidence], *, by: User) -> None:
    """Let a priority stand on exactly this evidence, or raise CannotPropose."""
    priority = locked(priority)
    refuse_if(CannotPropose, rules.reasons_not_to_change(priority.state))
    with action("link evidence to a priority", by=by):
        kept = [each.pk for each in evidence]
        priority.grounds.exclude(evidence__in=kept).delete()
        there = set(priority.grounds.values_list("evidence_id", flat=True))
        _stand_on(priority, Evidence.objects.filter(pk__in=set(kept) - there))


@transaction.atomic
def add_option(priority: Priority, way: Way, *, by: User) -> Option:
    """Consider one more way to meet the need, or raise CannotPropose."""
    priority = locked(priority)
    taken = list(priority.options.values_list("title", flat=True))
    reasons = rules.reasons_not_to_change(priority.state)
    refuse_if(CannotPropose, reasons + rules.reasons_not_to_keep_option(way, does_nothing=False, taken=taken))
    with action("add an option", by=by):
        return Option.objects.create(authority_id=by.authority_id, priority=priority, **asdict(way))


@transaction.atomic
def change_option(option: Option, way: Way, *, by: User) -> Option:
    """Change what is said of an option, or raise CannotPropose."""
    priority = locked(option.priority)
    taken = list(priority.options.exclude(pk=option.pk).values_list("title", flat=True))
    reasons = rules.reasons_not_to_change(priority.state)
    refuse_if(
        CannotPropose,
        reasons + rules.reasons_not_to_keep_option(way, does_nothing=option.does_nothing, taken=taken),
    )
    with action("change an option", by=by):
        for name, value in asdict(way).items():
            setattr(option, name, value)
        option.save(update_fields=[each.name for each in fields(way)])
        return option


@transaction.atomic
def remove_option(option: Option, *, by: User) -> None:
    """Take an option out, or raise CannotPropose; doing nothing always stays."""
    reasons = rules.reasons_not_to_change(locked(option.priority).state)
    if option.does_nothing:
        reasons.append(_("Doing nothing is always considered. It cannot be taken out."))
    refuse_if(CannotPropose, reasons)
    with action("remove an option", by=by):
        option.delete()


def locked(priority: Priority) -> Priority:
    """Return the priority, held until the transaction ends, so that it is not decided while it is changed."""
    found = Priority.objects.select_for_update(of=("self",)).select_related("review")
    return found.get(pk=priority.pk)


def _columns(proposal: Proposal) -> dict[str, object]:
    given = asdict(proposal)
    # A reason why none is needed belongs only to a priority that needs none.
    if proposal.needs_equality:
        given["no_equality_reason"] = ""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _stand_on(priority: Priority, evidence: Iterable[Evidence]) -> None:
    Grounds.objects.bulk_create(
        Grounds(authority_id=priority.authority_id, evidence=each, priority=priority) for each in evidence
    )
