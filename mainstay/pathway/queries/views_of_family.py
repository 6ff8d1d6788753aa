"""What others of the family say in an assessment, and who may be asked."""

from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.pathway.models import Assessment, FamilyView, Person
from mainstay.pathway.queries.visible import carers_visible_to


def family_views_visible_to(user: User) -> QuerySet[FamilyView]:
    """Return what was noted of families whose carer's record the user may open."""
    found = FamilyView.objects.filter(authority=user.authority_id, carer__in=carers_visible_to(user))
    return found.select_related("assessment__authority", "assessment__carer__person", "person")


def views_in(assessment: Assessment) -> QuerySet[FamilyView]:
    """Return everybody who takes part in an assessment beside the carer."""
    return FamilyView.objects.filter(assessment=assessment).select_related("person").order_by("pk")


def people_to_ask(assessment: Assessment) -> QuerySet[Person]:
    """Return who else is on the carer's record and takes no part yet; those who died are not asked."""
    everybody = Person.objects.filter(carer=assessment.carer_id, died_on=None)
    others = everybody.exclude(as_carer=assessment.carer_id)
    return others.exclude(pk__in=views_in(assessment).values("person")).order_by("family_name", "given_names")


def ways_to_agree() -> list[tuple[str, str]]:
    """Return how somebody may agree or say no: codes and words."""
    return [(each.code, each.title) for each in policy.entry("pathway.consent_ways").values[-1].value]
