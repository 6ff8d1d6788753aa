"""Equality impact assessments in the browser: begun, written, signed, replaced, due; and what closes without one."""

import re
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay.accounts.models import Authority
from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.directory.models import Provider, Service
from mainstay.planning.equality.groups import groups
from mainstay.planning.models import EffectOnGroup, EqualityAssessment, Priority, Review
from mainstay.planning.queries import equality as queries
from tests import cast
from tests.cast import Cast, browser_of
from tests.planning.needs.town import TOWN, a_file, load, ordinary

TODAY = date(2026, 11, 22)
ALL = [group.code for group in groups("england", TODAY)]
WRITTEN = {
    "title": "Equality: Saturday breaks",
    "what_changes": "Sitting on Saturdays in five more wards.",
    "evidence_in_words": "What the forum said.",
    "mitigation": "",
    "owner": "Head of carers' services",
    "review_on-day": "1",
    "review_on-month": "6",
    "review_on-year": "2031",
}


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def browser(everybody: Cast) -> Client:
    return browser_of(everybody.commissioner)


@pytest.fixture
def priority(everybody: Cast) -> Priority:
    of, by = {"authority": everybody.northmoor}, everybody.commissioner
    with scope.of_authority(everybody.northmoor.pk):
        review = Review.objects.create(
            **of, title="2026", area_code="X06000001", opened_on=TODAY, opened_by=by
        )
        return Priority.objects.create(**of, review=review, title="Saturdays", need="None", proposed_by=by)


@pytest.fixture
def draft(browser: Client, priority: Priority) -> int:
    """A draft of the priority's assessment, by its id."""
    sent = browser.post("/equality/begin/", {"decision": f"priority-{priority.pk}"})
    return int(sent.headers["Location"].split("/")[2])


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def say(browser: Client, draft: int, effect: str = "same", **changed: str):
    told = {f"{code}-effect": effect for code in ALL}
    return browser.post(f"/equality/{draft}/effects/", told | changed)


def write_whole(browser: Client, draft: int) -> None:
    assert browser.post(f"/equality/{draft}/write/", WRITTEN).status_code == 302
    assert say(browser, draft).status_code == 302


def signed(everybody: Cast, draft: int) -> bool:
    with scope.of_authority(everybody.northmoor.pk):
        return EqualityAssessment.objects.get(pk=draft).signed_at is not None


def in_the_way(everybody: Cast, priority: Priority) -> list[str]:
    with scope.of_authority(everybody.northmoor.pk):
        return queries.reasons_equality_stands_in_the_way(priority)


def newest_signed(priority) -> int | None:
    signed = EqualityAssessment.objects.filter(priority=priority, signed_at__isnull=False)
    return signed.order_by("-signed_at").values_list("pk", flat=True).first()


def test_a_priority_that_needs_one_cannot_close_until_its_assessment_is_signed(everybody, browser, priority):
    assert "needs a signed" in in_the_way(everybody, priority)[0]
    sent = browser.post("/equality/begin/", {"decision": f"priority-{priority.pk}"})
    draft = int(sent.headers["Location"].split("/")[2])
    assert "is not signed" in in_the_way(everybody, priority)[0]
    write_whole(browser, draft)
    assert browser.post(f"/equality/{draft}/sign/").status_code == 302
    assert in_the_way(everybody, priority) == []
    with scope.of_authority(everybody.northmoor.pk):
        assert newest_signed(priority) == draft


def test_an_empty_draft_is_not_signed_and_says_everything_at_once(everybody, browser, draft):
    page = text_of(browser.post(f"/equality/{draft}/sign/"))
    for said in ("Say what would change", "Add evidence", "Say for each group", "who answers", "the day"):
        assert said in page
    assert not signed(everybody, draft)


