"""What is done each day without anybody asking."""

import time
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils.timezone import now
from procrastinate.contrib.django import app

from mainstay.pathway import jobs, unsent
from mainstay.pathway.actions import options
from mainstay.pathway.models import OfferedOption, OptionChoice, Restriction, SamePair
from tests.cast import Cast, assemble
from tests.pathway.budgets.ordinary import offered
from tests.pathway.carers import TODAY, a_carer, in_records_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return assemble()


def test_the_worker_knows_both_jobs_and_when_they_are_due():
    periodic = {name for name, _id in app.periodic_registry.periodic_tasks}
    assert {"look after carers' records", "forget what was not sent"} <= periodic


def test_a_day_records_what_the_law_deems_chosen_and_puts_like_records_to_a_person(cast: Cast):
    budget = offered(cast)
    other = a_carer(cast, "ZZ99ZZ")
    with in_records_of(cast.worker):
        # A restricted record may be there twice as well.
        Restriction.objects.create(
            authority=cast.northmoor, carer=other, why="Ours", from_on=TODAY, made_by=cast.worker
        )
    jobs.look_after_all(TODAY + timedelta(days=11))
    with in_records_of(cast.worker):
        chosen = OfferedOption.objects.get(budget=budget, chosen_on__isnull=False)
        assert (chosen.option, chosen.deemed) == ("3", True)
        assert OptionChoice.objects.get().recorded_by is None
        assert SamePair.objects.get().state == "open"
    jobs.look_after_all(TODAY + timedelta(days=12))
    with in_records_of(cast.worker):
        assert OptionChoice.objects.count() == SamePair.objects.count() == 1


def test_what_goes_wrong_in_one_authority_stops_no_other_and_names_nobody(cast: Cast, monkeypatch, caplog):
    offered(cast)
    a_carer(cast, "ZZ99ZZ")
    deem = options.deem_silent

    def broken(today, *, by, authority_id):
        if authority_id == cast.northmoor.pk:
            raise ValueError("Ida Rowan")
        return deem(today, by=by, authority_id=authority_id)

    monkeypatch.setattr(jobs, "deem_silent", broken)
    jobs.look_after_all(TODAY)
    with in_records_of(cast.worker):
        assert SamePair.objects.count() == 1
    assert "ValueError" in caplog.text
    assert "Ida" not in caplog.text


def test_what_nobody_came_back_for_goes_and_the_rest_of_the_session_stays():
    def a_session(minutes: int) -> str:
        session = SessionStore()
        session["saved_services"] = ["one"]
        kept = {"at": time.time() - minutes * 60, "whose": "1", "page": "/my/", "typed": "words=Bruises"}
        session[unsent._KEPT] = kept
        session.save()
        return session.session_key

    late, fresh, over = a_session(31), a_session(5), a_session(5)
    Session.objects.filter(pk=over).update(expire_date=now() - timedelta(days=1))
    assert unsent.forget(now()) == 2
    assert dict(SessionStore(late).items()) == {"saved_services": ["one"]}
    assert unsent._KEPT in dict(SessionStore(fresh).items())
    assert not Session.objects.filter(pk=over).exists()
