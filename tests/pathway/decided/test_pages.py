"""The pages of decisions, challenges and criteria, as those who use them see them."""

import pytest
from django.urls import reverse

from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.pathway.actions import deciding
from mainstay.pathway.forms.criteria import as_typed
from mainstay.pathway.models import Carer, Challenge, Decision, LocalCriteria
from mainstay.pathway.queries.criteria import guidance
from tests.cast import Cast, browser_of
from tests.pathway.carers import TODAY, in_records_of
from tests.pathway.decided.assessed import assessed, ready

pytestmark = pytest.mark.django_db


def page(user, name: str, *args: object, **sent: object) -> str:
    """Return the page as text after following where it leads; ``sent`` is typed into its form."""
    browser, address = browser_of(user), reverse(f"pathway:{name}", args=args)
    answer = browser.post(address, sent, follow=True) if sent else browser.get(address)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def a_decision(cast: Cast, carer: Carer, *, final: bool = False) -> Decision:
    assessment = assessed(cast, carer, {"about_health": "My back gives in."})
    with in_records_of(cast.worker):
        made = deciding.derive(assessment, by=cast.worker, today=TODAY)
        return deciding.make_final(ready(made, cast.worker), by=cast.worker, today=TODAY) if final else made


def test_from_an_assessment_to_a_letter_in_the_carers_hand(cast: Cast, carer: Carer):
    assessment = assessed(cast, carer, {"about_health": "My back gives in.", "significant_impact": None})
    assert "waits for a decision" in page(cast.worker, "decisions", carer.pk)
    shown = page(cast.worker, "decide", assessment.pk)
    assert "My back gives in." in shown
    assert "Still open" in shown
    page(cast.worker, "decide", assessment.pk, significant_impact="yes")
    with in_records_of(cast.worker):
        made = Decision.objects.get()
    assert "Counted" in page(cast.worker, "decision", made.pk)
    page(
        cast.worker,
        "write_reasons",
        made.pk,
        why="Your back.",
        carers_words="It hurts.",
        topics=["rights"],
        edition=deciding.edition_of(made),
    )
    assert "kept exactly as it is" in page(cast.worker, "make_final", made.pk)
    browser_of(cast.worker).post(reverse("pathway:make_final", args=[made.pk]))
    letter = page(cast.worker, "decision_letter", made.pk)
    assert "Your back." in letter
    assert "Ombudsman" in letter
    page(cast.worker, "give_letter", made.pk)
    assert "limb by limb" in page(cast.worker, "replay_decision", made.pk) or "No limb" in page(
        cast.worker, "replay_decision", made.pk
    )


def test_an_override_without_a_reason_keeps_what_was_typed(cast: Cast, carer: Carer):
    made = a_decision(cast, carer)
    shown = page(cast.worker, "override_decision", made.pk, decided="none", reason="")
    assert "Say why the decision differs" in shown
    shown = page(cast.worker, "override_decision", made.pk, decided="none", reason="He moved out last week.")
    assert "A professional decided otherwise" in shown


def test_a_challenge_is_written_down_and_answered(cast: Cast, carer: Carer):
    made = a_decision(cast, carer, final=True)
    page(cast.worker, "write_challenge", made.pk, words="You forgot my nights.")
    assert "Ida Rowan" in page(cast.practice_lead, "challenges")
    with in_records_of(cast.worker):
        said = Challenge.objects.get()
    assert "Answer it by" in page(cast.practice_lead, "challenge", said.pk)
    shown = page(cast.practice_lead, "answer_challenge", said.pk, answered="upheld", words="You are right.")
    assert "You are right." in shown
    assert "A new decision is being made" in page(cast.worker, "decision", made.pk)


def test_others_do_not_find_a_decision(cast: Cast, carer: Carer):
    made = a_decision(cast, carer)
    address = reverse("pathway:decision", args=[made.pk])
    assert [browser_of(user).get(address).status_code for user in (cast.carer, cast.commissioner)] == [
        403,
        403,
    ]


