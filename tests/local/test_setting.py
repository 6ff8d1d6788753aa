"""An authority's own values: set with a reason, kept in the history, seen by nobody else."""

import re
from datetime import date

import pytest
from django.http import HttpResponse

from mainstay import policy
from mainstay.audit.models import Entry
from mainstay.database import scope
from mainstay.local import actions, queries
from mainstay.local.models import LocalValue
from tests.cast import Cast, browser_of

NEED = "estimation.need.hours_50_plus"
WEIGHT = "estimation.neighbours.weight_density"
TODAY = date(2026, 11, 22)
RANGE = policy.Range(0.143, 0.35, 0.55)


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def northmoor(everybody: Cast):
    """Work as somebody in Northmoor, behind its fence."""
    with scope.of_authority(everybody.northmoor.pk, user_id=everybody.analyst.pk):
        yield everybody


def put(
    everybody: Cast, *, key: str = NEED, value: object = RANGE, reason: str = "Our own survey.", today=TODAY
):
    return actions.set_local_value(key, value, reason, by=everybody.analyst, today=today)


def refusals(everybody: Cast, **changes) -> list[str]:
    with pytest.raises(actions.CannotSet) as refusal:
        put(everybody, **changes)
    return refusal.value.reasons


def typed(everybody: Cast, key: str = NEED, **changes: str) -> HttpResponse:
    ordinary = {"low": "14.3", "central": "35", "high": "55", "reason": "Our own survey."}
    return browser_of(everybody.analyst).post(f"/policy/entry/{key}/set/", ordinary | changes)


def test_a_value_that_was_set_is_used_in_place_of_the_packs(northmoor: Cast):
    put(northmoor)
    override = queries.local_values()[NEED]
    assert override == policy.Override(RANGE, "Our own survey.", "Ana Gorse", TODAY)
    assert policy.in_force(policy.entry(NEED), TODAY, override).value == RANGE


def test_every_reason_to_refuse_is_given_at_once(northmoor: Cast):
    assert refusals(northmoor, value=policy.Range(0.5, 0.4, 1.2), reason=" ") == [
        "Say why your area uses another value.",
        "The local value has a range out of order: low 0.5, central 0.4, high 1.2.",
        "The local value is a share, so it must lie between 0 and 1, and it says 1.2.",
    ]
    assert not LocalValue.objects.exists()


def test_law_cannot_be_set_aside(northmoor: Cast):
    reasons = refusals(northmoor, key="scotland.duties.terminal_plan_days", value=20)
    assert "is not open to local change: it is a statute." in reasons[0]


def test_an_entry_that_is_not_there_says_which_are_near(northmoor: Cast):
    assert NEED in refusals(northmoor, key="estimation.need.hours_50_pluss")[0]


def test_setting_the_same_twice_is_refused_and_for_another_reason_is_not(northmoor: Cast):
    put(northmoor)
    assert refusals(northmoor) == ["This value is already in use, for the same reason."]
    put(northmoor, reason="The survey of 2027 says the same.")
    assert [each.withdrawn_on for each in queries.history(NEED)] == [None, TODAY]


def test_a_new_value_withdraws_the_one_before_and_keeps_it(northmoor: Cast):
    first = put(northmoor)
    second = put(northmoor, value=policy.Range(0.2, 0.3, 0.4), today=date(2026, 12, 1))
    kept = queries.history(NEED)
    assert [each.pk for each in kept] == [second.pk, first.pk]
    assert (kept[1].withdrawn_on, kept[1].withdrawn_by) == (date(2026, 12, 1), northmoor.analyst)
    assert queries.as_policy(kept[1].value) == RANGE


def test_a_value_that_is_withdrawn_gives_way_to_the_packs_own(northmoor: Cast):
    put(northmoor)
    actions.withdraw(NEED, by=northmoor.commissioner, today=TODAY)
    assert queries.local_values() == {}
    with pytest.raises(actions.CannotSet, match="There is no local value to withdraw"):
        actions.withdraw(NEED, by=northmoor.commissioner, today=TODAY)


def test_the_audit_says_who_set_and_who_withdrew_what(northmoor: Cast):
    kept = put(northmoor)
    actions.withdraw(NEED, by=northmoor.commissioner, today=TODAY)
    entries = Entry.objects.filter(table="local_localvalue", record=str(kept.pk)).order_by("id")
    assert [(each.action, each.by_name) for each in entries] == [
        ("set a local value", "Ana Gorse"),
        ("withdraw a local value", "Connor Cedar"),
    ]
    assert entries[0].after["value"] == RANGE._asdict()


