from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines import hidden as engine
from mainstay.engines.estimate import Triple
from mainstay.engines.hidden import protected

ESTIMATE = Triple(900, 1000, 1100)


def hidden(estimate=ESTIMATE, known=100.0):
    return engine.hidden(estimate, known, below=5, to=5)


def test_hidden_carers_are_the_estimate_less_those_known():
    found = hidden()
    assert (found.hidden.low, found.hidden.central, found.hidden.high) == (798, 900, 1002)
    assert found.finding is None


def test_the_share_known_is_given_as_a_range():
    share = hidden().known_share
    assert share.central == pytest.approx(0.1)
    assert share.low < 0.1 < share.high


def test_more_known_than_the_central_estimate_is_a_finding():
    assert hidden(known=1050).finding == engine.MORE_ARE_KNOWN_THAN_CENTRAL


def test_more_known_than_the_whole_estimate_is_a_finding_and_nobody_is_below_zero():
    found = hidden(known=2000)
    assert found.finding == engine.MORE_ARE_KNOWN
    assert found.hidden == Triple.exactly(0)
    assert found.known_share.high == 1


@pytest.mark.parametrize("unknown", [None, nan])
def test_a_missing_number_of_known_carers_is_not_nobody(unknown):
    found = hidden(known=unknown)
    assert (found.hidden, found.finding) == (None, engine.KNOWN_IS_MISSING)


def test_without_an_estimate_nothing_can_be_hidden():
    assert hidden(estimate=None).finding == engine.ESTIMATE_IS_MISSING


def test_an_estimate_that_may_be_nobody_has_no_share_known():
    assert hidden(estimate=Triple(0, 10, 20), known=5).known_share is None


def test_every_small_number_of_known_carers_looks_the_same():
    assert len({hidden(known=known) for known in (1, 2, 3, 4)}) == 1


def test_every_number_that_rounds_alike_looks_the_same():
    assert hidden(known=98) == hidden(known=102)
    assert hidden(known=97) != hidden(known=98)


def test_nobody_known_is_shown_as_nobody():
    assert protected(0, below=5, to=5) == Triple.exactly(0)


def test_fewer_than_nobody_is_refused():
    with pytest.raises(ValueError, match="not below 0"):
        protected(-1, below=5, to=5)


@given(st.integers(1, 10_000), st.integers(2, 20), st.integers(1, 20))
@settings(max_examples=50)
def test_protection_holds_the_true_number_and_could_be_another(known, below, to):
    shown = protected(known, below=below, to=to)
    assert shown.low <= known <= shown.high
    alike = [other for other in range(1, known + below + to) if protected(other, below=below, to=to) == shown]
    assert len(alike) >= min(below - 1 if known < below else 1, to)


@given(st.integers(0, 5000), st.lists(st.integers(0, 5000), min_size=3, max_size=3))
@settings(max_examples=50)
def test_no_pair_of_values_in_the_ranges_gives_hidden_carers_outside_the_answer(known, three):
    estimate = Triple(*sorted(three))
    found = hidden(estimate, known)
    for carers in sorted(three):
        for maybe_known in {known, *map(int, (found.known.low, found.known.high))}:
            assert max(0, carers - maybe_known) in found.hidden
