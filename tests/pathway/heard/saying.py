"""A carer with an account and a worker, each with a browser, and what they do page by page."""

from django.test import Client
from django.urls import reverse

from mainstay.pathway.models import Carer, SelfAssessment
from tests.cast import Cast
from tests.pathway.carers import in_records_of

SIX = {
    f"qol_{area}": "1"
    for area in ("occupation", "control", "personal_care", "safety", "social", "encouragement")
}


def begin(browser: Client) -> str:
    """Begin, and return the address of the first question."""
    return browser.post(reverse("pathway:my_begin")).headers["Location"]


def at(question: str) -> str:
    return reverse("pathway:my_question", args=[question])


def answer(browser: Client, question: str, answer: object, **more: object) -> object:
    """Open the page of a question, answer it as a browser would, and return what comes back."""
    return browser.post(at(question), hidden(browser, at(question)) | {question: answer} | more)


def hidden(browser: Client, page: str) -> dict[str, str]:
    """Return what the page's form carries unseen."""
    return hidden_in(browser.get(page).content.decode())


def hidden_in(page: str) -> dict[str, str]:
    import html
    import re

    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def the_one(cast: Cast, carer: Carer) -> SelfAssessment:
    """Return the carer's only self-assessment."""
    with in_records_of(cast.worker):
        return SelfAssessment.objects.get(carer=carer)
