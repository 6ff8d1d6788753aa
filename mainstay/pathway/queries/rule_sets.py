"""Under which rules is somebody's need decided, in this authority and on that day?"""

from datetime import date

from mainstay.accounts.models import Authority
from mainstay.engines.eligibility import RuleSet
from mainstay.pathway.models import Assessment, LocalCriteria
from mainstay.pathway.rules.rule_sets import (
    BREAKS,
    LOCAL,
    Breaks,
    Own,
    breaks_in_law,
    rule_set,
    which_test,
)


def rules_for(assessment: Assessment) -> RuleSet:
    """Return the rules that decide an assessment: those in force on the day it was completed."""
    on = assessment.completed_on or assessment.talked_on or assessment.identified_on
    return rules_on(which_test(assessment.kind, on), on, assessment.authority)


def rules_on(test: str, on: date, authority: Authority) -> RuleSet:
    """Return a test as it stood on that day in that authority. Raises policy.NotInForce before its first day."""
    if test != LOCAL:
        return rule_set(test, on)
    kept = criteria_on(authority, test, on)
    own = Own(kept.pk, kept.from_on, kept.reason, kept.content) if kept else None
    return rule_set(test, on, own, breaks_on(authority, on))


def criteria_on(authority: Authority, test: str, on: date) -> LocalCriteria | None:
    """Return the authority's own published criteria in force on that day, or None where it has none."""
    published = LocalCriteria.objects.filter(authority=authority, test=test, published_on__isnull=False)
    return published.filter(from_on__lte=on).order_by("-from_on").first()


def breaks_on(authority: Authority, on: date) -> Breaks | None:
    """Return since when, by whom and why the duty to support sufficient breaks applies; None where it does not.

    The day in the packs goes before what an authority recorded: the law is in force for everybody or for nobody.
    """
    commenced = breaks_in_law(on)
    if commenced is not None:
        return Breaks(commenced, "law") if commenced <= on else None
    switch = LocalCriteria.objects.filter(authority=authority, test=BREAKS, from_on__lte=on)
    latest = switch.order_by("-from_on").first()
    if latest is None or not latest.content.get("in_force"):
        return None
    return Breaks(latest.from_on, "authority", latest.reason)
