"""Providers keep their own entries, and nobody else's: claims, and who finds what."""

import pytest
from django.utils.timezone import now

from mainstay.accounts.models import Organisation, User
from mainstay.database import scope
from mainstay.directory.actions import claims
from mainstay.directory.models import Claim, Provider, Service
from mainstay.directory.queries import upkeep, visible
from mainstay.directory.rules import claims as rules
from mainstay.local.models import LocalValue
from tests import cast
from tests.cast import Cast, browser_of
from tests.directory.listed import TODAY, a_provider, a_service, an_organisation, an_owner


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def harbourlight(everybody: Cast) -> Organisation:
    return an_organisation(everybody.worker)


@pytest.fixture
def owner(everybody: Cast, harbourlight: Organisation) -> User:
    return an_owner(everybody, harbourlight)


@pytest.fixture
def other(everybody: Cast) -> User:
    return an_owner(everybody, an_organisation(everybody.worker, "Sandlow"), "other@sandlow.example")


@pytest.fixture
def kept(everybody: Cast, harbourlight: Organisation) -> Service:
    return a_service(everybody.worker, a_provider(everybody.worker, kept_by=harbourlight))


@pytest.fixture
def free(everybody: Cast) -> Service:
    return a_service(everybody.worker, a_provider(everybody.worker, "Free Café"), name="Free tea")


def in_scope_of(user: User):
    return scope.of_authority(user.authority_id, user_id=user.pk)


# The rules


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({}, 0),
        ({"kind": None}, 1),
        ({"kind": "council"}, 1),
        ({"kept": True}, 1),
        ({"kept": True, "kept_by_them": True}, 1),
        ({"kind": "nhs", "kept": True, "asked": True}, 3),
    ],
)
def test_who_may_ask(changed, count):
    ordinary = {"kind": "provider", "kept": False, "kept_by_them": False, "asked": False}
    assert len(rules.reasons_to_refuse_claim(**ordinary | changed)) == count


def test_the_moves_of_a_claim_are_those_of_the_model():
    assert set(rules.MOVES) == set(Claim.State.values)
    assert not rules.reasons_against_move("asked", "agreed", reason="")
    assert len(rules.reasons_against_move("agreed", "refused", reason="")) == 2


# Claims


def test_a_claim_agreed_gives_the_provider_to_the_organisation(everybody, owner, free):
    with in_scope_of(owner):
        claim = claims.ask_to_keep(free.provider, words="I run it.", by=owner)
        assert not visible.services_visible_to(owner).exists()
        claims.agree(claim, by=everybody.commissioner)
        assert [each.name for each in visible.services_visible_to(owner)] == ["Free tea"]


def test_a_claim_ended_takes_the_entries_back(everybody, owner, free):
    with in_scope_of(owner):
        claim = claims.agree(claims.ask_to_keep(free.provider, words="", by=owner), by=everybody.commissioner)
        claims.end(claim, reason="They closed.", by=everybody.commissioner)
        assert not visible.services_visible_to(owner).exists()
        assert Provider.objects.get(pk=free.provider_id).organisation is None


def test_a_refusal_needs_a_reason_and_changes_nothing(everybody, owner, free):
    with in_scope_of(owner):
        claim = claims.ask_to_keep(free.provider, words="", by=owner)
        with pytest.raises(claims.CannotClaim, match="Say why"):
            claims.refuse(claim, reason="", by=everybody.commissioner)
        claims.refuse(claim, reason="Not them.", by=everybody.commissioner)
        with pytest.raises(claims.CannotClaim, match="already"):
            claims.agree(claim, by=everybody.commissioner)
        assert Provider.objects.get(pk=free.provider_id).organisation is None


def test_of_two_who_asked_only_one_is_agreed(everybody, owner, other, free):
    with in_scope_of(owner):
        first = claims.ask_to_keep(free.provider, words="", by=owner)
        second = claims.ask_to_keep(free.provider, words="", by=other)
        claims.agree(first, by=everybody.commissioner)
        with pytest.raises(claims.CannotClaim, match="Another organisation"):
            claims.agree(second, by=everybody.commissioner)


def test_nobody_asks_twice_or_for_what_somebody_keeps(owner, other, free, kept):
    with in_scope_of(owner):
        claims.ask_to_keep(free.provider, words="", by=owner)
        with pytest.raises(claims.CannotClaim, match="has asked already"):
            claims.ask_to_keep(free.provider, words="", by=owner)
        with pytest.raises(claims.CannotClaim, match="Another organisation"):
            claims.ask_to_keep(kept.provider, words="", by=other)


# Pages


OF_ENTRY = ("", "change/", "still-right/", "room/", "state/", "compare/")


