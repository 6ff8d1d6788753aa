from datetime import date
from pathlib import Path

import pytest

from mainstay import policy
from mainstay.policy import reading
from tests.policy.packs import LIST, SOUND, problems, written


def test_a_sound_entry_has_no_problems(tmp_path: Path):
    assert problems(tmp_path) == []


@pytest.mark.parametrize("field", ["title", "kind", "unit", "source", "sure", "written_by", "review_by"])
def test_an_entry_without_a_field_it_needs_is_refused(tmp_path: Path, field: str):
    assert problems(tmp_path, without=field) == [
        f"packs/duties/answer.yaml, duties.answer: {field} is missing."
    ]


def test_an_unknown_field_is_refused(tmp_path: Path):
    assert problems(tmp_path, colour="red") == [
        "packs/duties/answer.yaml, duties.answer: colour is not a field of an entry."
    ]


def test_an_empty_source_is_refused(tmp_path: Path):
    assert problems(tmp_path, source=[]) == ["packs/duties/answer.yaml, duties.answer: source is missing."]


@pytest.mark.parametrize(
    ("field", "wrong", "says"),
    [
        ("kind", "opinion", "kind says 'opinion'"),
        ("kind", ["statute"], "kind must be words"),
        ("sure", "high", "sure must be one of"),
        ("sure", "quite; it seems so", "sure must be one of"),
        ("review_by", "next year", "review_by must be a date"),
        ("scope", ["france"], "scope names 'france'"),
        ("scope", "england", "scope must be a list"),
        ("open_to", "anybody", "open_to may only say local"),
        ("source", [{"name": "An Act"}], "each source has a title"),
        ("source", [{"title": "An Act", "href": "http://example.org"}], "not an https address"),
        ("values", {}, "values must give at least one value"),
        ("values", {"soon": 28}, "'soon', which is not a date"),
        ("values", {"2025-04-01": None}, "no note to say what was looked for"),
        ("values", {"2025-04-01": {"low": 3, "central": 2, "high": 4}}, "a range out of order"),
        ("values", {"2025-04-01": {"low": "a few", "central": 2, "high": 4}}, "other than numbers"),
        ("values", {"2025-04-01": -1}, "must be a number of 0 or more"),
        ("items", LIST["items"], "needs either values by date, or items and from"),
    ],
)
def test_a_field_that_says_something_else_is_refused(tmp_path: Path, field: str, wrong: object, says: str):
    [problem] = problems(tmp_path, **{field: wrong})
    assert says in problem


def test_a_share_lies_between_0_and_1(tmp_path: Path):
    assert "between 0 and 1, and it says 31" in problems(tmp_path, unit="share", values={"2025-04-01": 31})[0]


def test_every_problem_of_an_entry_is_told_at_once(tmp_path: Path):
    assert len(problems(tmp_path, kind="opinion", sure="high", values={})) == 3


def test_a_name_written_twice_is_refused_where_yaml_would_keep_the_last(tmp_path: Path):
    path = written(tmp_path, SOUND) / "duties" / "answer.yaml"
    path.write_text(path.read_text() + "unit: weeks\n")
    [problem] = policy.problems(tmp_path)
    assert "the name unit is written twice" in problem


def test_a_file_that_is_not_yaml_is_named(tmp_path: Path):
    (tmp_path / "broken.yaml").write_text("title: [")
    [problem] = policy.problems(tmp_path)
    assert problem.startswith("packs/broken.yaml: cannot be read")


def test_a_list_refuses_an_item_twice_a_field_it_does_not_have_and_one_it_lacks(tmp_path: Path):
    first = LIST["items"][0]
    second = {name: each for name, each in first.items() if name != "size"} | {"weight": 3}
    found = policy.problems(written(tmp_path, LIST | {"items": [first, second]}, "model.things"))
    assert [each.partition(": ")[2] for each in found] == [
        "item A: size is missing.",
        "item A: weight is not a field of this list.",
        "item A is there twice.",
    ]


def test_a_code_that_yaml_takes_for_a_number_or_a_no_must_be_quoted(tmp_path: Path):
    items = [LIST["items"][0] | {"code": 1}, LIST["items"][0] | {"code": False}]
    found = policy.problems(written(tmp_path, LIST | {"items": items}, "model.things"))
    assert found == [
        "packs/model/things.yaml, model.things: item 1: code must be words.",
        "packs/model/things.yaml, model.things: item False: code must be words.",
    ]


def test_a_code_that_the_other_list_does_not_have_is_refused(tmp_path: Path):
    written(tmp_path, LIST, "model.sizes")
    things = LIST | {"refers_to": {"size": "model.sizes"}}
    [problem] = policy.problems(written(tmp_path, things, "model.things"))
    assert problem == "packs/model/things.yaml, model.things: item A: model.sizes has no small."


def test_a_list_that_refers_to_a_missing_list_is_refused(tmp_path: Path):
    things = LIST | {"refers_to": {"size": "model.sizes"}}
    [problem] = policy.problems(written(tmp_path, things, "model.things"))
    assert problem.endswith("refers to model.sizes, which does not exist.")


@pytest.mark.parametrize(
    ("since", "first_day", "in_words"),
    [
        ("2025-04-01", date(2025, 4, 1), "1 April 2025"),
        ("2024-02", date(2024, 2, 29), "February 2024"),
        ("2017", date(2017, 12, 31), "2017"),
    ],
)
def test_a_month_or_a_year_alone_counts_from_its_last_day(
    tmp_path: Path, since: str, first_day: date, in_words: str
):
    entries = reading.read(written(tmp_path, SOUND | {"values": {since: 28}})).entries
    [dated] = entries["duties.answer"].values
    assert (dated.since, dated.since_in_words) == (first_day, in_words)


def test_what_entries_share_is_said_once(tmp_path: Path):
    shared = {name: SOUND[name] for name in SOUND if name not in ("title", "values")}
    entries = {
        "first": {"title": "First", "values": {"2025-04-01": 1}},
        "second": {"title": "Second", "values": {"2025-04-01": 2}},
    }
    found = reading.read(written(tmp_path, {"shared": shared} | entries, "duties.days"))
    assert list(found.entries) == ["duties.days.first", "duties.days.second"]
    assert found.problems == ()


def test_a_value_cannot_be_changed_by_who_reads_it(tmp_path: Path):
    entry = reading.read(written(tmp_path, SOUND | {"values": {"2025-04-01": {"a": 1}}})).entries[
        "duties.answer"
    ]
    with pytest.raises(TypeError):
        entry.values[0].value["a"] = 2
