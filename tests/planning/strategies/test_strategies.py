"""The joint plan: made once, every statement with what it stands on, signed, and never changed again."""

import io
import re
import shutil
import subprocess

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils.timezone import now
from docx import Document

from mainstay.accounts.permissions import Permission, may
from mainstay.planning.actions.deciding import decide, reopen
from mainstay.planning.actions.strategies import CannotMake, CannotSign, make, sign
from mainstay.planning.models import EqualityAssessment, NeedsAssessment, Priority, Strategy
from mainstay.planning.strategy import compared
from mainstay.planning.strategy.as_paper import RENDERERS, paper
from tests.cast import Cast, browser_of
from tests.planning.a_content import a_content
from tests.planning.priorities.ordinary import LATER, TODAY, Ordinary, a_decision, ready

INTRODUCTION = "This plan was made with carers.\n\nIt is for three years."


def made(found: Ordinary, **changed) -> Strategy:
    given = {"title": "Caring together", "introduction": INTRODUCTION, "today": TODAY} | changed
    return make(found.review, **given, by=found.cast.commissioner)


def assess(found: Ordinary, strategy: Strategy, *, signed: bool = True) -> EqualityAssessment:
    return EqualityAssessment.objects.create(
        authority=found.cast.northmoor,
        title="Equality of the plan",
        strategy=strategy,
        what_changes="Everything agreed",
        owner="Carers' lead",
        review_on=LATER,
        written_by=found.cast.practice_lead,
        signed_by=found.cast.commissioner if signed else None,
        signed_at=now() if signed else None,
    )


def signed(found: Ordinary, strategy: Strategy, body: str = "Northmoor Council"):
    return sign(strategy, body=body, words="With carers.", by=found.cast.member, today=TODAY)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


# Making


def test_what_was_agreed_is_in_it_with_its_options_its_evidence_and_its_owner(found: Ordinary):
    content = made(found).content
    [agreed] = content["agreed"]
    assert agreed["title"] == "Saturday sitting for carers of people with dementia"
    assert [each["chosen"] for each in agreed["options"]] == [False, True]
    assert (agreed["owner"], agreed["carers_place"]) == ("Carers' lead", 1)
    numbered = {each["number"]: each["title"] for each in content["references"]}
    assert [numbered[ref] for ref in agreed["need"]["refs"]] == ["What carers said at the forum"]
    assert [numbered[ref] for ref in agreed["equality"]["refs"]] == ["Equality"]
    assert content["money"] == {"pence": 5_000_000, "costed": 1, "of": 1}
    assert content["open"] == ["A carers' card"]


def test_what_was_put_off_and_refused_is_in_it_with_the_reason(found: Ordinary):
    by = found.cast.commissioner
    for decision in ("deferred", "refused"):
        priority = ready(found.cast, found.review, found.evidence, title=f"To be {decision}")
        decide(priority, a_decision(decision, no_ranking_reason="Asked too late."), by=by, today=TODAY)
    content = made(found).content
    assert [each["title"] for each in content["deferred"]] == ["To be deferred"]
    assert content["refused"][0]["decision"]["words"] == "Carers put it first and it can begin in spring."
    assert content["refused"][0]["no_ranking_reason"] == "Asked too late."


def test_the_headline_of_needs_is_that_of_the_saved_assessment(found: Ordinary):
    NeedsAssessment.objects.create(
        authority=found.cast.northmoor,
        area_code=found.review.area_code,
        area_name="Northmoor",
        title="Needs in autumn",
        as_at=TODAY,
        content=a_content(),
        saved_by=found.cast.analyst,
    )
    content = made(found).content
    assert "27,350" in content["needs"][0]["words"]
    [number] = content["needs"][0]["refs"]
    assert content["references"][number - 1]["title"] == "Needs in autumn"
    assert content["assumptions"] == a_content()["assumptions"]


