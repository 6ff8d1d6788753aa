"""The permission table in plain words."""

from mainstay.accounts import reference
from mainstay.accounts.browsers import in_words
from mainstay.accounts.permissions import ROLES, Permission


def test_every_role_says_what_its_holder_does_and_may_do():
    shown = reference.roles()
    assert [role.name for role in shown][:2] == ["Strategic commissioner", "Procurement officer"]
    assert all(role.what.endswith(".") and role.may for role in shown)


def test_every_permission_is_somebodys():
    assert {each for _, allowed in ROLES.values() for each in allowed} == set(Permission)


def test_the_page_of_reference_has_every_role_and_every_permission():
    text = reference.as_markdown()
    for role in reference.roles():
        assert f"## {role.name}\n" in text
    for permission in Permission:
        assert f"| {permission.value} |" in text


def test_a_browser_is_named_as_its_user_would():
    firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"
    safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1"
    edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
    assert [in_words(each) for each in (firefox, safari, edge, "curl/8")] == [
        "Firefox on Windows",
        "Safari on iPhone",
        "Edge on Windows",
        "another browser on another machine",
    ]
