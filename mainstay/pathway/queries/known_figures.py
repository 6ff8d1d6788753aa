"""How many carers are known, and what do they get? Counted from facts, and handed out protected alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.engines.disclosure import TOTAL, Sum, protect, sums_of_table
from mainstay.pathway.facts import CarerFact, carer_facts
from mainstay.pathway.models import Carer, Decision
from mainstay.places.queries import named

GETS = ("supported", "breaks", "budget", "unmet", "assessed", "planned")
_OVER = (Carer.Stage.ENDED,)


@dataclass(frozen=True)
class Line:
    """One line: what is counted, and how many as they may be shown; None where a small number is left out."""

    code: str
    title: str
    people: int | None


@dataclass(frozen=True)
class Known:
    """The carers known today. wards: ward → how many known and how many supported. gets: each by itself, no parts."""

    people: int | None
    stages: list[Line]
    ages: list[Line]
    hours: list[Line]
    outcomes: list[Line]
    gets: list[Line]
    wards: list[tuple[str, int | None, int | None]]
    below: int
    to: int


def known(authority: Authority, today: date, titles: dict[str, dict[str, str]]) -> Known:
    """Return the protected counts of today. titles: what the codes of ages and gets are called."""
    below = int(policy.value("statistics.disclosure.suppress_below", today))
    to = int(policy.value("statistics.disclosure.round_to", today))
    # Every carer: a restricted record counts too. Whoever reads this may see no record: only what is protected leaves.
    with scope.every_carer():
        facts = [each for each in carer_facts(authority, today) if each.stage not in _OVER]

    def parts(values: Iterable[str], named_as: Sequence[tuple[str, str]]) -> list[Line]:
        return _parts(Counter(values), named_as, below, to)

    stages = [(code, str(label)) for code, label in Carer.Stage.choices if code not in _OVER]
    hours = [*((code, str(label)) for code, label in Carer.Hours.choices), ("", titles["hours"][""])]
    outcomes = [
        *((code, str(label)) for code, label in Decision.Outcome.choices),
        ("", titles["outcomes"][""]),
    ]
    counted = parts((each.stage for each in facts), stages)
    return Known(
        counted[-1].people,
        counted[:-1],
        parts((each.age_band for each in facts), list(titles["ages"].items()))[:-1],
        parts((each.hours for each in facts), hours)[:-1],
        parts((each.outcome for each in facts), outcomes)[:-1],
        _gets(facts, titles["gets"], below, to),
        _wards(facts, below, to),
        below,
        to,
    )


def _gets(facts: Sequence[CarerFact], titles: dict[str, str], below: int, to: int) -> list[Line]:
    """Return how many get each thing; who does not is the rest, so each is protected with its rest."""
    has = {
        "supported": [each.supports > 0 for each in facts],
        "breaks": [each.breaks > 0 for each in facts],
        "budget": [each.pence > 0 for each in facts],
        "unmet": [each.unmet > 0 for each in facts],
        "assessed": [each.assessed_on is not None for each in facts],
        "planned": [each.planned_on is not None for each in facts],
    }
    found = []
    for code in GETS:
        yes = sum(has[code])
        cells = {"yes": yes, "no": len(facts) - yes, TOTAL: len(facts)}
        safe = protect(cells, [Sum(TOTAL, ["yes", "no"])], below=below, to=to)
        found.append(Line(code, titles[code], safe["yes"]))
    return found


def _wards(facts: Sequence[CarerFact], below: int, to: int) -> list[tuple[str, int | None, int | None]]:
    """Return each ward with how many carers are known and how many of them are supported now."""
    cells: Counter[tuple[str, str]] = Counter((each.ward, "yes" if each.supports else "no") for each in facts)
    wards = sorted({each.ward for each in facts})
    columns = ["yes", "no"]
    whole = {(ward, column): cells[ward, column] for ward in wards for column in columns}
    whole |= {(ward, TOTAL): sum(cells[ward, column] for column in columns) for ward in wards}
    whole |= {(TOTAL, column): sum(whole[ward, column] for ward in wards) for column in [*columns, TOTAL]}
    safe = protect(whole, sums_of_table(wards, columns), below=below, to=to)
    names = named([ward for ward in wards if ward])
    listed = [
        (names[ward].name if ward in names else "", safe[ward, TOTAL], safe[ward, "yes"]) for ward in wards
    ]
    return sorted(listed, key=lambda line: (not line[0], line[0]))


def _parts(counted: Counter[str], named_as: Sequence[tuple[str, str]], below: int, to: int) -> list[Line]:
    codes = [code for code, _title in named_as]
    # A code that is not known any more still counts.
    listed = [*named_as, *((code, code) for code in sorted(set(counted) - set(codes)))]
    cells = {code: counted[code] for code, _title in listed} | {TOTAL: sum(counted.values())}
    safe = protect(cells, [Sum(TOTAL, [code for code, _title in listed])], below=below, to=to)
    return [Line(code, title, safe[code]) for code, title in listed] + [Line(TOTAL, "", safe[TOTAL])]
