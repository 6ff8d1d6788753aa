"""Which kind of assessment is a carer's, by nation, age and school; and whether a statement still stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mainstay.policy.entries import STANDS_FOR, Item

ADULT_PLAN, STATEMENT = "adult_carer_support_plan", "young_carer_statement"


@dataclass(frozen=True)
class FormOf:
    """One list of questions of a kind. second, breaks: asked only where these are so; None for always."""

    form: str
    second: bool | None = None
    breaks: bool | None = None

    def asked(self, *, second: bool, breaks: bool) -> bool:
        """Return whether it is asked of this carer.

        second: whether there was an assessment before. breaks: whether the duty to support sufficient breaks applies.
        """
        return self.second in (None, second) and self.breaks in (None, breaks)


@dataclass(frozen=True)
class Kind:
    """One kind of assessment, as assessment.kinds holds it."""

    code: str
    title: str
    description: str
    nations: tuple[str, ...]
    least_age: int | None
    most_age: int | None
    also_at_school: bool
    from_on: date | None
    until_on: date | None
    law: str
    why: str
    say: str
    forms: tuple[FormOf, ...]
    content: str

    @property
    def for_young(self) -> bool:
        """Whether it is for those under 18."""
        return self.most_age is not None


def kind_of(item: Item) -> Kind:
    """Return one line of assessment.kinds as a kind."""
    held = item.attributes
    return Kind(
        code=item.code,
        title=item.title,
        description=item.description,
        nations=held["nations"],
        least_age=held["least_age"],
        most_age=held["most_age"],
        also_at_school=held["also_at_school"],
        from_on=held["from_on"],
        until_on=held["until_on"],
        law=held["law"] or "",
        why=held["why"],
        say=held["say"],
        forms=tuple(FormOf(**each) for each in held["forms"]),
        content=held["content"],
    )


def fitting(
    kinds: Iterable[Kind], *, nation: str, age: int | None, at_school: bool | None, identified_on: date
) -> list[Kind]:
    """Return the kinds that fit a carer, the one to use first; more than one only where something is not known.

    age: in whole years on the day the carer was identified; None where the date of birth is not known.
    at_school: still at school, and so since before 18; None where not known.
    """
    here = STANDS_FOR.get(nation, nation)
    found = [
        each
        for each in kinds
        if here in each.nations
        and (each.from_on is None or each.from_on <= identified_on)
        and (each.until_on is None or identified_on <= each.until_on)
        and _fits_age(each, age, at_school)
    ]
    # Whoever is still at school since before 18 is a young carer for all of it.
    still_young = [each for each in found if each.also_at_school and age is not None and at_school]
    return still_young or found


def _fits_age(kind: Kind, age: int | None, at_school: bool | None) -> bool:
    if age is None:
        return True
    if kind.least_age is not None and age < kind.least_age:
        return False
    return kind.most_age is None or age <= kind.most_age or (kind.also_at_school and bool(at_school))


def reasons_not_this_kind(kind: Kind, fits: Iterable[Kind]) -> list[str]:
    """Return why a kind cannot be used for a carer, with what to use instead; empty if it can."""
    found = list(fits)
    if kind in found:
        return []
    if not found:
        return [
            "No kind of assessment is at hand for this carer's nation, age and day: add it to the packs first."
        ]
    return [f"Use “{found[0].title}”. {found[0].why}"]


def statement_stands(*, age: int | None, young_under: int, has_statement: bool, has_adult_plan: bool) -> bool:
    """Return whether a young carer statement goes on past 18, as it does until an adult carer support plan is given.

    Carers (Scotland) Act 2016, section 18.
    """
    return has_statement and not has_adult_plan and age is not None and age >= young_under
