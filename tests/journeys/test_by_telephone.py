"""A carer without a screen tells a worker by telephone: the same questions, no more steps, and that they agreed."""

from collections.abc import Callable

from tests.journeys.person import Person

EDITH = "Edith Swain"
MATTERS = "That Harold stays at home with me."


def test_a_carer_tells_a_worker_by_telephone_what_others_type_themselves(somebody: Callable[..., Person]):
    worker = somebody("Support worker")
    heard = opens_what_she_said(worker)
    begins_with_her_agreement(worker)
    asks_one_question_a_page(worker, heard)
    reads_it_back_and_sends_it(worker, heard)


def opens_what_she_said(worker: Person) -> str:
    worker.opens("/carers/search/")
    worker.answers(text="Edith Swayn")
    worker.presses("Look")
    worker.follows(EDITH)
    worker.follows("Heard")
    return worker.page.url.removeprefix(worker.demo.address)


def begins_with_her_agreement(worker: Person) -> None:
    worker.answers(way="phone")
    worker.presses("Begin, or go on")
    worker.sees("Ask whether you may write it down, and choose how they agreed")
    worker.answers(agreed_how="phone")
    worker.presses("Begin, or go on")


def asks_one_question_a_page(worker: Person, heard: str) -> None:
    worker.opens(f"{heard}question/hours/")
    worker.answers(hours="50+")
    worker.presses("Save and go on")
    worker.sees("How long have you been caring?")
    worker.opens(f"{heard}question/matters_most/")
    worker.answers(matters_most=MATTERS)
    worker.presses("Save and stop for now")


def reads_it_back_and_sends_it(worker: Person, heard: str) -> None:
    worker.opens(f"{heard}check/")
    worker.sees("50 hours or more", MATTERS)
    worker.presses("Send it")
    worker.sees("Read it to the carer, then tick the box")
    worker.answers(read_back="on")
    worker.presses("Send it")
    worker.opens(heard)
    worker.sees("telephone")
