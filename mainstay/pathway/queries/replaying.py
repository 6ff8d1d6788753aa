"""What would differ under other rules: one decision limb by limb, or all of an authority's in numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.engines.disclosure import TOTAL, Sum, protect, sums_of_table
from mainstay.engines.eligibility import (
    OUTCOMES,
    UNDECIDED,
    Difference,
    Result,
    RuleSet,
    decide,
    differences,
    outcomes_of,
)
from mainstay.pathway.models import Decision
from mainstay.pathway.queries.rule_sets import breaks_on, criteria_on, rules_on
from mainstay.pathway.rules.rule_sets import LOCAL, Breaks, Own, default_content, held_tests, rule_set

OPEN = "open"
_MOVE, _STAY = ("moved", TOTAL), ("stayed", TOTAL)


@dataclass(frozen=True)
class Replayed:
    """A decision's answers under other rules. then: by its own rules; now: by the others; differs: limb by limb."""

    rules: RuleSet
    then: Result
    now: Result
    differs: list[Difference]

    @property
    def same(self) -> bool:
        """Whether the outcome is the same."""
        return self.then.outcome == self.now.outcome


def replay(decision: Decision, on: date) -> Replayed:
    """Return what the rules of that day make of a decision's answers. NotInForce before the first."""
    return replay_under(decision, rules_on(decision.test, on, decision.authority))


def replay_under(decision: Decision, rules: RuleSet) -> Replayed:
    """Return what these rules make of a decision's answers, beside what its own row says."""
    then = decide(RuleSet.from_data(decision.rules), decision.answers)
    now = decide(rules, decision.answers)
    return Replayed(rules, then, now, differences(then, now))


@dataclass(frozen=True)
class Moved:
    """How many decisions would come out how, None where a number is hidden.

    counts: (outcome by their own rules, outcome by the others) → people. other: how many come out otherwise.
    """

    decisions: int | None
    counts: dict[tuple[str, str], int | None]
    other: int | None


def moved(authority: Authority, test: str, rules: RuleSet, today: date) -> Moved:
    """Return in numbers how the authority's decisions by a test would come out under other rules, protected.

    Each carer's decision that stands counts once. Reads every one of them: call it inside scope.every_carer().
    """
    standing = Decision.objects.filter(authority=authority, test=test).exclude(state=Decision.State.REPLACED)
    rows = list(
        standing.order_by("carer", "-tentative_on", "-pk").distinct("carer").values_list("derived", "answers")
    )
    return counted([row[0] for row in rows], [row[1] for row in rows], rules, today)


class NoSuchRules(ValueError):
    """The rules asked for cannot be made; the message says which can."""


def other_rules(
    authority: Authority, test: str, on: date, threshold: str = "", *, breaks: bool = False
) -> RuleSet:
    """Return a test as it stood on a day, with another threshold or with sufficient breaks a duty where asked for."""
    codes = [each.code for each in held_tests()]
    if test not in codes:
        raise NoSuchRules(f"There is no test {test}. There are: {', '.join(codes)}.")
    if test != LOCAL and (threshold or breaks):
        raise NoSuchRules("Only the Scottish local criteria have a threshold and the duty of breaks to try.")
    kept = criteria_on(authority, test, on) if test == LOCAL else None
    content = kept.content if kept else default_content(test, on) if test == LOCAL else {}
    levels = [level["code"] for level in content.get("levels", [])]
    if threshold and threshold not in levels:
        raise NoSuchRules(f"There is no level {threshold}. There are: {', '.join(levels)}.")
    own = (
        Own(
            kept.pk if kept else None, on, "Tried", content | {"threshold": threshold or content["threshold"]}
        )
        if content
        else None
    )
    return rule_set(
        test, on, own, Breaks(on, "authority", "Tried") if breaks else _breaks(authority, test, on)
    )


def _breaks(authority: Authority, test: str, on: date) -> Breaks | None:
    return breaks_on(authority, on) if test == LOCAL else None


def counted(derived: Sequence[str], answers: Sequence[dict[str, Any]], rules: RuleSet, today: date) -> Moved:
    """Return how many go from which outcome to which. derived: what each one's own rules said."""
    (now,) = outcomes_of([rules], answers)
    said = [*OUTCOMES, OPEN]
    pairs = Counter(
        (then, OPEN if after == UNDECIDED else OUTCOMES[after])
        for then, after in zip(derived, now.tolist(), strict=True)
    )
    cells = {(then, after): pairs[then, after] for then in OUTCOMES for after in said}
    return _protected(cells, today)


def _protected(cells: dict[tuple[str, str], int], today: date) -> Moved:
    said = [*OUTCOMES, OPEN]
    rows = {then: sum(cells[then, after] for after in said) for then in OUTCOMES}
    columns = {after: sum(cells[then, after] for then in OUTCOMES) for after in said}
    whole = cells | {(then, TOTAL): people for then, people in rows.items()}
    whole |= {(TOTAL, after): people for after, people in columns.items()}
    whole[TOTAL, TOTAL] = sum(rows.values())
    # How many move and how many stay are told as well, so they are protected with the table.
    stays = [cell for cell in cells if cell[0] == cell[1]]
    moves = [cell for cell in cells if cell[0] != cell[1]]
    whole |= {_MOVE: sum(cells[cell] for cell in moves), _STAY: sum(cells[cell] for cell in stays)}
    sums = [
        *sums_of_table(OUTCOMES, said),
        Sum(_MOVE, moves),
        Sum(_STAY, stays),
        Sum((TOTAL, TOTAL), [_MOVE, _STAY]),
    ]
    below = policy.value("statistics.disclosure.suppress_below", today)
    to = policy.value("statistics.disclosure.round_to", today)
    safe = protect(whole, sums, below=below, to=to)
    return Moved(safe[TOTAL, TOTAL], {cell: safe[cell] for cell in cells}, safe[_MOVE])
