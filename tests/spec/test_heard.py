"""Whoever uses no page is heard all the same, with consent recorded once and no extra steps: as tables."""

import pytest
from django.test import Client
from django.urls import reverse

from mainstay.pathway.models import SelfAssessment
from mainstay.pathway.rules.self_assessment import reasons_not_to_begin, reasons_not_to_send
from tests.cast import assemble, browser_of
from tests.pathway.carers import a_carer, in_records_of, own_account
from tests.pathway.heard.saying import hidden

SAYS = {"reach": ["phone"], "hours": "50+", "sufficient_breaks": "no", "would_help": "A night's sleep"}

HEARD = [
    # how, who presses, how they agreed, the most presses from beginning to sent
    ("alone, on screen", "", "", len(SAYS) + 2),
    ("by telephone, with a worker", "phone", "phone", len(SAYS) + 2),
    ("face to face, through an interpreter", "together", "interpreter", len(SAYS) + 2),
    ("on paper, typed in by a worker", "paper", "written", 3),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("case", "way", "agreed", "presses"), HEARD, ids=[each[0] for each in HEARD])
def test_the_same_is_said_in_no_more_steps_and_the_agreement_is_kept(case, way, agreed, presses):
    cast = assemble()
    carer = a_carer(cast)
    own_account(cast, carer)
    browser = browser_of(cast.worker if way else cast.carer)
    taken = say(browser, carer.pk if way else None, way, agreed)
    with in_records_of(cast.worker):
        one = SelfAssessment.objects.get(carer=carer)
    assert one.answers == SAYS
    assert (one.state, one.way, one.agreed_how) == ("sent", way or "online", agreed)
    assert (one.typed_by_id is None) == (not way)
    assert one.read_back_at is not None
    assert taken == presses


def say(browser: Client, carer_id: int | None, way: str, agreed: str) -> int:
    """Say it all from beginning to end, and return how many times something was sent."""
    of = [] if carer_id is None else [carer_id]
    begin, question, check = (
        ("my_begin", "my_question", "my_check")
        if carer_id is None
        else ("heard_begin", "heard_question", "heard_check")
    )
    browser.post(reverse(f"pathway:{begin}", args=of), {"way": way, "agreed_how": agreed})
    pages = [(reverse(f"pathway:{question}", args=[*of, code]), {code: said}) for code, said in SAYS.items()]
    if way == "paper":
        pages = [(reverse("pathway:heard_whole", args=of), SAYS)]
    for page, said in pages:
        assert browser.post(page, hidden(browser, page) | said).status_code == 302
    sent = browser.post(reverse(f"pathway:{check}", args=of), {"read_back": "on"})
    assert sent.status_code == 302
    return len(pages) + 2


BEGINS = [
    # how it is told, how they agreed, how many reasons keep a worker from writing it down
    ("by telephone, and they said yes", "phone", "phone", 0),
    ("on paper, and they signed it", "paper", "written", 0),
    ("by telephone, and nobody asked", "phone", "", 1),
    ("as if the carer had typed it", "online", "phone", 1),
    ("neither is said", "", "", 2),
]


@pytest.mark.parametrize(("case", "way", "agreed", "reasons"), BEGINS, ids=[each[0] for each in BEGINS])
def test_a_worker_writes_only_what_the_carer_agreed_to(case, way, agreed, reasons):
    ways, agreements = {"phone", "together", "paper"}, {"phone", "spoken", "written", "interpreter"}
    found = reasons_not_to_begin(way=way, agreed_how=agreed, ways=ways, agreements=agreements)
    assert len(found) == reasons


SENDS = [
    # answers, whether they were read back, how many reasons keep it back
    ("one answer, read back", {"hours": "50+"}, True, 0),
    ("one answer, not read back", {"hours": "50+"}, False, 1),
    ("nothing answered", {}, True, 1),
]


@pytest.mark.parametrize(("case", "answers", "read_back", "reasons"), SENDS, ids=[each[0] for each in SENDS])
def test_what_is_sent_was_heard_first(case, answers, read_back, reasons):
    assert len(reasons_not_to_send(answers, state="open", read_back=read_back)) == reasons
