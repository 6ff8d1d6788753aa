"""What the packs ask: every kind can be completed, and says what eligibility reads."""

import pytest

from mainstay import policy
from mainstay.pathway.actions.assessment_done import complete
from mainstay.pathway.models import Assessment
from mainstay.pathway.queries.assessing import kind_called, paper_of
from mainstay.pathway.queries.deciding import derived
from mainstay.pathway.queries.self_assessment import asked_in
from mainstay.pathway.rules.questions import KINDS as WAYS
from mainstay.pathway.rules.questions import faults
from tests.pathway.assessed.nations import ALL_KINDS, TODAY, cast_in, under_way, whole
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db


def day_of(kind: str):
    return kind_called(kind, TODAY).until_on or TODAY


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_kind_asks_questions_that_can_be_answered_and_is_then_complete(kind):
    of = kind_called(kind, TODAY)
    cast = cast_in(of.nations[0])
    on = day_of(kind)
    about = {"born_on": on.replace(year=on.year - 12)} if of.for_young else {"born_on": on.replace(year=1950)}
    carer = a_carer(cast, **about)
    with in_records_of(cast.worker):
        found = under_way(carer, cast.worker, kind, on=on)
        paper = paper_of(found, on)
        codes = [each.code for each in paper.questions]
        assert len(codes) == len(set(codes))
        assert {each.kind for each in paper.questions} <= WAYS
        assert {code for piece in paper.content for code in piece.attributes["met_by"]} - set(codes) <= {
            # of another day, or of a second assessment
            "earlier_results",
            "support_for_breaks",
        }
        Assessment.objects.filter(pk=found.pk).update(answers=whole(paper))
        found.refresh_from_db()
        assert faults(found.answers, paper.questions) == {}
        done = complete(found, on=on, by=cast.worker, today=on)
        assert done.state == "completed"
        # Everything that the rules of that day ask for is there.
        assert [code for code, *_rest in derived(done).missing if code != "by_hand"] == []


@pytest.mark.parametrize("nation", ["england", "scotland", "wales", "northern_ireland"])
def test_what_a_carer_tells_once_is_asked_for_in_the_assessment(nation):
    cast = cast_in(nation)
    with in_records_of(cast.worker):
        found = under_way(a_carer(cast), cast.worker)
        asked = {each.code for each in paper_of(found, TODAY).questions}
        told = {each.tells for each in asked_in(cast.northmoor, TODAY).questions if each.tells}
    if nation in ("england", "scotland"):
        assert told <= asked | {"sufficient_breaks"}
    assert {"qol_control", "outcomes_wanted", "willing_and_able_now"} <= told & asked


def test_every_pack_that_a_clock_names_is_there_and_says_days():
    for each in policy.items("pathway.clocks", TODAY):
        for key in each.attributes["packs"]:
            assert policy.entry(key).unit in ("days", "working days"), key
