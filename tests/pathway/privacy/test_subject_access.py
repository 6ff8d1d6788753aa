"""A carer is given everything that is held about them, and nothing of others that those did not agree to."""

import json
import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from mainstay.pathway import models
from mainstay.pathway.actions.subject_access import give_copy
from mainstay.pathway.models import Carer, Consent, GivenOut, Referral, Relationship, Restriction
from mainstay.pathway.queries.held import NOT_GIVEN, TABLES
from tests.cast import Cast, browser_of
from tests.pathway.carers import TODAY, a_carer, in_records_of, looked_after, own_account
from tests.pathway.privacy.full import WORD, full_record

pytestmark = pytest.mark.django_db


def copy_of(cast: Cast, carer: Carer) -> str:
    with in_records_of(cast.practice_lead):
        return give_copy(carer, "json", by=cast.practice_lead, today=TODAY).decode()


def with_tom(cast: Cast, *, known: bool | None, agreed: bool | None) -> Carer:
    """Return a carer who looks after somebody called Tomasz, of whom the referral told as well."""
    carer = a_carer(cast)
    relationship = looked_after(cast, carer, given_names="Tomasz")
    of = {"authority": cast.northmoor, "carer": carer}
    with in_records_of(cast.worker):
        Relationship.objects.filter(pk=relationship.pk).update(
            known_to_council=known, lives_in="Tomasz lives there"
        )
        Referral.objects.create(
            **of,
            through="gp",
            receipt="R1",
            received_on=TODAY,
            about={"looked_after": {"given_names": "Tomasz"}},
        )
        if agreed is not None:
            Consent.objects.create(
                **of,
                person=relationship.person,
                purpose="family",
                given=agreed,
                how="spoken",
                on=TODAY,
                words="Tomasz nodded",
            )
    return carer


@pytest.mark.parametrize(
    ("known", "agreed", "given"),
    [
        (True, True, True),
        (True, False, False),
        (True, None, False),
        (False, True, False),
        (None, True, False),
        (False, None, False),
    ],
)
def test_the_details_of_whoever_is_looked_after_need_both_their_word_and_the_council(
    cast: Cast, known: bool | None, agreed: bool | None, given: bool
):
    held = copy_of(cast, with_tom(cast, known=known, agreed=agreed))
    assert ("Tomasz" in held) == given
    assert ("are left out" in held) == (not given)


def test_every_table_about_a_carer_is_in_the_copy_or_named_as_not():
    about = {
        getattr(models, name)
        for name in models.__all__
        if getattr(models, name) is Carer
        or any(each.name == "carer" for each in getattr(models, name)._meta.fields)
    }
    assert about == {*TABLES, *NOT_GIVEN}


def test_the_copy_holds_what_was_written_and_says_what_it_leaves_out(cast: Cast):
    carer = full_record(cast)
    held = json.loads(copy_of(cast, carer))
    assert held["tables"]["person"][0]["family_name"] == WORD
    assert held["tables"]["message"][0]["words"] == WORD
    assert "concern" not in held["tables"]
    assert any("safety" in note for note in held["not_in_this_copy"])
    assert len(held["tables"]) > 30


def test_what_was_given_is_written_down_by_how_much_and_not_by_what(cast: Cast):
    carer = a_carer(cast)
    copy_of(cast, carer)
    with in_records_of(cast.worker):
        row = GivenOut.objects.get(carer=carer)
        assert (row.what, row.by) == ("copy", cast.practice_lead)
        assert row.content == {"carer": 1, "person": 1}


def test_whoever_guards_records_gives_a_zip_of_both_forms(cast: Cast):
    carer = a_carer(cast)
    answer = browser_of(cast.practice_lead).post(reverse("pathway:subject_access", args=[carer.pk]))
    assert "Rowan" not in answer["Content-Disposition"]
    with zipfile.ZipFile(BytesIO(answer.content)) as packed:
        assert packed.namelist() == ["record-AB12CD.html", "record-AB12CD.json"]
        assert b"Rowan" in packed.read("record-AB12CD.html")


def test_a_carer_sees_that_somebody_took_a_copy_of_their_restricted_record(cast: Cast):
    carer = a_carer(cast)
    own_account(cast, carer)
    with in_records_of(cast.worker):
        Restriction.objects.create(
            authority=cast.northmoor, carer=carer, why="Known here", from_on=TODAY, made_by=cast.practice_lead
        )
    browser_of(cast.practice_lead).post(reverse("pathway:subject_access", args=[carer.pk]))
    page = browser_of(cast.carer).get(reverse("pathway:my_openings")).content.decode()
    assert "Practice lead, Northmoor Council" in page


def test_a_worker_does_not_give_copies(cast: Cast):
    carer = a_carer(cast)
    assert browser_of(cast.worker).post(reverse("pathway:subject_access", args=[carer.pk])).status_code == 403


def test_a_carer_reads_who_looked_by_role_and_not_by_name(cast: Cast):
    carer = a_carer(cast)
    own_account(cast, carer)
    browser_of(cast.worker).get(reverse("pathway:privacy", args=[carer.pk]))
    page = browser_of(cast.carer).get(reverse("pathway:my_openings")).content.decode()
    assert "Support worker, Northmoor Council" in page
    assert "Wyn Birch" not in page
