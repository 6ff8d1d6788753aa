"""Bring in the carers: the lives in outline, row by row and in bulk; a few stories in full, as people would do them."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from mainstay.accounts.models import Organisation, User
from mainstay.database import scope
from mainstay.directory.models import Provider
from mainstay.interop.northmoor.carers.decided import decide_all
from mainstay.interop.northmoor.carers.kept import Staff, keep_lives
from mainstay.interop.northmoor.carers.lives import lives, told
from mainstay.interop.northmoor.carers.paid import agree_and_pay
from mainstay.interop.northmoor.carers.since import go_on
from mainstay.interop.northmoor.carers.stories import tell_stories
from mainstay.interop.northmoor.carers.supported import plan_support
from mainstay.interop.northmoor.carers.talked import talk
from mainstay.interop.northmoor.carers.telling import Teller
from mainstay.interop.northmoor.postcodes import Postcodes
from mainstay.pathway.queries.rule_sets import rules_on


def bring_carers(
    postcodes: Postcodes,
    wards: Mapping[str, str],
    known: Mapping[str, float],
    people: Mapping[str, User],
    *,
    today: date,
) -> None:
    """Add every carer Northmoor knows. wards: name → code. known: ward's name → weight. people: by e-mail address."""
    staff = _staff(people)
    rng = np.random.default_rng(told()["seed"] + 1)
    # Nobody is signed in: whoever sets up the demo writes every record.
    with scope.every_carer():
        kept = keep_lives(lives(postcodes, known, today=today), staff, wards, rng, today=today)
        rules = rules_on("care_act_carers", today, staff.authority)
        assessed = talk(kept, rules, staff, rng, today=today)
        decided = decide_all(kept, assessed, rules, staff, rng, today=today)
        planned = plan_support(kept, assessed, decided, staff, rng, today=today)
        agree_and_pay(planned, staff, rng, today=today)
        go_on(planned, staff, rng, today=today)
        tell_stories(Teller(staff, postcodes, people, today))


def _staff(people: Mapping[str, User]) -> Staff:
    of_council = people["council-worker@northmoor.example"]
    return Staff(
        authority=of_council.authority,
        centre=Organisation.objects.get(authority=of_council.authority, kind="carers_centre"),
        of_centre=people["worker@northmoor.example"],
        of_council=of_council,
        lead=people["practice-lead@northmoor.example"],
        panel=people["panel@northmoor.example"],
        finance=people["finance@northmoor.example"],
        fund_holder=Provider.objects.get(authority=of_council.authority, name="Harbourlight Care").pk,
    )
