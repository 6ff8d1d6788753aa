"""Everything that changes a judgement of coverage: it is made, and it may be taken back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused
from mainstay.planning.models import CoverageJudgement


class CannotTakeBack(Refused):
    """The judgement no longer counts; ``reasons`` says why."""


def judge(about: tuple[str, str, str], level: str, reason: str, *, by: User) -> CoverageJudgement:
    """Keep somebody's own judgement of a cell. about: intervention, place and group. One before it stays as history."""
    intervention, place, group = about
    with action("overrule a judgement of coverage", by=by):
        return CoverageJudgement.objects.create(
            authority=by.authority,
            intervention=intervention,
            place=place,
            group=group,
            level=level,
            reason=reason.strip(),
            made_by=by,
        )


def take_back(judgement: CoverageJudgement, *, by: User) -> None:
    """Let the count speak again, or raise CannotTakeBack.

    Earlier judgements of the cell are taken back too: they must not count again because a later one no longer does.
    """
    with action("take back a judgement of coverage", by=by):
        # Locked, because two people may take it back at once, and only one of them did.
        judgement = CoverageJudgement.objects.select_for_update(no_key=True).get(pk=judgement.pk)
        if judgement.taken_back_at:
            raise CannotTakeBack([_("This judgement was taken back already.")])
        about = {name: getattr(judgement, name) for name in ("authority", "intervention", "place", "group")}
        standing = CoverageJudgement.objects.filter(**about, taken_back_at__isnull=True)
        standing.filter(made_at__lte=judgement.made_at).update(taken_back_at=timezone.now(), taken_back_by=by)
