"""Which records have been kept long enough."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.local.queries import local_values
from mainstay.pathway.models import Carer, LegalHold, Plan, Referral
from mainstay.pathway.rules.retention import Schedule, kept_until, years_after

# Code of pathway.endings.
_DIED = "died_carer"


def schedule_in_force(today: date) -> Schedule:
    """Return for how long records are kept here: the packs' years, or the authority's own."""
    own = local_values()
    names = ("supported_years", "advised_years", "died_years", "referral_years", "young_until_age")
    keys = {name: f"privacy.retention.{name}" for name in names}
    years = {name: int(policy.value(key, on=today, override=own.get(key))) for name, key in keys.items()}
    return Schedule(**years, young_under=int(policy.value("pathway.ages.young_carer_under", on=today)))


@dataclass(frozen=True)
class Due:
    """A record that has been kept long enough, by its number. held: it stays until the hold ends."""

    carer_id: int
    reference: str
    ended_on: date | None
    because: str
    due_on: date | None
    held: bool
    erased: bool = False


def due_to_be_erased(authority: Authority, today: date) -> list[Due]:
    """Return every record of an authority that is due today, the longest due first; those that are held too."""
    schedule = schedule_in_force(today)
    # Every carer: a restricted record has its time too. Only its number is shown.
    with scope.every_carer():
        before = years_after(today, -schedule.shortest)
        old = Q(ended_on__lte=before) | Q(stage=Carer.Stage.ADVISED, changed_at__date__lte=before)
        found = [_due(each, schedule) for each in _carers(authority).filter(old)]
    due = [each for each in found if each.due_on is not None and each.due_on <= today]
    return sorted(due, key=lambda each: (each.due_on or today, each.carer_id))


def how_due(authority: Authority, carer_id: int, today: date) -> Due | None:
    """Return how one record stands to the schedule, due or not; None where there is none."""
    schedule = schedule_in_force(today)
    # Every carer, as above.
    with scope.every_carer():
        found = Carer.objects.filter(pk=carer_id, authority=authority, merged_into=None)
        carer = _facts(found).first()
        return _due(carer, schedule) if carer else None


def _carers(authority: Authority) -> QuerySet[Carer]:
    return _facts(Carer.objects.filter(authority=authority, merged_into=None, erased_on=None))


def _facts(carers: QuerySet[Carer]) -> QuerySet[Carer]:
    holds = LegalHold.objects.filter(carer=OuterRef("pk"), ended_on=None)
    return carers.annotate(
        had_plan=Exists(Plan.objects.filter(carer=OuterRef("pk"), agreed_on__isnull=False)),
        held=Exists(holds),
        born_on=F("person__born_on"),
        died_on=F("person__died_on"),
    )


def _due(carer: Carer, schedule: Schedule) -> Due:
    facts = vars(carer)
    until = kept_until(
        schedule,
        ended_on=carer.ended_on,
        died=carer.ended_because == _DIED or facts["died_on"] is not None,
        had_plan=facts["had_plan"],
        advised=carer.stage == Carer.Stage.ADVISED,
        last_on=carer.changed_at.date(),
        found_on=carer.found_on,
        born_on=facts["born_on"],
    )
    return Due(
        carer.pk,
        carer.reference,
        carer.ended_on,
        carer.ended_because,
        until,
        facts["held"],
        carer.erased_on is not None,
    )


def referrals_due(authority: Authority, today: date) -> QuerySet[Referral]:
    """Return the referrals that became no record and have been kept long enough; not those erased already."""
    before = years_after(today, -schedule_in_force(today).referral_years)
    return (
        Referral.objects.filter(authority=authority, carer=None, answered_on__lte=before)
        .exclude(about={}, words="", who_refers="", answer="")
        .order_by("pk")
    )
