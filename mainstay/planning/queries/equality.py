"""Questions about equality impact assessments: of what, how they stand, and whether a decision may close."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.directory.models import Service
from mainstay.engines.disclosure import rounded
from mainstay.planning.models import EqualityAssessment, Priority, Strategy
from mainstay.planning.rules.equality import Draft, Effect, reasons_not_to_decide_without_equality


def equality_visible_to(user: User) -> QuerySet[EqualityAssessment]:
    """Return the equality impact assessments of the user's authority, last written first."""
    return EqualityAssessment.objects.filter(authority=user.authority).select_related(
        "priority", "strategy", "service", "written_by", "signed_by"
    )


def reasons_equality_stands_in_the_way(priority: Priority) -> list[str]:
    """Return every reason of equality why a priority cannot be decided yet, as sentences to show; one query."""
    found = EqualityAssessment.objects.filter(priority=priority).values_list("signed_at", flat=True)
    when = list(found)
    return reasons_not_to_decide_without_equality(
        needed=priority.needs_equality,
        signed=any(when),
        drafted=bool(when),
        why_not_needed=priority.no_equality_reason,
    )


def equality_due(user: User, today: date) -> QuerySet[EqualityAssessment]:
    """Return the signed assessments whose review day has come and that no newer signed one has replaced."""
    same = [Q(**{of: OuterRef(of)}) for of in ("priority", "strategy", "service")]
    newer = EqualityAssessment.objects.filter(
        same[0] | same[1] | same[2], signed_at__gt=OuterRef("signed_at")
    )
    signed = equality_visible_to(user).filter(signed_at__isnull=False, review_on__lte=today)
    return signed.filter(~Exists(newer)).order_by("review_on", "pk")


def draft_of(assessment: EqualityAssessment) -> Draft:
    """Return an assessment as plain values, ready for the rules; two queries."""
    return Draft(
        what_changes=assessment.what_changes,
        evidence=assessment.grounds.count(),
        evidence_in_words=assessment.evidence_in_words,
        owner=assessment.owner,
        review_on=assessment.review_on,
        signed=assessment.signed_at is not None,
        effects={
            each.group: Effect(each.effect, each.why, each.mitigation) for each in assessment.effects.all()
        },
    )


def decision_to_assess(user: User, kind: str, number: int) -> Priority | Strategy | Service | None:
    """Return the priority, strategy or service of the user's authority with this id, or None."""
    models: dict[str, type[Priority] | type[Strategy] | type[Service]] = {
        "priority": Priority,
        "strategy": Strategy,
        "service": Service,
    }
    of = models.get(kind)
    return of._default_manager.filter(authority=user.authority, pk=number).first() if of else None


def decisions_to_choose(user: User, named: str = "") -> list[tuple[str, str]]:
    """Return "priority-3" and its title for each proposed priority, drafted strategy and service that is bought.

    named: one that somebody came with; it is there even if it would not be, such as a service taken out already.
    """
    of = {"authority": user.authority}
    priorities = Priority.objects.filter(**of, state=Priority.State.PROPOSED).values_list("pk", "title")
    strategies = Strategy.objects.filter(**of, state=Strategy.State.DRAFT).values_list("pk", "title")
    services = Service.objects.filter(**of, state=Service.State.LISTED, funded_how__in=Service.BOUGHT)
    found = {
        **{f"priority-{pk}": title for pk, title in priorities},
        **{f"strategy-{pk}": title for pk, title in strategies},
        **{f"service-{pk}": name for pk, name in services.values_list("pk", "name")},
    }
    kind, _dash, number = named.partition("-")
    if named not in found and number.isdigit() and (came_with := decision_to_assess(user, kind, int(number))):
        found[named] = str(came_with)
    return list(found.items())


def taken_out_unassessed(user: User) -> QuerySet[Service]:
    """Return services that were bought and have been taken out or stopped without a signed assessment."""
    signed = EqualityAssessment.objects.filter(service=OuterRef("pk"), signed_at__isnull=False)
    gone = Service.objects.filter(
        authority=user.authority,
        state__in=[Service.State.WITHDRAWN, Service.State.PAUSED],
        funded_how__in=Service.BOUGHT,
        merged_into__isnull=True,
    )
    return gone.filter(~Exists(signed))


def newer_than(assessment: EqualityAssessment) -> EqualityAssessment | None:
    """Return the assessment of the same decision that was begun after this one, or None; the newest if several."""
    same = EqualityAssessment.objects.filter(
        priority=assessment.priority, strategy=assessment.strategy, service=assessment.service
    )
    return same.filter(pk__gt=assessment.pk).order_by("-pk").first()


@dataclass(frozen=True)
class Offered:
    """Services meant for one group of carers. carers_a_year: as they count them, None where none says or few are."""

    services: int
    carers_a_year: int | None


def offered_to_groups(user: User, today: date) -> dict[str, Offered]:
    """Return what the services listed for each group say they do, by group; one query.

    The same person may be counted by several services, so this is set beside those known and never added to them.
    """
    listed = Service.objects.filter(authority=user.authority, state=Service.State.LISTED).exclude(groups=[])
    found: dict[str, Offered] = {}
    for groups, carers in listed.values_list("groups", "carers_a_year"):
        for group in groups:
            before = found.get(group, Offered(0, None))
            counted = before.carers_a_year if carers is None else (before.carers_a_year or 0) + carers
            found[group] = Offered(before.services + 1, counted)
    return {
        group: replace(each, carers_a_year=_to_show(each.carers_a_year, today))
        for group, each in found.items()
    }


def _to_show(people: int | None, today: date) -> int | None:
    if people is None or people < int(policy.value("statistics.disclosure.suppress_below", on=today)):
        return None
    return rounded(people, to=int(policy.value("statistics.disclosure.round_to", on=today)))
