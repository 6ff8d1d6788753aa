from datetime import date
from pathlib import Path

import pytest

from mainstay import policy
from mainstay.policy import library, reading
from tests.policy.packs import SOUND, written

TODAY = date(2026, 11, 1)


def test_an_unknown_key_lists_keys_that_look_like_it():
    with pytest.raises(policy.UnknownEntry) as refusal:
        policy.value("model.outcome", on=TODAY)
    assert refusal.value.near[0] == "model.outcomes"
    assert str(refusal.value).startswith("There is no policy entry model.outcome. Near it: model.outcomes")


def test_an_unknown_pack_is_refused():
    with pytest.raises(policy.UnknownEntry):
        policy.entries("modle")


def test_a_part_of_a_pack_can_be_asked_for():
    assert [each.key for each in policy.entries("estimation.take_up")] == [
        "estimation.take_up.want",
        "estimation.take_up.accept",
    ]


def test_a_single_number_is_a_range_without_width():
    assert policy.range_of("estimation.replacement_care.hours_sitting", TODAY) == (1, 1, 1)


def test_a_list_is_not_a_range_and_a_number_is_not_a_list():
    with pytest.raises(TypeError, match="not a range"):
        policy.range_of("model.outcomes", TODAY)
    with pytest.raises(TypeError, match="not a list of items"):
        policy.items("statistics.disclosure.round_to", TODAY)


def test_a_local_value_can_be_asked_for_with_the_packs():
    own = policy.Override(10, "Our own rule is stricter.", "Ada Lead", date(2026, 5, 1))
    assert policy.value("statistics.disclosure.suppress_below", TODAY, override=own) == 10


def test_packs_with_a_problem_are_refused_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written(tmp_path, SOUND | {"kind": "opinion"})
    monkeypatch.setattr(reading, "FOLDERS", (tmp_path,))
    library._library.cache_clear()
    try:
        with pytest.raises(policy.BrokenPacks, match="kind says 'opinion'"):
            policy.entry("duties.answer")
    finally:
        library._library.cache_clear()


def test_packs_that_are_nowhere_say_where_they_were_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "FOLDERS", (tmp_path / "packs",))
    with pytest.raises(FileNotFoundError, match="No policy packs at"):
        reading.folder()


def test_entries_are_due_for_review_from_their_day_on():
    assert policy.due_for_review(date(2026, 12, 30)) == []
    due = policy.due_for_review(date(2026, 12, 31))
    assert {entry.review_by for entry in due} == {date(2026, 12, 31)}
    assert "model.break_tests.scotland" in [entry.key for entry in due]
    assert policy.value("scotland.duties.terminal_offer_days", date(2030, 1, 1)) == 2
