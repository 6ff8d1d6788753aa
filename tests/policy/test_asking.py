from datetime import date

import pytest

from mainstay import policy
from mainstay.policy.entries import Dated, Entry, Range, Source

APRIL_2025 = date(2025, 4, 1)


def entry(**changes: object) -> Entry:
    """A local standard of 28 days from April 2025 and 21 from April 2026."""
    ordinary = {
        "key": "england.answer",
        "title": "Days to answer",
        "kind": "local standard",
        "unit": "days",
        "source": (Source("An Act"),),
        "values": (Dated(APRIL_2025, 28), Dated(date(2026, 4, 1), 21)),
        "sure": "illustrative",
        "sure_because": "each authority sets its own",
        "written_by": "policy lead",
        "review_by": date(2027, 4, 1),
    }
    return Entry(**(ordinary | changes))


def override(**changes: object) -> policy.Override:
    """Ten days from May 2025, with a reason and a name."""
    ordinary = {
        "value": 10,
        "reason": "Carers asked for it.",
        "set_by": "Ada Lead",
        "set_on": date(2025, 5, 1),
    }
    return policy.Override(**(ordinary | changes))


@pytest.mark.parametrize(
    ("on", "days"),
    [(APRIL_2025, 28), (date(2026, 3, 31), 28), (date(2026, 4, 1), 21), (date(2030, 1, 1), 21)],
)
def test_the_value_is_the_last_that_came_into_force(on: date, days: int):
    assert policy.in_force(entry(), on).value == days


def test_a_value_is_never_extended_backwards():
    with pytest.raises(policy.NotInForce) as refusal:
        policy.in_force(entry(), date(2025, 3, 31))
    assert str(refusal.value) == (
        "Days to answer: there is no value on 31 March 2025, the first is from 1 April 2025. "
        "Choose a later day, or add the earlier value and its source to the pack."
    )


def test_another_nation_has_no_value():
    with pytest.raises(policy.NotInForce, match="this is for England and Wales, not Northern Ireland"):
        policy.in_force(entry(scope=("england", "wales")), APRIL_2025, nation="northern_ireland")


def test_an_invented_place_has_englands_values():
    assert policy.in_force(entry(scope=("england",)), APRIL_2025, nation="invented").value == 28


def test_a_nation_that_does_not_exist_is_told_apart_from_one_without_a_value():
    with pytest.raises(ValueError, match="There is no nation 'france'"):
        policy.in_force(entry(), APRIL_2025, nation="france")


def test_a_local_value_takes_the_packs_place_from_the_day_it_was_set():
    before = policy.in_force(entry(), date(2025, 4, 30), override())
    after = policy.in_force(entry(), date(2025, 5, 1), override())
    assert (before.value, before.override) == (28, None)
    assert (after.value, after.override) == (10, override())


def test_a_local_value_may_come_before_the_packs_first():
    assert policy.in_force(entry(), date(2024, 6, 1), override(set_on=date(2024, 5, 1))).value == 10


@pytest.mark.parametrize(
    ("kind", "open_to", "may"),
    [
        ("local standard", None, True),
        ("local standard", "local", True),
        ("survey finding", "local", True),
        ("reconstructed", "local", True),
        ("survey finding", None, False),
        ("published figure", None, False),
        ("statute", None, False),
    ],
)
def test_only_local_standards_and_open_assumptions_may_be_changed_locally(
    kind: str, open_to: str | None, may: bool
):
    assert policy.may_override(entry(kind=kind, open_to=open_to)) is may


def test_protection_of_small_numbers_cannot_be_switched_off_locally():
    entry = policy.entry("statistics.disclosure.round_to")
    override = policy.Override(0, "We want exact counts.", "Ana Gorse", date(2026, 11, 22))
    assert policy.reasons_to_refuse(entry, override) == [f"Enter 1 or more for {entry.title}."]


def test_a_list_may_not_be_changed_locally():
    items = (policy.Item("A", "The first", ""),)
    assert not policy.may_override(entry(values=(Dated(APRIL_2025, items),)))


def test_a_refused_local_value_learns_every_reason():
    with pytest.raises(policy.CannotOverride) as refusal:
        policy.in_force(entry(kind="statute"), APRIL_2025, override(reason=" ", set_by="", value="soon"))
    assert refusal.value.reasons == [
        "Days to answer is not open to local change: it is a statute.",
        "Say why your area uses another value.",
        "Say who decided on the local value.",
        "Enter a number for Days to answer.",
    ]


@pytest.mark.parametrize(
    ("own", "offered", "reasons"),
    [
        (0.2, 0.3, []),
        (0.2, 30, ["The local value is a share, so it must lie between 0 and 1, and it says 30."]),
        (0.2, None, ["Enter a number for Days to answer."]),
        (0.2, True, ["Enter a number for Days to answer."]),
        (0.2, float("nan"), ["The local value must be a number of 0 or more, and it says nan."]),
        (Range(0.1, 0.2, 0.4), 0.3, ["Enter low, central and high for Days to answer."]),
        (Range(0.1, 0.2, 0.4), Range(0.1, 0.2, 0.3), []),
        (
            Range(0.1, 0.2, 0.4),
            Range(0.3, 0.2, 0.4),
            ["The local value has a range out of order: low 0.3, central 0.2, high 0.4."],
        ),
        (None, Range(0.1, 0.2, 0.3), []),
        (None, 0.2, []),
        (None, "many", ["Enter a number, or low, central and high, for Days to answer."]),
        ({"a": 0.1}, {"a": 0.2}, []),
        ({"a": 0.1}, {"b": 0.2}, ["Enter a value for each of a for Days to answer."]),
    ],
)
def test_a_local_value_has_the_shape_of_the_packs_own(own: object, offered: object, reasons: list[str]):
    assert (
        policy.reasons_to_refuse(
            entry(unit="share", values=(Dated(APRIL_2025, own),)), override(value=offered)
        )
        == reasons
    )
