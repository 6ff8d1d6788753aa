"""Carers made up for measuring, by a fixed seed: none of them is anybody. Only their days follow the calendar.

Names are drawn so that a few are common and most are rare, as family names are; every carer looks after somebody, most
are owed something by a day, and a worker is in touch with sixty of them.
"""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

TODAY = datetime.now(tz=UTC).date()
OF_ONE_WORKER = 60
_SYLLABLES = (
    "ab ack al am ar as ath bel ben bir bow bra bri cal car cha cla cob cor dal dar den der dun ear el en fal fen "
    "gar gil had hal har hay hol hor ing kel ken ker lam lan lin lor mal mar mer mil mor nor oak old pen pic pol ram"
)
_ENDS = "ton ley son man ford well ham by worth wood field shaw ridge land er ing s combe gate bourne"
_FIRST = (
    "Ada Agnes Alan Alice Amina Andrew Angela Ann Anthony Barbara Beth Brian Carol Catherine Charles Christine Claire "
    "Colin Daniel David Dawn Deborah Diane Donald Doreen Edith Edward Eileen Elaine Emma Eric Fiona Frances Frank "
    "Gareth George Gillian Grace Graham Hannah Harold Heather Helen Ian Imran Irene Jack James Jane Janet Jean "
    "Jennifer Joan John Joseph Joyce Judith Julie June Karen Kathleen Keith Kenneth Kevin Laura Lesley Linda Louise "
    "Margaret Maria Marion Mark Martin Mary Maureen Michael Mohammed Moira Nadia Neil Nicola Nigel Nora Olive "
    "Pamela Patrick Paul Pauline Peter Philip Rachel Raymond Richard Rita Robert Ronald Rosa Ruth Samira Sandra Sarah "
    "Sheila Shirley Simon Stephen Stuart Susan Sylvia Teresa Thomas Trevor Valerie Vera Walter Wendy William Yasmin"
)
_FIRST_NAMES = tuple(_FIRST.split())
_STAGES = (
    "found",
    "heard",
    "assessing",
    "deciding",
    "planning",
    "approving",
    "supported",
    "supported",
    "advised",
    "ended",
)
_WHAT = ("offer", "conversation", "review", "review", "review", "emergency_review", "message", "broker")


def families(number: int = 4000) -> tuple[list[str], list[float]]:
    """Return made-up family names, and how often each and those before it are borne: the first by one in seventy."""
    dice = random.Random(1911)
    starts, ends = _SYLLABLES.split(), _ENDS.split()
    every = [(one + two + end).title() for one in starts for two in ["", *starts[::7]] for end in ends]
    dice.shuffle(every)
    names = every[:number]
    return names, list(accumulate(1 / (rank + 12) for rank in range(len(names))))


def add(authority: Any, workers: list[Any], number: int) -> None:
    """Add so many carers to an authority with everything that the measured pages show; nothing is audited."""
    from mainstay.database import many
    from mainstay.pathway.actions import search_keys
    from mainstay.pathway.models import Carer, Clock, Relationship

    dice = random.Random(50_000 + authority.pk)
    names, often = families()
    # Those of the first worker lie as far apart in both authorities as they do in life.
    every = [_carer(authority, workers, number, at, dice) for at in range(number)]
    many.add(every)
    people = [_person(carer, dice, names, often) for carer in every]
    looked_after = [_person(carer, dice, names, often, at=people[n]) for n, carer in enumerate(every)]
    many.add(people)
    many.add(looked_after)
    for carer, person in zip(every, people, strict=True):
        carer.person = person
    many.change(every, ["person"])
    of = {"authority": authority}
    kinds = ("partner", "parent", "child", "friend", "neighbour")
    many.add(
        [
            Relationship(**of, carer=carer, person=person, kind=dice.choice(kinds))
            for carer, person in zip(every, looked_after, strict=True)
        ]
    )
    many.add([clock for carer in every for clock in _clocks(carer, dice, Clock)])
    for at in range(0, number, 5000):
        search_keys.write_for(Carer.objects.filter(pk__in=[each.pk for each in every[at : at + 5000]]))


def _carer(authority: Any, workers: list[Any], number: int, at: int, dice: random.Random) -> Any:
    from mainstay.pathway.models import Carer

    first = at % (number // OF_ONE_WORKER) == 0
    return Carer(
        authority=authority,
        reference=f"{at:05}{dice.choice('ABCDEFGH')}{dice.choice('JKMNPQRS')}",
        stage=dice.choice(_STAGES),
        found_through=dice.choice(("self", "gp", "hospital")),
        found_on=TODAY - timedelta(days=dice.randrange(1500)),
        hours=dice.choice(("0-9", "10-19", "50+")),
        worker=workers[0] if first else dice.choice(workers[1:]),
    )


def _person(carer: Any, dice: random.Random, names: list[str], often: list[float], at: Any = None) -> Any:
    from mainstay.pathway.models import Person

    outward = f"{dice.choice('ABCDEFGHKLMN')}{dice.choice('ABCDEFGHKLMN')}{dice.randint(1, 29)}"
    inward = f"{dice.randint(0, 9)}{dice.choice('ABDEFGHJLN')}{dice.choice('PQRSTUWXYZ')}"
    same_name = at is not None and dice.random() < 0.6
    return Person(
        authority=carer.authority,
        carer=carer,
        given_names=dice.choice(_FIRST_NAMES),
        family_name=at.family_name if same_name else dice.choices(names, cum_weights=often)[0],
        born_on=date(1930, 1, 1) + timedelta(days=dice.randrange(30_000)),
        postcode=at.postcode if at else f"{outward} {inward}",
    )


def _clocks(carer: Any, dice: random.Random, kind: Any) -> list[Any]:
    owed = [] if carer.stage in ("advised", "ended") else dice.sample(_WHAT, dice.choice((1, 1, 2)))
    found = []
    for what in dict.fromkeys(owed):
        due_on = TODAY + timedelta(days=dice.randint(-20, 360))
        begun = due_on - timedelta(days=30)
        found.append(kind(authority=carer.authority, carer=carer, what=what, from_on=begun, due_on=due_on))
    return found