def test_an_owner_opens_their_own_entry(owner, kept):
    browser = browser_of(owner)
    for page in ("", "room/", "state/"):
        assert browser.get(f"/directory/entries/{kept.pk}/{page}").status_code == 200, page
    assert "Saturday sitting" in browser.get("/directory/").content.decode()
    assert "Saturday sitting" in browser.get("/directory/entries.csv").content.decode()


def test_another_provider_finds_nothing_of_it(owner, other, kept):
    draft = browser_of(owner).post(f"/directory/entries/{kept.pk}/change/").headers["Location"]
    browser = browser_of(other)
    pages = [f"/directory/entries/{kept.pk}/{page}" for page in OF_ENTRY]
    pages += [f"/directory/providers/{kept.provider_id}/{page}" for page in ("", "change/", "claim/")]
    pages += [f"{draft}{page}" for page in ("", "about/", "send/", "publish/", "give-up/")]
    for page in pages:
        assert browser.get(page).status_code == 404, page
        assert browser.post(page).status_code == 404, page
    for page in ("", "entries.csv", "providers/", "changes/", "look-again/", "mistakes/", "claims/"):
        assert "Saturday sitting" not in browser.get(f"/directory/{page}").content.decode(), page


def test_a_provider_without_an_organisation_finds_nothing(everybody, kept):
    browser = browser_of(everybody.provider)
    assert browser.get(f"/directory/entries/{kept.pk}/").status_code == 404
    assert "Your organisation keeps no entries yet" in browser.get("/directory/").content.decode()


def test_an_owner_finds_what_nobody_keeps_and_asks_for_it(everybody, owner, free):
    browser = browser_of(owner)
    assert "Ask to keep its entries" in browser.get("/directory/providers/?words=free").content.decode()
    asked = browser.post(f"/directory/providers/{free.provider_id}/claim/", {"words": "I run it."})
    assert asked.headers["Location"] == "/directory/claims/"
    with in_scope_of(owner):
        claim = Claim.objects.get()
    answer = browser_of(everybody.commissioner).post(f"/directory/claims/{claim.pk}/", {"answer": "agree"})
    assert answer.headers["Location"] == "/directory/claims/"
    assert "Free tea" in browser.get("/directory/").content.decode()


def written(owner: User, kept: Service) -> str:
    browser = browser_of(owner)
    draft = browser.post(f"/directory/entries/{kept.pk}/change/").headers["Location"]
    browser.post(f"{draft}contact/", {"phone": "01632 960555", "keep": "1"})
    return draft


def trust_owners(everybody: Cast) -> None:
    with scope.of_authority(everybody.northmoor.pk):
        LocalValue.objects.create(
            authority=everybody.northmoor,
            key="directory.owners_publish",
            value=1,
            reason="They know best.",
            set_by=everybody.commissioner,
            set_on=TODAY,
        )


def test_an_owners_change_waits_for_approval(owner, kept):
    draft = written(owner, kept)
    browser = browser_of(owner)
    assert "Send for approval" in browser.get(draft).content.decode()
    assert browser.post(f"{draft}publish/").status_code == 403
    assert browser.get(f"/directory/providers/{kept.provider_id}/change/").status_code == 403


def test_where_owners_are_trusted_they_publish_themselves(everybody, owner, kept):
    trust_owners(everybody)
    draft = written(owner, kept)
    answer = browser_of(owner).post(f"{draft}publish/")
    assert answer.headers["Location"] == f"/directory/entries/{kept.pk}/"
    with in_scope_of(owner):
        assert Service.objects.get(pk=kept.pk).phone == "01632 960555"


def test_trust_in_owners_lets_nobody_else_publish(everybody, owner, kept):
    trust_owners(everybody)
    assert browser_of(everybody.worker).post(f"{written(owner, kept)}publish/").status_code == 403


def test_an_owner_is_told_what_waits_for_them(owner, kept, free):
    with in_scope_of(owner):
        Claim.objects.create(
            authority=owner.authority,
            provider=kept.provider,
            organisation=owner.organisation,
            asked_by=owner,
            state="agreed",
            decided_at=now(),
        )
        assert upkeep.to_do(owner, TODAY) == upkeep.ToDo(due=1)
    page = browser_of(owner).get("/").content.decode()
    assert "1 entry to look at again" in page


def test_an_owner_who_keeps_nothing_is_led_to_their_organisation(owner, free):
    page = browser_of(owner).get("/").content.decode()
    assert "Ask to keep your organisation" in page


def test_an_organisation_is_offered_what_is_called_like_it(everybody, owner, free):
    a_service(everybody.worker, a_provider(everybody.worker, "Harbourlight Care Ltd (Northmoor)"))
    page = browser_of(owner).get("/directory/providers/").content.decode()
    assert "Harbourlight Care Ltd (Northmoor)" in page
    assert "Free Café" not in page
