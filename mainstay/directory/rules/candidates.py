"""Which suppliers and charities are worth a look, why, and what speaks against each. A person decides.

A word in a name is not support for carers: "Falcon Carers Ltd" may be home care. A month without a payment is not
a month without support: it may have been paid late. Rows that are alike are probably real lines.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mainstay.directory.rules.payments import Line, Paid, Supplier, pounds
from mainstay.directory.rules.rhythm import Rhythm, about_months

Says = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class Words:
    """How words are looked for: each gives what a text speaks of ("home care"), () for nothing.

    in_name, in_payment: what speaks for a supplier; against_name, against_payment: what speaks against it.
    withheld: names in small letters that stand for nobody in particular.
    """

    in_name: Says
    in_payment: Says
    against_name: Says
    against_payment: Says
    withheld: frozenset[str] = frozenset()
    rhythm: Rhythm = field(default_factory=lambda: Rhythm(0.8, 6))
    dwarfs_from: float = 0.25


@dataclass(frozen=True)
class Found:
    """A candidate. why, doubts, purposes: sentences and words to show. months: pence by month ("2024-04").

    said: whether what its payments say speaks for it, not only its name. told: what else a list says of it.
    """

    name: str
    spend_pence: int
    payments: int
    first_on: date | None
    last_on: date | None
    purposes: tuple[str, ...]
    why: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    told: Mapping[str, object] = field(default_factory=dict)
    said: bool = False


def candidate(supplier: Supplier, words: Words, months: Sequence[str]) -> Found | None:
    """Return the supplier as a candidate, or None where nothing speaks for it; months: all that the list covers.

    Counted are the payments that speak for it themselves; where only the name does, all of them.
    """
    named = words.in_name(supplier.name)
    said = {line: what for line in supplier.lines if (what := words.in_payment(line.words))}
    # Foster carers are carers by name and paid: a line that only speaks of them speaks for nobody.
    said = {line: what for line, what in said.items() if not _only_foster(line, what, words)}
    if not said and not named:
        return None
    counted = supplier.only(said) if said else supplier
    paid, whole = counted.paid, supplier.paid
    doubts = [
        *_against(counted, named and not said, words),
        *about_months(paid.months, months, words.rhythm),
        *_about_rows(paid),
    ]
    return Found(
        name=supplier.name,
        spend_pence=paid.pence,
        payments=paid.payments,
        first_on=paid.first_on,
        last_on=paid.last_on,
        purposes=tuple(f"{line.words}: {_count(each)}"[:255] for line, each in counted.largest()[:12]),
        why=tuple(each[:255] for each in _why(named, said, paid, whole)),
        doubts=tuple(each[:255] for each in doubts),
        months={month: paid.months.get(month, 0) for month in months},
        told={"identifiers": sorted(supplier.identifiers), "all_pence": whole.pence, "all": whole.payments},
        said=bool(said),
    )


def _only_foster(line: Line, what: tuple[str, ...], words: Words) -> bool:
    return what == ("carers",) and "foster care" in words.against_payment(line.words)


def _why(
    named: tuple[str, ...], said: Mapping[Line, tuple[str, ...]], paid: Paid, whole: Paid
) -> Iterable[str]:
    if named:
        yield f"Its name speaks of {_listed(named)}."
    if said:
        spoken = _listed(dict.fromkeys(each for what in said.values() for each in what))
        yield f"{_count(paid)}, {_verb(paid)} of {spoken}."
    if whole.payments > paid.payments:
        rest = whole.payments - paid.payments
        other = pounds(whole.pence - paid.pence)
        yield f"Not counted: {_number(rest)}, {other}, to the same supplier for something else."


def _against(counted: Supplier, only_named: object, words: Words) -> Iterable[str]:
    """Yield what speaks against it; where all its payments do, so that it is only the name that speaks for it."""
    against = {line: what for line in counted.lines if (what := words.against_payment(line.words))}
    about = _listed(dict.fromkeys(each for what in against.values() for each in what))
    if against and len(against) == len(counted.lines):
        if only_named:
            spoken = _listed(words.in_name(counted.name))
            yield f"“{spoken.capitalize()}” in the name, but all payments are for {about}."
        else:
            yield f"All the payments also speak of {about}."
    elif against:
        part = counted.only(against).paid
        yield f"{_count(part)} of these, {_verb(part)} of {about}."
    if in_name := words.against_name(counted.name):
        yield f"Its name speaks of {_listed(in_name)}."
    if only_named and not against:
        yield "Only the name speaks for it: nothing in the payments says what they were for."


def _about_rows(paid: Paid) -> Iterable[str]:
    if paid.alike:
        one = paid.alike == 1
        rows = "1 row is" if one else f"{paid.alike:,} rows are"
        real = "It is probably a real line" if one else "They are probably real lines"
        yield f"{rows} like another in every column. {real}, so all are counted."
    if paid.back_pence:
        yield f"{pounds(-paid.back_pence)} of it was paid back."


def compared(found: Sequence[Found], words: Words) -> list[Found]:
    """Return the candidates with what shows only beside each other, the largest first."""
    whole = sum(each.spend_pence for each in found)
    surest = max((each for each in found if each.said and _about_carers(each)), key=_spend, default=None)
    compared = []
    for each in sorted(found, key=_spend, reverse=True):
        more = []
        if surest and not each.said and each.spend_pence > surest.spend_pence > 0:
            times = each.spend_pence / surest.spend_pence
            more.append(
                f"It was paid {times:.1f} times the {pounds(surest.spend_pence)} of {surest.name}, the largest "
                "whose payments speak of carers themselves."
            )
        if whole > 0 and len(found) > 1 and each.spend_pence / whole >= words.dwarfs_from:
            share = each.spend_pence / whole
            more.append(
                f"It makes up {share:.0%} of everything that was found. Decide about it before adding anything up."
            )
        compared.append(Found(**{**vars(each), "doubts": (*each.doubts, *(said[:255] for said in more))}))
    return compared


def _about_carers(found: Found) -> bool:
    return any("carers" in each for each in found.why)


def _spend(found: Found) -> int:
    return found.spend_pence


def charity(name: str, activities: str, words: Words, told: Mapping[str, object]) -> Found | None:
    """Return a charity as a candidate, or None where nothing that it says of itself speaks for it."""
    named, said = words.in_name(name), words.in_payment(activities)
    if not named and not said:
        return None
    why = [f"Its name speaks of {_listed(named)}."] * bool(named)
    why += [f"What it says of its work speaks of {_listed(said)}."] * bool(said)
    against = dict.fromkeys([*words.against_name(name), *words.against_payment(activities)])
    doubts = [f"It also speaks of {_listed(against)}: that may be all it means."] * bool(against)
    purposes = [activities if len(activities) <= 255 else f"{activities[:252].rsplit(' ', 1)[0]} …"]
    return Found(
        name, 0, 0, None, None, tuple(filter(None, purposes)), tuple(why), tuple(doubts), {}, told, bool(said)
    )


def _count(paid: Paid) -> str:
    return f"{_number(paid.payments)}, {pounds(paid.pence)}"


def _verb(paid: Paid) -> str:
    return "speaks" if paid.payments == 1 else "speak"


def _number(payments: int) -> str:
    return f"{payments:,} payment{'' if payments == 1 else 's'}"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""
