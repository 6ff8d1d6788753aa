"""The carers' rows of a national return, from what is held: numbers, days and kinds of event, no name."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.pathway.models import Assessment, Carer, CarerReview, Plan, Referral, Relationship
from mainstay.pathway.rules.leaving import CarerRow, Event, LookedAfter, rows
from mainstay.pathway.rules.people import age_on


def carers_to_return(authority: Authority, first: date, last: date) -> Iterator[CarerRow]:
    """Yield the rows of every carer the scope shows, for a period, both days counted; a fixed number of queries.

    Only what is complete counts: referrals that were answered, assessments and reviews that are done, plans that ran.
    """
    adult_from = int(policy.value("pathway.ages.young_carer_under", on=last))
    looked_after: dict[int, list[LookedAfter]] = defaultdict(list)
    together = Relationship.objects.filter(authority=authority).select_related("person").order_by("pk")
    for each in together:
        if each.ended_on is None or each.ended_on >= first:
            age = age_on(each.person.born_on, last)
            person = LookedAfter(
                each.person.council_reference, each.known_to_council, age is None or age >= adult_from
            )
            looked_after[each.carer_id].append(person)
    events = _events(authority, first, last)
    carers = Carer.objects.filter(authority=authority, merged_into=None, erased_on=None).order_by("pk")
    for pk, reference in carers.values_list("pk", "reference"):
        yield from rows(reference, looked_after[pk], events[pk])


def _events(authority: Authority, first: date, last: date) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = defaultdict(list)
    of = {"authority": authority}
    days = (first, last)
    asked = Referral.objects.filter(**of, carer__isnull=False, answered_on__range=days)
    for carer, from_on, to_on in asked.values_list("carer", "received_on", "answered_on"):
        assert carer is not None
        found[carer].append(Event("Request", from_on, to_on))
    done = Assessment.objects.filter(**of, completed_on__range=days)
    for carer, from_on, to_on in done.values_list("carer", "identified_on", "completed_on"):
        found[carer].append(Event("Assessment", from_on, to_on))
    plans = Plan.objects.filter(**of, agreed_on__isnull=False, agreed_on__lte=last).exclude(
        ended_on__lt=first
    )
    for carer, agreed_on, ended_on in plans.values_list("carer", "agreed_on", "ended_on"):
        assert agreed_on is not None
        found[carer].append(Event("Service", agreed_on, ended_on))
    reviews = CarerReview.objects.filter(**of, state=CarerReview.State.DONE, on__range=days)
    for carer, on in reviews.values_list("carer", "on"):
        found[carer].append(Event("Review", on, on))
    return found
