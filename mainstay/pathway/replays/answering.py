"""What the command line says when decisions are tried under other rules."""

import sys
from datetime import date

from django.utils.timezone import localdate

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.engines.eligibility import OUTCOMES
from mainstay.pathway.queries.replaying import OPEN, Moved, NoSuchRules, moved, other_rules

SAME, DIFFERENT, COULD_NOT = 0, 1, 2
_WIDTH = 12


def answer_replay(name: str, test: str, on: date | None, threshold: str, *, breaks: bool) -> int:
    """Print how the authority's decisions would come out: 0 where all stay, 1 where some do not, 2 could not."""
    today = localdate()
    with scope.of_authority(None, sharing=True):
        authority = Authority.objects.filter(name__iexact=name).first()
    if authority is None:
        return _cannot(f"There is no authority called {name}.")
    # Every carer's, for the sum: no row about anybody leaves this block.
    with scope.of_authority(authority.pk, carers=scope.Carers.ALL):
        try:
            rules = other_rules(authority, test, on or today, threshold, breaks=breaks)
        except (NoSuchRules, policy.NotInForce) as why:
            return _cannot(str(why))
        found = moved(authority, test, rules, today)
    sys.stdout.write(f"{rules.title}, as on {on or today}{_tried(threshold, breaks)}" + "\n")
    sys.stdout.write(f"Decisions that stand: {_people(found.decisions)}" + "\n")
    _table(found)
    sys.stdout.write(f"Come out differently: {_people(found.other)}" + "\n")
    return SAME if found.other == 0 else DIFFERENT


def _tried(threshold: str, breaks: bool) -> str:
    return (f", threshold {threshold}" if threshold else "") + (
        ", sufficient breaks a duty" if breaks else ""
    )


def _table(found: Moved) -> None:
    said = [*OUTCOMES, OPEN]
    sys.stdout.write("then \\ now".ljust(_WIDTH) + "".join(each.rjust(_WIDTH) for each in said) + "\n")
    for then in OUTCOMES:
        sys.stdout.write(
            then.ljust(_WIDTH)
            + "".join(_people(found.counts[then, now]).rjust(_WIDTH) for now in said)
            + "\n"
        )


def _people(number: int | None) -> str:
    return "too few" if number is None else f"{number:,}"


def _cannot(why: str) -> int:
    sys.stderr.write(why + "\n")
    return COULD_NOT
