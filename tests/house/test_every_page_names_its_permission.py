"""Every address there is: whose it is, who is let in, and that nobody reads another authority's records."""

from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mainstay.accounts.models import Organisation, User
from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.directory.models import (
    Candidate,
    Claim,
    LikelyDuplicate,
    MistakeReport,
    Provider,
    ServiceVersion,
    Source,
)
from mainstay.places.models import AreaGroup, LoadedFile, Upload
from mainstay.planning.models import (
    CarersRanking,
    CoverageJudgement,
    EqualityAssessment,
    Evidence,
    Grounds,
    KeyAnswer,
    NeedsAssessment,
    Option,
    Priority,
    Review,
    Strategy,
)
from tests.cast import Cast, assemble, browser_of
from tests.directory.listed import a_service
from tests.pathway.carers import records_of_a_carer

# What an address may name that is no authority's own: anybody may try it.
NOBODYS = {
    "open_id",
    "provider_id",
    "uidb36",
    "key",
    "section",
    "ending",
    "layout",
    "name",
    "kind",
    "question",
    "part",
    "intervention",
    "place",
    "listed_id",
}


def pages(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every page with its whole name, as reverse() wants it."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from pages(each, f"{namespace}{each.namespace}:" if each.namespace else namespace)
        else:
            yield f"{namespace}{each.name}", each


def address(name: str, page: URLPattern, **given: object) -> str:
    """Return an address of the page; whatever is not given names a record that is not there."""
    converters = page.pattern.converters
    wanted = set(converters) or set(page.pattern.regex.groupindex)
    return reverse(name, kwargs={each: given.get(each, absent(converters.get(each))) for each in wanted})


def absent(converter: object) -> object:
    """Return what fits the address but names nothing that is there."""
    if type(converter).__name__ == "IntConverter":
        return 999_999
    # One of a few words, like the parts of a page: the first of them.
    word = str(getattr(converter, "regex", "")).partition("|")[0]
    return word if word.isidentifier() else "none"


def permission_of(page: URLPattern) -> str:
    return getattr(page.callback, "permission", "")


def opens(person: User, page: URLPattern) -> bool:
    """Whether one of the permissions that open the page is the person's."""
    others = getattr(page.callback, "other_permissions", ())
    return any(may(person, each) for each in (permission_of(page), *others))


ALL = sorted(pages(), key=lambda each: each[0])
NAMES = [name for name, _ in ALL]
GUARDED = [(name, page) for name, page in ALL if isinstance(permission_of(page), Permission)]
SIGNED_IN = [
    (name, page) for name, page in ALL if permission_of(page) and "public" not in permission_of(page)
]


@pytest.fixture
def everybody(db: None) -> Cast:
    return assemble()


@pytest.mark.parametrize(("name", "page"), ALL, ids=NAMES)
def test_the_page_has_a_name_and_says_who_may_open_it(name: str, page: URLPattern):
    assert page.name, f"give {page.pattern} a name"
    assert permission_of(page), f"{name} says nothing: use @requires, @signed_in or @public"


def test_a_public_page_says_why():
    for name, page in ALL:
        if permission_of(page).startswith("public"):
            assert len(permission_of(page).removeprefix("public: ")) > 10, name


@pytest.mark.parametrize(("name", "page"), SIGNED_IN, ids=[name for name, _ in SIGNED_IN])
@pytest.mark.django_db
def test_whoever_is_not_signed_in_is_sent_to_sign_in(name: str, page: URLPattern):
    asked = address(name, page)
    answer = Client().get(asked)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/sign-in/")
    assert Client().post(asked).status_code == 302


def test_a_role_without_the_permission_is_refused_and_told_so(everybody: Cast):
    for part, person in everybody.everybody().items():
        browser = browser_of(person)
        for name, page in GUARDED:
            answer = browser.get(address(name, page))
            if opens(person, page):
                assert answer.status_code in (200, 302, 404), (part, name, answer.status_code)
            else:
                assert answer.status_code == 403, (part, name, answer.status_code)
                assert f"Your role does not let you {permission_of(page)}" in unescape(
                    answer.content.decode()
                ), (
                    part,
                    name,
                )


def records_of_northmoor(everybody: Cast) -> dict[str, object]:
    """Return a real record of Northmoor's for each thing an address may name."""
    of, by = {"authority": everybody.northmoor}, everybody.analyst
    held = {"file_name": "a.csv", "size_bytes": 1, "sha256": "a" * 64}
    about = {"dataset": "unpaid_care", "title": "Ours", "reference_on": date(2021, 3, 21), "rows": 0}
    with scope.of_authority(everybody.northmoor.pk):
        organisation = Organisation.objects.create(
            **of, name="Northmoor Carers' Centre", kind="carers_centre"
        )
        group = AreaGroup.objects.create(**of, name="The moor", codes=["X06000001"], drawn_by=by)
        file = LoadedFile.objects.create(**of, **held, **about, loaded_by=by)
        upload = Upload.objects.create(**of, **held, stored_as="a", state="checked", sent_by=by)
        version = NeedsAssessment.objects.create(
            **of,
            area_code="X06000001",
            area_name="Northmoor",
            title="Ours",
            as_at=date(2026, 4, 1),
            saved_by=by,
            content={},
        )
    return (
        of_plans(everybody)
        | of_directory(everybody)
        | {
            "user_id": by.pk,
            "organisation_id": organisation.pk,
            "table": "accounts_user",
            "record": str(by.pk),
            "code": group.code,
            "file_id": file.pk,
            "upload_id": upload.pk,
            "version_id": version.pk,
        }
    )


def of_plans(everybody: Cast) -> dict[str, object]:
    """Return a review of Northmoor's, what it stands on, and an equality impact assessment."""
    of, by, today = {"authority": everybody.northmoor}, everybody.analyst, date(2026, 4, 1)
    with scope.of_authority(everybody.northmoor.pk):
        review = Review.objects.create(
            **of, title="Ours", area_code="X06000001", opened_on=today, opened_by=by
        )
        answer = KeyAnswer.objects.create(**of, review=review, question="Q1", answer="Ours", written_by=by)
        evidence = Evidence.objects.create(
            **of, kind="document", title="Ours", says="Ours", gathered_on=today, added_by=by
        )
        grounds = Grounds.objects.create(**of, evidence=evidence, answer=answer)
        priority = Priority.objects.create(**of, review=review, title="Ours", need="Ours", proposed_by=by)
        equality = EqualityAssessment.objects.create(
            **of, title="Ours", priority=priority, what_changes="Ours", written_by=by
        )
        option = Option.objects.create(**of, priority=priority, title="Ours")
        ranking = CarersRanking.objects.create(
            **of, review=review, title="Ours", held_on=today, carers=1, recorded_by=by
        )
        strategy = Strategy.objects.create(
            **of, review=review, number=1, title="Ours", content={}, made_by=by
        )
        judgement = CoverageJudgement.objects.create(
            **of, intervention="I06", place="X05000001", level="gap", reason="Ours", made_by=by
        )
    return {
        "judgement_id": judgement.pk,
        "review_id": review.pk,
        "evidence_id": evidence.pk,
        "grounds_id": grounds.pk,
        "priority_id": priority.pk,
        "equality_id": equality.pk,
        "option_id": option.pk,
        "ranking_id": ranking.pk,
        "strategy_id": strategy.pk,
    }


def of_directory(everybody: Cast) -> dict[str, object]:
    """Return an entry of Northmoor's, a change to it, a version of it, a claim to it and a report about it."""
    of, by = {"authority": everybody.northmoor}, everybody.analyst
    service = a_service(by)
    carers = records_of_a_carer(everybody, service)
    with scope.of_authority(everybody.northmoor.pk):
        about = {**of, "provider": service.provider, "service": service, "content": {}}
        draft = ServiceVersion.objects.create(**about, written_by=by)
        version = ServiceVersion.objects.create(**about, state="published", number=1)
        claim = Claim.objects.create(
            **of, provider=service.provider, organisation=Organisation.objects.all()[0], asked_by=by
        )
        report = MistakeReport.objects.create(**of, service=service, about="closed", words="Ours")
        source = Source.objects.create(
            **of, kind="open_referral", name="Ours", reading={"token": "ours", "phase": "checked"}
        )
        candidate = Candidate.objects.create(
            **of, source=source, name="Ours", spend_pence=1, payments=1, why=["Ours"]
        )
        other = Provider.objects.create(**of, name="Ours")
        pair = LikelyDuplicate.objects.create(
            **of, one_provider=service.provider, other_provider=other, score=1, reasons=["Ours"]
        )
    return carers | {
        "candidate_id": candidate.pk,
        "pair_id": pair.pk,
        "service_id": service.pk,
        "offered_by": service.provider_id,
        "draft_id": draft.pk,
        "entry_version_id": version.pk,
        "claim_id": claim.pk,
        "report_id": report.pk,
        "source_id": source.pk,
    }


def test_an_outsider_with_every_role_sees_and_changes_nothing_of_northmoors(everybody: Cast):
    records = records_of_northmoor(everybody)
    with scope.of_authority(everybody.outsider.authority_id):
        roles = [role for role in User.Role.values if role != "provider"]
        User.objects.filter(pk=everybody.outsider.pk).update(roles=roles)
    browser = browser_of(everybody.outsider)
    for name, page in ALL:
        named = set(page.pattern.converters) - NOBODYS
        if not named:
            continue
        assert named <= set(records), (
            f"{name} names {named - set(records)}: add one of Northmoor's to this test"
        )
        for answer in (
            browser.get(address(name, page, **records)),
            browser.post(address(name, page, **records)),
        ):
            assert answer.status_code == 404, (name, answer.status_code)
            assert "Ana Gorse" not in answer.content.decode(), name


def test_an_outsider_finds_nobody_of_northmoors_in_any_list(everybody: Cast):
    with scope.of_authority(everybody.outsider.authority_id):
        User.objects.filter(pk=everybody.outsider.pk).update(roles=["administrator", "commissioner"])
    browser = browser_of(everybody.outsider)
    for name, page in SIGNED_IN:
        if not page.pattern.converters:
            assert "Ana Gorse" not in browser.get(address(name, page)).content.decode(), name


def test_a_closed_account_is_signed_out_at_once(everybody: Cast):
    browser = browser_of(everybody.analyst)
    with scope.of_authority(everybody.northmoor.pk):
        User.objects.filter(pk=everybody.analyst.pk).update(is_active=False)
    assert browser.get("/me/").status_code == 302
