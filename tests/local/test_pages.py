"""The pages about the packs: everything in them can be opened, found and read."""

from mainstay import policy
from tests.cast import Cast, browser_of


def text(answer) -> str:
    return answer.content.decode()


def test_every_entry_has_a_page_that_opens(everybody: Cast):
    browser = browser_of(everybody.member)
    for entry in policy.every_entry():
        answer = browser.get(f"/policy/entry/{entry.key}/")
        assert answer.status_code == 200, entry.key
        assert entry.key in text(answer)


def test_every_pack_has_a_page_that_opens(everybody: Cast):
    browser = browser_of(everybody.member)
    assert browser.get("/policy/").status_code == 200
    for name in policy.packs():
        assert browser.get(f"/policy/{name}/").status_code == 200, name
