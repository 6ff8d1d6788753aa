from xml.etree import ElementTree

import pytest

from mainstay.web.svg.cycle import Stage, Step, cycle
from mainstay.web.svg.lines import wrapped

HEART = "Carers and the people they support"


def ring(*steps, labels=("Plan",)):
    return cycle("The commissioning cycle", HEART, [Stage(label, steps) for label in labels])


def step(**changes):
    return Step(
        **{"code": "A1", "label": "Assess needs", "href": "/needs", "state": "done", "note": "", **changes}
    )


def test_a_step_is_a_link_named_by_the_words_that_are_seen():
    picture = ring(step(note="Saved 3 March 2026"))
    link = ElementTree.fromstring(picture).find(".//a")
    assert link.get("href") == "/needs"
    assert " ".join("".join(link.itertext()).split()) == "A1 Done Assess needsSaved 3 March 2026"


def test_a_step_without_a_page_is_no_link():
    assert "<a" not in ring(step(href=None))


@pytest.mark.parametrize(
    ("state", "word"), [("done", "Done"), ("due", "Due"), ("missing", "Missing"), ("later", "Later")]
)
def test_how_a_step_stands_is_a_word_a_sign_and_a_texture(state, word):
    picture = ring(step(state=state))
    assert f"A1 {word}" in picture
    assert f'fill="url(#cycle-{state})"' in picture
    assert f'<pattern id="cycle-{state}"' in picture


def test_the_same_steps_can_stand_under_other_stages():
    picture = ring(step(), labels=("Analyse", "Plan", "Do", "Review"))
    assert [label in picture for label in ("Analyse", "Plan", "Do", "Review")] == [True] * 4
    ElementTree.fromstring(picture)


def test_labels_are_escaped():
    assert "<b>" not in ring(step(label="<b>"))


def test_no_stages_make_no_picture():
    assert cycle("The cycle", HEART, []) == ""


def test_a_label_breaks_into_as_few_lines_as_can_be_about_equally_long():
    assert wrapped("Design services and specify outcomes", 15) == [
        "Design services",
        "and specify",
        "outcomes",
    ]
    assert wrapped("Carers and the people they support", 14) == ["Carers and", "the people", "they support"]
    assert wrapped("", 14) == []