def test_another_authority_sees_nothing_of_a_local_value(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        put(everybody)
    for page in ("/policy/", "/policy/estimation/", f"/policy/entry/{NEED}/"):
        assert "Our own survey" not in text(browser_of(everybody.outsider).get(page))
        assert "35% (14.3% to 55%)" not in text(browser_of(everybody.outsider).get(page))
    with scope.of_authority(everybody.outsider.authority_id):
        assert queries.local_values() == {}
        assert queries.history(NEED) == []
    browser_of(everybody.outsider).post(f"/policy/entry/{NEED}/withdraw/")
    with scope.of_authority(everybody.northmoor.pk):
        assert NEED in queries.local_values()


def test_what_is_typed_is_shown_beside_what_it_replaces_before_it_is_set(everybody: Cast):
    page = text(typed(everybody))
    assert "Check the local value" in page
    assert "30% (12.5% to 60%)" in page
    assert "35% (14.3% to 55%)" in page
    with scope.of_authority(everybody.northmoor.pk):
        assert not LocalValue.objects.exists()
    assert typed(everybody, doing="use")["Location"] == f"/policy/entry/{NEED}/"
    with scope.of_authority(everybody.northmoor.pk):
        assert queries.local_values()[NEED].value == RANGE
    page = text(browser_of(everybody.member).get(f"/policy/entry/{NEED}/"))
    assert "35% (14.3% to 55%), its own value" in page
    assert "Ana Gorse on" in page


def test_changing_it_first_shows_the_form_again_with_what_was_typed(everybody: Cast):
    page = text(typed(everybody, doing="change"))
    assert 'value="14.3"' in page
    assert "There is a problem" not in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"central": "14,3"}, "Write 14.3 with a full stop, not a comma"),
        ({"central": "about a third"}, "Enter a number, like 14.3"),
        ({"central": "1e3"}, "Enter a number, like 14.3"),
        ({"central": "9" * 30}, "Enter a number, like 14.3"),
        ({"central": "٣٥"}, "Enter a number, like 14.3"),
        ({"high": "140"}, "Enter a percentage from 0 to 100"),
        ({"low": "-3"}, "Enter a number of 0 or more"),
        ({"low": "40"}, "Enter a low value that is not above the central one"),
        ({"high": "20"}, "Enter a high value that is not below the central one"),
        ({"low": ""}, "Enter the value of: Low"),
        ({"reason": " "}, "Say why your authority uses another value"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_type(
    everybody: Cast, changes: dict[str, str], sentence: str
):
    page = text(typed(everybody, **changes))
    assert "There is a problem" in page
    assert sentence in page
    with scope.of_authority(everybody.northmoor.pk):
        assert not LocalValue.objects.exists()


def test_all_that_is_wrong_is_said_at_once(everybody: Cast):
    page = text(typed(everybody, low="14,3", central="150", high="x", reason=""))
    summary = page.partition("There is a problem")[2].partition("<h1")[0]
    assert len(re.findall("<li>", summary)) == 4


def test_a_percent_sign_may_be_typed(everybody: Cast):
    assert "35% (14.3% to 55%)" in text(typed(everybody, low="14.3%", central="35 %"))


@pytest.mark.parametrize(
    ("key", "fields", "kept"),
    [
        ("estimation.price.homecare_minimum", {"number": "£33.05"}, 3305),
        ("england.duties.assessment_offer_days", {"number": "21"}, 21),
        (WEIGHT, {"number": "1.5"}, 1.5),
        ("statistics.plausibility.same_growth_within", {"number": "0.05"}, 0.0005),
        ("estimation.groups.hiv", {"central": "0.4"}, 0.004),
        (
            "estimation.groups.hiv",
            {"low": "0.2", "central": "0.4", "high": "1"},
            policy.Range(0.002, 0.004, 0.01),
        ),
    ],
)
def test_each_shape_of_value_is_kept_in_the_unit_of_its_entry(
    everybody: Cast, key: str, fields: dict, kept: object
):
    browser = browser_of(everybody.analyst)
    sent = {"reason": "What we counted ourselves.", "doing": "use"} | fields
    assert browser.post(f"/policy/entry/{key}/set/", sent).status_code == 302
    with scope.of_authority(everybody.northmoor.pk):
        assert queries.local_values()[key].value == kept
    # The form begins with what is used now, as it would be typed.
    again = text(browser.get(f"/policy/entry/{key}/set/"))
    for value in fields.values():
        assert f'value="{value.strip("£")}"' in again


def test_each_part_of_a_value_with_parts_is_asked_for(everybody: Cast):
    key = "estimation.need_slope"
    parts = list(policy.entry(key).values[-1].value)
    sent = {f"part_{part}": "50" for part in parts} | {"reason": "Ours.", "doing": "use"}
    browser = browser_of(everybody.analyst)
    missing = text(browser.post(f"/policy/entry/{key}/set/", sent | {f"part_{parts[0]}": ""}))
    assert "Enter the value of: 1 to 19 hours" in missing
    assert browser.post(f"/policy/entry/{key}/set/", sent).status_code == 302
    with scope.of_authority(everybody.northmoor.pk):
        assert queries.local_values()[key].value == dict.fromkeys(parts, 0.5)


@pytest.mark.parametrize(
    ("number", "sentence"), [("2.5", "Enter a whole number"), ("x", "Enter a number, like 28")]
)
def test_what_has_no_parts_is_asked_for_whole(everybody: Cast, number: str, sentence: str):
    page = text(typed(everybody, key="england.duties.assessment_offer_days", number=number))
    assert sentence in page


def test_half_a_range_is_not_taken_where_the_pack_has_no_value(everybody: Cast):
    page = text(typed(everybody, key="estimation.groups.hiv", low=""))
    assert "Enter a low value as well, or leave out low and high" in page


def test_withdrawing_asks_first_and_says_what_comes_in_its_place(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        put(everybody)
    browser = browser_of(everybody.commissioner)
    assert "the pack's value is used: 30% (12.5% to 60%)" in text(
        browser.get(f"/policy/entry/{NEED}/withdraw/")
    )
    browser.post(f"/policy/entry/{NEED}/withdraw/")
    page = text(browser.get(f"/policy/entry/{NEED}/"))
    assert "Every value your authority has set" in page
    assert "Connor Cedar" in page
    assert browser.get(f"/policy/entry/{NEED}/withdraw/").status_code == 302


def broken(everybody: Cast, key: str, value: object) -> None:
    """Put a value in the table that no rule would let in, as if the packs had changed since."""
    LocalValue.objects.create(
        authority=everybody.northmoor,
        key=key,
        value=value,
        reason="Once.",
        set_on=TODAY,
        set_by=everybody.analyst,
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (NEED, 0.4),
        (NEED, {"low": 0.4, "central": "x", "high": None}),
        (WEIGHT, "heavy"),
        (WEIGHT, -1),
        ("scotland.duties.terminal_plan_days", 20),
        ("model.outcomes", []),
        ("estimation.gone", 1),
    ],
)
def test_a_value_that_the_packs_no_longer_allow_is_left_out_and_shown(
    northmoor: Cast, key: str, value: object
):
    put(northmoor, key="estimation.survey_weight", value=policy.Range(0.5, 0.6, 0.7))
    broken(northmoor, key, value)
    assert set(queries.local_values()) == {"estimation.survey_weight"}
    _, [found] = queries.sound_and_broken()
    assert (found.kept.key, bool(found.reasons)) == (key, True)
    assert "is set but not used" in text(browser_of(northmoor.analyst).get("/policy/"))


@pytest.mark.parametrize(("key", "value"), [(NEED, 0.4), ("estimation.gone", 1), ("model.outcomes", [])])
def test_a_value_that_is_not_used_can_be_seen_and_withdrawn(northmoor: Cast, key: str, value: object):
    broken(northmoor, key, value)
    browser = browser_of(northmoor.analyst)
    assert browser.get(f"/policy/entry/{key}/").status_code in (200, 404)
    assert browser.get(f"/policy/entry/{key}/withdraw/").status_code == 200
    assert browser.post(f"/policy/entry/{key}/withdraw/").status_code == 302
    with scope.of_authority(northmoor.northmoor.pk):
        assert queries.sound_and_broken()[1] == []


def test_what_an_authority_has_set_is_listed_on_the_first_page_and_marked_in_the_packs(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        put(everybody)
    browser = browser_of(everybody.carer)
    for address in ("/policy/", "/policy/estimation/", "/policy/?search=sufficient"):
        assert "35% (14.3% to 55%) <strong>(your own)</strong>" in text(browser.get(address)), address
