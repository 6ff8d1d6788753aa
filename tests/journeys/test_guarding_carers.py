"""A practice lead sees what few may: a worry about safety, a restricted record, and who opened one in an emergency."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.person import Person

OF_THE_CENTRE = "worker@northmoor.example"
WHY = "Her daughter rang: the carer has collapsed and nobody knows the medicines."
SAM, AGNES = "Holloway", "Tordoff"
KEPT_FROM_OTHERS = [
    *(
        "/carers/",
        "/carers/due/",
        "/carers/search/",
        "/carers/referrals/",
        "/carers/approvals/",
        "/carers/same/",
    ),
    *("/carers/budgets/", "/carers/broker/", "/carers/concerns/", "/carers/guarded/", "/carers/challenges/"),
    *(
        "/carers/wishes/",
        "/carers/guarded/emergencies/",
        "/carers/emergency-access/",
        "/carers/open-fields.csv",
    ),
    "/my/",
]


def test_a_practice_lead_guards_records_and_looks_at_each_emergency(somebody: Callable[..., Person]):
    lead, other = somebody("Practice lead"), somebody(OF_THE_CENTRE)
    reads_a_worry(lead)
    other.opens("/carers/concerns/", status=403)
    record = finds_a_restricted_record(lead)
    other.opens(record, status=404)
    opens_it_in_an_emergency(other)
    other.opens(record)
    other.sees(AGNES)
    judges_that(lead)


def reads_a_worry(lead: Person) -> None:
    lead.opens("/carers/concerns/")
    lead.follows("Lily Ormerod")
    lead.sees("sleeps on the landing", "A child", "What was done?")


def finds_a_restricted_record(lead: Person) -> str:
    """Return the address of the record whose restriction the lead sees, by its number and no name."""
    lead.opens("/")
    lead.follows("Guard carers' records")
    guarded = next(
        link for link in lead.addresses() if link.startswith("/carers/guarded/") and link[-2].isdigit()
    )
    lead.opens(guarded)
    lead.sees("Restricted", "Agnes's daughter works in the council's care team.", "May open it: Grace Pell")
    lead.does_not_see(AGNES)
    return guarded.replace("guarded/", "")


def opens_it_in_an_emergency(other: Person) -> None:
    other.opens("/carers/")
    other.follows("Open a closed record in an emergency")
    other.answers(given_names="Agnes", family_name=AGNES, born_on="1957-07-19")
    other.presses("Open the record")
    other.sees("There is a problem")
    other.answers(why=WHY)
    other.presses("Open the record")


def judges_that(lead: Person) -> None:
    lead.opens("/carers/guarded/emergencies/")
    lead.sees(WHY, "Shanice Reed")
    lead.does_not_see(AGNES)
    lead.follows(re.compile("^Look at it"))
    lead.answers(proper="yes", words="The ambulance needed it.")
    lead.presses("Write it down")
    lead.sees("Proper", "The ambulance needed it.")


@pytest.mark.parametrize("role", ["Strategic commissioner, Southmoor Council", "Strategic commissioner"])
def test_whoever_does_not_work_with_carers_sees_nothing_of_one(somebody: Callable[..., Person], role: str):
    other, worker = somebody(role), somebody("Support worker")
    for address in KEPT_FROM_OTHERS:
        other.opens(address, status=403)
        other.does_not_see(SAM)
    worker.opens("/carers/search/")
    worker.answers(text="Sam Holloway")
    worker.presses("Look")
    worker.follows("Sam Holloway")
    of_sam = [
        link
        for link in worker.addresses()
        if link.startswith(worker.page.url.removeprefix(worker.demo.address))
    ]
    assert len(of_sam) > 10
    for address in of_sam:
        answer = other.page.goto(address)
        assert answer
        assert answer.status in (403, 404), address
        other.does_not_see(SAM, "Ropewalk")
