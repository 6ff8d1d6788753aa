"""Which kind of assessment a carer would be offered today, and why: for the list and for the offer."""

from dataclasses import dataclass
from datetime import date

from mainstay.pathway.models import Assessment, Carer, Relationship
from mainstay.pathway.queries.assessing import kinds
from mainstay.pathway.rules.assessment_kinds import (
    ADULT_PLAN,
    STATEMENT,
    Kind,
    fitting,
    statement_stands,
)
from mainstay.pathway.rules.people import age_on
from mainstay.policy import value

# Past this nobody is still at the school they went to before they were 18.
_AT_SCHOOL_UNTIL = 20


@dataclass(frozen=True)
class Choice:
    """The kinds that fit a carer, what to know about them, and where somebody else is responsible.

    asks_school: whether being at school would change the kind. elsewhere: areas in which those looked after live.
    """

    age: int | None
    fits: list[Kind]
    asks_school: bool
    elsewhere: list[str]

    @property
    def first(self) -> Kind | None:
        """The kind to use; None where the packs have none."""
        return self.fits[0] if self.fits else None


def choice_for(carer: Carer, identified_on: date, *, today: date, at_school: bool | None = None) -> Choice:
    """Return which kinds fit a carer who was identified on a day."""
    person = carer.person
    age = age_on(person.born_on, identified_on) if person else None
    nation = carer.authority.nation
    every = kinds(today)
    fits = fitting(every, nation=nation, age=age, at_school=at_school, identified_on=identified_on)
    asks = nation == "scotland" and age is not None and _young_under(today) <= age <= _AT_SCHOOL_UNTIL
    return Choice(age, fits, asks, _elsewhere(carer) if nation == "scotland" else [])


def _elsewhere(carer: Carer) -> list[str]:
    """Return the other areas, where nobody the carer looks after lives in this one."""
    areas = list(Relationship.objects.filter(carer=carer, ended_on=None).values_list("lives_in", flat=True))
    return sorted(set(areas)) if areas and all(areas) else []


def standing_statement(carer: Carer, assessments: list[Assessment], today: date) -> Assessment | None:
    """Return the young carer statement that stands past the 18th birthday, because no adult plan was given yet."""
    done = [each for each in assessments if each.state == Assessment.State.COMPLETED]
    statement = next((each for each in done if each.kind == STATEMENT), None)
    stands = statement_stands(
        age=age_on(carer.person.born_on, today) if carer.person else None,
        young_under=_young_under(today),
        has_statement=statement is not None,
        has_adult_plan=any(each.kind == ADULT_PLAN and each.copy_given_on for each in done),
    )
    return statement if stands else None


def _young_under(today: date) -> int:
    return int(value("pathway.ages.young_carer_under", on=today))