def test_a_group_worse_off_wants_a_mitigation_and_an_unknown_one_a_reason(everybody, browser, draft):
    write_whole(browser, draft)
    say(browser, draft, **{"sex-effect": "worse", "sex-why": "Fewer places", "religion-effect": "unknown"})
    page = text_of(browser.get(f"/equality/{draft}/"))
    assert "Sex: say what will be done so that nobody is left worse off." in page
    assert "Religion or belief: say why it is not known" in page
    browser.post(f"/equality/{draft}/sign/")
    assert not signed(everybody, draft)


def test_a_decision_has_one_draft_however_often_it_is_begun(everybody, browser, priority, draft):
    browser.post("/equality/begin/", {"decision": f"priority-{priority.pk}"})
    with scope.of_authority(everybody.northmoor.pk):
        assert EqualityAssessment.objects.count() == 1


def test_what_is_signed_is_not_edited_and_a_new_one_takes_its_place(everybody, browser, priority, draft):
    write_whole(browser, draft)
    browser.post(f"/equality/{draft}/sign/")
    assert "is signed" in text_of(browser.post(f"/equality/{draft}/write/", WRITTEN | {"title": "Other"}))
    assert "is signed" in text_of(say(browser, draft, "worse"))
    assert "is signed" in text_of(browser.post(f"/equality/{draft}/sign/"))
    sent = browser.post(f"/equality/{draft}/again/")
    newer = int(sent.headers["Location"].split("/")[2])
    assert newer != draft
    page = text_of(browser.get(f"/equality/{draft}/"))
    assert "until it is signed, this one stands" in page
    with scope.of_authority(everybody.northmoor.pk):
        assert EffectOnGroup.objects.filter(assessment=newer).count() == len(ALL)
        assert newest_signed(priority) == draft
    browser.post(f"/equality/{newer}/write/", WRITTEN)
    browser.post(f"/equality/{newer}/sign/")
    with scope.of_authority(everybody.northmoor.pk):
        assert newest_signed(priority) == newer
    assert "A newer assessment has taken its place" in text_of(browser.get(f"/equality/{draft}/"))


def test_the_database_itself_holds_a_signature_to_an_owner_and_a_review(everybody, draft):
    with scope.of_authority(everybody.northmoor.pk), pytest.raises(IntegrityError), transaction.atomic():
        EqualityAssessment.objects.filter(pk=draft).update(
            signed_by=everybody.commissioner, signed_at="2026-01-01T00:00Z"
        )


def test_one_due_for_review_is_on_the_start_page_until_a_newer_one_is_signed(everybody, browser, draft):
    write_whole(browser, draft)
    browser.post(f"/equality/{draft}/sign/")
    assert "due for review" not in text_of(browser.get("/"))
    with scope.of_authority(everybody.northmoor.pk):
        EqualityAssessment.objects.filter(pk=draft).update(review_on=date(2026, 1, 1))
    assert "1 equality impact assessment is due for review" in text_of(browser.get("/"))
    assert "Due to be looked at again" in text_of(browser.get("/equality/"))
    newer = int(browser.post(f"/equality/{draft}/again/").headers["Location"].split("/")[2])
    browser.post(f"/equality/{newer}/write/", WRITTEN)
    browser.post(f"/equality/{newer}/sign/")
    assert "due for review" not in text_of(browser.get("/"))


def test_evidence_under_a_signed_assessment_stays(everybody, browser, draft):
    told = {
        "title": "Count",
        "says": "1 in 9",
        "source": "Ours",
        "gathered_on-day": "1",
        "gathered_on-month": "6",
        "gathered_on-year": "2026",
    }
    assert browser.post(f"/evidence/add/figure/?for=equality-{draft}", told).status_code == 302
    assert "1 in 9" in text_of(browser.get(f"/equality/{draft}/"))
    write_whole(browser, draft)
    browser.post(f"/equality/{draft}/sign/")
    refused = text_of(browser.post(f"/evidence/add/figure/?for=equality-{draft}", told))
    assert "This assessment is signed." in refused