def test_a_page_of_a_decision_asks_as_much_of_the_database_however_much_was_decided(
    cast: Cast, carer: Carer, django_assert_max_num_queries
):
    made = a_decision(cast, carer, final=True)
    browser = browser_of(cast.worker)
    browser.get(reverse("pathway:decision", args=[made.pk]))
    with django_assert_max_num_queries(25):
        browser.get(reverse("pathway:decision", args=[made.pk]))


def test_the_test_of_england_is_shown_and_cannot_be_changed(cast: Cast):
    shown = page(cast.commissioner, "criteria")
    assert "In force here" in shown
    assert "set by law" in shown
    assert browser_of(cast.commissioner).get(reverse("pathway:write_criteria")).status_code == 404
    for kind in ("care_act_carers", "scottish_local", "facs", "by_hand"):
        assert "How sure we are" in page(cast.commissioner, "rules_of_test", kind)


@pytest.fixture
def in_scotland(cast: Cast) -> Cast:
    with scope.of_authority(None, sharing=True):
        Authority.objects.filter(pk=cast.northmoor.pk).update(nation="scotland")
    return cast


def test_a_scottish_authority_writes_its_own_levels_and_publishes_them(in_scotland: Cast):
    user = in_scotland.commissioner
    browser = browser_of(user)
    assert "A dash alone" in browser.get(reverse("pathway:write_criteria")).content.decode()
    typed = as_typed(guidance(TODAY))
    four = ["No or low", "Moderate", "High", "Very high"]
    words = {name: "a\nb\nc\nd" for name in typed if name.startswith("words_")}
    sent = typed | words | {"levels": "\n".join(four), "threshold": "High", "reason": "As consulted"}
    sent |= {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2026"}
    wrong = browser.post(reverse("pathway:write_criteria"), sent | {"threshold": "Critical"}).content.decode()
    assert "Write the threshold as one of the levels is called" in wrong
    shown = browser.post(reverse("pathway:write_criteria"), sent, follow=True).content.decode()
    assert "Nothing is decided by a draft" in shown
    with scope.of_authority(in_scotland.northmoor.pk):
        draft = LocalCriteria.objects.get()
    assert [each["code"] for each in draft.content["levels"]] == [
        "no_or_low",
        "moderate",
        "high",
        "very_high",
    ]
    late = {
        "consulted": "Carers",
        "published_on-day": "1",
        "published_on-month": "4",
        "published_on-year": "2026",
    }
    late |= {"review_by-day": "1", "review_by-month": "5", "review_by-year": "2030"}
    assert (
        "within 3 years"
        in browser.post(reverse("pathway:publish_criteria", args=[draft.pk]), late).content.decode()
    )
    fits = late | {"review_by-year": "2028"}
    browser.post(reverse("pathway:publish_criteria", args=[draft.pk]), fits)
    assert "Published 1 April 2026" in page(user, "criteria_version", draft.pk)


def test_a_scottish_authority_records_since_when_sufficient_breaks_are_a_duty(in_scotland: Cast):
    user = in_scotland.commissioner
    day = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2026"}
    assert "Say what it rests on" in page(user, "switch_breaks", in_force="yes", reason="", **day)
    assert "Applies from 1 April 2026" in page(
        user, "switch_breaks", in_force="yes", reason="The regulations", **day
    )


def test_a_decision_names_the_parts_of_wellbeing_that_the_assessment_found(cast: Cast, carer: Carer):
    assessment = assessed(cast, carer, {"wellbeing": ["control", "contribution"]})
    with in_records_of(cast.worker):
        made = deciding.derive(assessment, by=cast.worker, today=TODAY)
    shown = page(cast.worker, "decision", made.pk)
    assert "Control over day-to-day life, and over care" in shown
    assert "Contribution to society" in shown
    assert "Suitable accommodation" not in shown
