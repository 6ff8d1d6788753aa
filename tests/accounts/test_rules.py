"""What may be done to accounts."""

from datetime import timedelta

import pytest

from mainstay.accounts import rules


def over(*, began: float = 0, seen: float = 0, now: float = 60) -> bool:
    limits = {"idle": timedelta(hours=1), "longest": timedelta(hours=8)}
    return rules.sign_in_is_over(began=began, seen=seen, now=now, **limits)


@pytest.mark.parametrize(
    ("times", "is_over"),
    [
        ({}, False),
        ({"now": 3600}, False),
        ({"now": 3601}, True),
        ({"now": 28800, "seen": 28000}, False),
        ({"now": 28801, "seen": 28800}, True),
    ],
)
def test_a_sign_in_is_over_after_an_idle_hour_or_eight_in_all(times: dict[str, float], is_over: bool):
    assert over(**times) is is_over


def reasons(roles: list[str], *, provider_organisation: bool = False) -> list[str]:
    return rules.reasons_to_refuse_roles(
        roles, with_provider="provider" in roles, organisation_is_provider=provider_organisation
    )


def test_one_role_of_the_authority_is_enough():
    assert reasons(["worker"]) == []


def test_nobody_is_without_a_role():
    assert reasons([]) == ["Choose at least one role."]


def test_a_provider_is_on_one_side_only():
    assert reasons(["provider"], provider_organisation=True) == []
    assert "no other role" in reasons(["buyer", "provider"])[0]
    assert "hold the role of provider" in reasons(["worker"], provider_organisation=True)[0]


def test_every_reason_to_keep_an_administrator_is_given_at_once():
    assert len(rules.reasons_to_keep_administrator(is_oneself=True, other_administrators=0)) == 2
    assert rules.reasons_to_keep_administrator(is_oneself=False, other_administrators=1) == []