def test_every_reference_is_numbered_in_order_and_every_number_is_there(found: Ordinary):
    content = made(found).content
    numbers = [each["number"] for each in content["references"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert set(refs_in(content)) <= set(numbers)


def refs_in(part) -> list[int]:
    if isinstance(part, dict):
        return [*part.get("refs", []), *(ref for each in part.values() for ref in refs_in(each))]
    return [ref for each in part for ref in refs_in(each)] if isinstance(part, list) else []


def test_each_version_has_its_own_number(found: Ordinary):
    assert [made(found).number for _ in range(3)] == [1, 2, 3]


def test_without_anything_agreed_none_is_made(found: Ordinary):
    reopen(found.priority, "New money.", by=found.cast.commissioner, today=TODAY)
    with pytest.raises(CannotMake) as refusal:
        made(found, title=" ")
    assert refusal.value.reasons == [
        "Enter a title for the strategy.",
        "No priority of this review is agreed yet, so there is nothing to plan.",
    ]


def test_in_scotland_it_is_a_local_carer_strategy_that_shows_what_the_law_misses(found: Ordinary):
    found.cast.commissioner.authority.nation = "scotland"
    content = made(found, of_its_own={"timescales": "Four weeks."}).content
    assert content["called"]["term"] == "local carer strategy"
    there = {each["code"]: each["there"] for each in content["required"]}
    assert there["plans"]
    assert there["timescales"]
    assert not there["emergency"]
    assert not there["young"]


def test_in_england_it_is_a_joint_strategy_without_a_list_in_law(found: Ordinary):
    content = made(found).content
    assert content["called"]["term"] == "joint strategy for carers"
    assert content["required"] == []


# Signing


def test_without_a_signed_equality_assessment_it_cannot_be_signed(found: Ordinary):
    strategy = made(found)
    assess(found, strategy, signed=False)
    with pytest.raises(CannotSign, match="signed equality impact assessment of its own"):
        signed(found, strategy)
    assert Strategy.objects.get().state == "draft"


def test_several_bodies_sign_each_once(found: Ordinary):
    strategy = made(found)
    assess(found, strategy)
    signed(found, strategy)
    signed(found, strategy, "NHS board")
    with pytest.raises(CannotSign, match="signed for that body already"):
        signed(found, strategy, "northmoor council ")
    assert [each.body for each in strategy.sign_offs.all()] == ["Northmoor Council", "NHS board"]


def test_once_a_later_version_is_signed_an_earlier_one_is_not(found: Ordinary):
    earlier, later = made(found), made(found)
    for each in (earlier, later):
        assess(found, each)
    signed(found, later)
    with pytest.raises(CannotSign, match="A later version has been signed"):
        signed(found, earlier)


def test_a_signed_version_can_never_change_and_its_content_not_even_before(found: Ordinary):
    strategy = made(found)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Strategy.objects.update(content={})
    assess(found, strategy)
    signed(found, strategy)
    attempts = [
        lambda: Strategy.objects.update(title="Other"),
        lambda: Strategy.objects.update(state="draft"),
        lambda: Strategy.objects.all().delete(),
        strategy.sign_offs.all().delete,
        lambda: strategy.sign_offs.update(body="Nobody"),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def test_what_changes_afterwards_is_not_in_the_version(found: Ordinary):
    strategy = made(found)
    reopen(found.priority, "New money.", by=found.cast.commissioner, today=TODAY)
    Priority.objects.filter(pk=found.priority.pk).update(title="Sunday sitting")
    assert Strategy.objects.get().content == strategy.content


# Comparing


def test_two_versions_tell_what_was_decided_otherwise(found: Ordinary):
    earlier = made(found).content
    again = reopen(found.priority, "New money.", by=found.cast.commissioner, today=TODAY)
    decide(again, a_decision("refused", reason="No sitters."), by=found.cast.commissioner, today=TODAY)
    by = found.cast.commissioner
    other = ready(found.cast, found.review, found.evidence, title="New")
    chosen = other.options.get(does_nothing=False)
    decide(other, a_decision(no_ranking_reason="New."), option=chosen, by=by, today=TODAY)
    later = made(found).content
    moved = [
        (each.title, each.what, each.earlier, each.later) for each in compared.priorities(earlier, later)
    ]
    assert moved == [
        ("New", "Decision", "not in it", "agreed"),
        (found.priority.title, "Decision", "agreed", "refused"),
        (
            found.priority.title,
            "Reason",
            "Carers put it first and it can begin in spring.",
            "No sitters.",
        ),
        (found.priority.title, "Option", "Buy Saturday hours", ""),
    ]


def test_a_version_is_the_same_as_itself(found: Ordinary):
    content = made(found).content
    assert compared.priorities(content, content) == []
    assert compared.statements(content, content) == []


# Pages and files


@pytest.fixture
def browser(found: Ordinary) -> Client:
    return browser_of(found.cast.commissioner)


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_page_opens_for_the_roles_that_may(found: Ordinary, part: str):
    person = found.cast.everybody()[part]
    own = person.authority_id == found.cast.northmoor.pk
    pk = made(found).pk
    pages = {
        Permission.SEE_PLANS: ["", "compare/", f"{pk}/", f"{pk}/strategy.docx"],
        Permission.DECIDE_PRIORITIES: ["make/"],
        Permission.SIGN_STRATEGY: [f"{pk}/sign/"],
    }
    browser = browser_of(person)
    for permission, addresses in pages.items():
        for address in addresses:
            status = browser.get(f"/strategies/{address}").status_code
            if not may(person, permission):
                assert status == 403, (part, address)
            else:
                assert status == (200 if own or str(pk) not in address else 404), (part, address)


def test_the_page_links_every_statement_to_what_it_stands_on(found: Ordinary, browser: Client):
    strategy = made(found)
    page = browser.get(f"/strategies/{strategy.pk}/").content.decode()
    for number in set(re.findall(r'href="#ref-(\d+)"', page)):
        assert f'id="ref-{number}"' in page
    assert f"/evidence/{found.evidence.pk}/" in page
    assert "It is for three years." in page


def test_a_member_signs_on_the_page_and_the_list_says_for_whom(found: Ordinary):
    strategy = made(found)
    assess(found, strategy)
    browser = browser_of(found.cast.member)
    answer = browser.post(f"/strategies/{strategy.pk}/sign/", {"body": "Northmoor Council"})
    assert answer["Location"] == f"/strategies/{strategy.pk}/"
    assert "Northmoor Council," in text_of(browser.get("/strategies/"))


def test_a_version_is_made_on_the_page(found: Ordinary, browser: Client):
    answer = browser.post("/strategies/make/", {"title": "Caring together", "introduction": "Hello."})
    assert answer["Location"] == f"/strategies/{Strategy.objects.get().pk}/"
    assert (
        text_of(browser.post("/strategies/make/", {"title": ""})).count("Enter a title for the strategy.")
        == 2
    )


def test_two_versions_are_compared_on_the_page(found: Ordinary, browser: Client):
    one, two = made(found), made(found)
    said = text_of(browser.get(f"/strategies/compare/?earlier={one.pk}&later={two.pk}"))
    assert "Both say the same of every priority." in said


def test_the_word_document_has_the_headings_and_the_numbered_evidence(found: Ordinary, browser: Client):
    strategy = made(found)
    answer = browser.get(f"/strategies/{strategy.pk}/strategy.docx")
    page = Document(io.BytesIO(answer.content))
    headings = [each.text for each in page.paragraphs if each.style.name.startswith("Heading")]
    assert "What is agreed" in headings
    assert "Saturday sitting for carers of people with dementia" in headings
    said = "\n".join(each.text for each in page.paragraphs)
    numbers = re.search(r"Carers of people with dementia have no break at weekends\. (\[\d+\])", said)
    assert f"{numbers[1]} What carers said at the forum." in said


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not on this machine")
def test_the_pdf_is_tagged_and_says_who_signed(found: Ordinary, tmp_path):
    strategy = made(found)
    file = tmp_path / "strategy.pdf"
    whole = paper(strategy.content, number=1, signed=[("Northmoor Council", "2026-11-20", "With carers.")])
    file.write_bytes(RENDERERS["pdf"](whole))
    said = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in said
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert "Signed for: Northmoor Council, 20 November 2026." in " ".join(text.split())


def test_the_same_version_gives_the_same_files(found: Ordinary):
    content = made(found).content
    for render in RENDERERS.values():
        assert render(paper(content, number=1, signed=[])) == render(paper(content, number=1, signed=[]))


def test_another_ending_is_not_found(found: Ordinary, browser: Client):
    assert browser.get(f"/strategies/{made(found).pk}/strategy.exe").status_code == 404