def test_who_is_reached_less_is_evidence_with_one_press_and_stands_beside_the_group(
    everybody, browser, draft
):
    load(*ordinary())
    kept = {"reference_on": date(2026, 3, 31), "levels": ("authority",)}
    load(
        a_file("known_to_services", ["all", "older_carers"], {TOWN: (400, 20)}, **kept),
        of=everybody.northmoor,
    )
    with scope.of_authority(None, sharing=True):
        Authority.objects.filter(pk=everybody.northmoor.pk).update(area_code=TOWN)
    assert "Older carers: Reached less" in text_of(browser.get(f"/equality/{draft}/effects/"))
    page = browser.get(f"/equality/{draft}/find/").content.decode()
    (key,) = re.findall(r'name="suggestion" value="(\w+)"', page)
    assert browser.post(f"/equality/{draft}/find/", {"suggestion": key}).status_code == 302
    assert "Reached less: Older carers" in text_of(browser.get(f"/equality/{draft}/"))
    assert browser.post(f"/equality/{draft}/find/", {"suggestion": "none"}).status_code == 404
    write_whole(browser, draft)
    browser.post(f"/equality/{draft}/sign/")
    assert browser.get(f"/equality/{draft}/find/").status_code == 200


def test_a_service_that_was_bought_and_taken_out_is_offered_an_assessment(everybody, browser):
    of = {"authority": everybody.northmoor}
    with scope.of_authority(everybody.northmoor.pk):
        provider = Provider.objects.create(**of, name="Harbourlight")
        gone = Service.objects.create(
            **of, provider=provider, name="Day club", funded_how="grant", state="withdrawn"
        )
    assert "Day club" in text_of(browser.get("/equality/"))
    page = browser.get(f"/equality/begin/?of=service-{gone.pk}").content.decode()
    assert f'value="service-{gone.pk}" selected' in page
    sent = browser.post(f"/equality/begin/?of=service-{gone.pk}", {"decision": f"service-{gone.pk}"})
    draft = int(sent.headers["Location"].split("/")[2])
    write_whole(browser, draft)
    browser.post(f"/equality/{draft}/sign/")
    assert "stopped without an assessment" not in text_of(browser.get("/equality/"))


@pytest.mark.parametrize("named", ["priority-999999", "strategy-1", "service-x", "other-1", "priority"])
def test_a_decision_that_is_not_there_is_not_assessed(browser, priority, named):
    assert browser.post("/equality/begin/", {"decision": named}).status_code == 200
    assert browser.get(f"/equality/begin/?of={named}").status_code == 200


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_sees_writes_and_signs_as_it_may(everybody, browser, draft, part):
    write_whole(browser, draft)
    user = everybody.everybody()[part]
    other, ours = browser_of(user), part != "outsider"
    for permission, address in (
        (Permission.SEE_PLANS, f"/equality/{draft}/"),
        (Permission.WRITE_PLANS, f"/equality/{draft}/write/"),
        (Permission.WRITE_PLANS, f"/equality/{draft}/effects/"),
        (Permission.SIGN_EQUALITY, f"/equality/{draft}/sign/"),
    ):
        expected = 403 if not may(user, permission) else 200 if ours else 404
        assert other.get(address).status_code == expected, address


def test_the_list_asks_the_same_however_many_there_are(everybody, browser, priority, draft):
    def asked() -> int:
        browser.get("/equality/")
        with CaptureQueriesContext(connection) as questions:
            assert browser.get("/equality/").status_code == 200
        return len([each for each in questions if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    few = asked()
    with scope.of_authority(everybody.northmoor.pk):
        for number in range(4):
            EqualityAssessment.objects.create(
                authority=everybody.northmoor,
                title=f"Number {number}",
                priority=priority,
                what_changes="Something",
                written_by=everybody.commissioner,
            )
    assert asked() == few <= 12
