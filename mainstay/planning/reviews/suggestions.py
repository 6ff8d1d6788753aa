"""What Mainstay already knows that would answer a key question, ready to be kept as evidence with one press."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.planning.actions.evidence import Found
from mainstay.planning.models import Review
from mainstay.planning.reviews import from_assessment, from_coverage, from_reach, from_services


@dataclass(frozen=True)
class Suggestion:
    """Evidence that could be kept. key: tells it from the others and changes when what it says does."""

    key: str
    found: Found


def suggestions(user: User, review: Review, question: str, today: date) -> list[Suggestion]:
    """Return what is suggested for one key question of a review."""
    return [_suggest(each) for make in BY_QUESTION.get(question, ()) for each in make(user, review, today)]


def of_place(code: str, today: date) -> list[Suggestion]:
    """Return what an equality impact assessment may stand on: who is reached less in a place."""
    return [_suggest(each) for each in from_reach.flagged_in(code, today)]


def _suggest(found: Found) -> Suggestion:
    return Suggestion(sha256(f"{found.title}\n{found.says}".encode()).hexdigest()[:16], found)


def _barriers(user: User, review: Review, today: date) -> Iterator[Found]:
    """What surveys say keeps carers from breaks; nothing in them is local."""
    for entry in policy.entries("estimation.findings"):
        if not entry.key.rpartition(".")[2].startswith("barrier_"):
            continue
        found = policy.in_force(entry, today)
        yield Found(
            kind="figure",
            title=entry.title,
            says=_("%(share)s of those who answered a survey. It is not of this area: %(sure)s.")
            % {"share": f"{found.value:.0%}", "sure": entry.sure_because},
            source="; ".join(source.title for source in entry.source),
            gathered_on=found.since,
            page=reverse("local:entry", args=[entry.key]),
        )


Maker = Callable[[User, Review, date], Iterator[Found]]
BY_QUESTION: dict[str, tuple[Maker, ...]] = {
    "Q1": (from_services.general, from_assessment.how_many),
    "Q2": (from_coverage.delivered, from_services.delivered, from_services.not_delivered),
    "Q3": (from_reach.flagged, from_assessment.hidden, from_assessment.overlooked),
    "Q4": (from_services.easy_ways_in, _barriers),
    "Q5": (from_coverage.gaps, from_coverage.ending, from_assessment.demand),
    "Q6": (from_coverage.over, from_coverage.on_one_provider),
}
