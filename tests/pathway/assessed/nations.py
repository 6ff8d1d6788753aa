"""A council of each nation with somebody for each part, and an assessment with everything in it."""

from datetime import date

from mainstay.accounts.models import Authority, User
from mainstay.database import scope
from mainstay.pathway.actions import assessing
from mainstay.pathway.models import Assessment, Carer
from mainstay.pathway.queries.assessing import Paper, kinds, paper_of
from mainstay.pathway.rules.questions import Question
from tests.cast import Cast, assemble, person

TODAY = date(2026, 6, 17)  # a Wednesday with no holiday near


def cast_in(nation: str) -> Cast:
    """Return the standing cast, in a council of that nation; Northmoor itself for England."""
    everybody = assemble()
    if nation == "england":
        return everybody
    with scope.of_authority(None, sharing=True):
        council = Authority.objects.create(name="Glen Council", area_code="X06000003", nation=nation)
    people = {
        part: person(council, part, name, email=f"{part}@glen.example") for part, name in Cast.NAMES.items()
    }
    return Cast(**people, outsider=everybody.outsider)


def offered(carer: Carer, by: User, kind: str = "", on: date = TODAY, **about: object) -> Assessment:
    """Return an assessment offered on a day, of the first kind that is offered today where none is named."""
    names = {"england": "carers_assessment", "scotland": "adult_carer_support_plan"}
    nation = by.authority.nation
    kind = kind or names.get(nation, f"assessment_{nation}")
    return assessing.offer(
        carer, kind=kind, **{"identified_on": on, "offered_on": on, "by": by, "today": on} | about
    )


def under_way(carer: Carer, by: User, kind: str = "", on: date = TODAY, **about: object) -> Assessment:
    """Return an assessment that the carer said yes to and that was talked through, all on one day."""
    found = offered(carer, by, kind, on, **about)
    assessing.accept(found, accepted_on=on, by=by, today=on)
    return assessing.talk(found, talked_on=on, way="home", by=by, today=on)


def an_answer(question: Question) -> object:
    """Return an answer that fits a question: the first that is offered, or a few words."""
    match question.kind:
        case "words":
            return "She said so."
        case "many":
            return [next(iter(question.options))]
        case "number":
            return question.least or 1
        case "day":
            return "2026-05-01"
        case _:
            return next(iter(question.options))


def whole(paper: Paper, **changed: object) -> dict[str, object]:
    """Return an answer to every question of an assessment; ``changed`` are others, None for none."""
    answers = {each.code: an_answer(each) for each in paper.questions} | changed
    return {code: answer for code, answer in answers.items() if answer is not None}


def fill(found: Assessment, by: User, on: date = TODAY, **changed: object) -> Assessment:
    """Write an answer to every question, the first that is offered unless ``changed`` says otherwise."""
    paper = paper_of(found, on)
    assessing.save(found, whole(paper, **changed), asked=paper.questions, seen={}, by=by)
    found.refresh_from_db()
    return found


ALL_KINDS = [each.code for each in kinds(TODAY)]
