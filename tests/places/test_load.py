"""Loading a file that has been read."""

import threading
import time
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from django.db import connection, transaction

from mainstay.audit.context import Operator
from mainstay.audit.models import Entry
from mainstay.database import scope
from mainstay.engines.tables import PlaceTable, Reading
from mainstay.places import actions
from mainstay.places.models import Figures, LoadedFile, Place

KINDS = {"E08000009": ("authority", "england"), "E08000003": ("authority", "england")}


def a_reading(**changes: object) -> Reading:
    table = PlaceTable(
        codes=["E08000009", "E08000003"],
        names=["Trafford", "Manchester"],
        columns=["total", "none"],
        values=np.array([[100.0, 90.0], [200.0, np.nan]]),
        marks={(1, 1): "suppressed"},
    )
    ordinary = {
        "layout": "census-2021-unpaid-care",
        "dataset": "unpaid_care",
        "title": "Provision of unpaid care",
        "publisher": "Office for National Statistics",
        "licence": "Open Government Licence v3.0",
        "base": "usual residents aged 5 and over",
        "reference_on": date(2021, 3, 21),
        "levels": ("authority",),
        "file_name": "ts039.csv",
        "size_bytes": 10,
        "sha256": "a" * 64,
        "rows_read": 2,
        "table": table,
        "titles": ("Total", "None"),
    }
    return Reading(**(ordinary | changes))


@pytest.mark.django_db
def test_a_shared_file_is_seen_by_everyone_and_every_figure_is_kept():
    with scope.of_authority(None):
        file = actions.load(a_reading(), KINDS, by=Operator())
    assert list(Figures.objects.order_by("code").values_list("code", "values", "marks")) == [
        ("E08000003", [200.0, None], {"1": "suppressed"}),
        ("E08000009", [100.0, 90.0], None),
    ]
    assert Place.objects.get(code="E08000009").name == "Trafford"
    assert file.loaded_by is None


@pytest.mark.django_db
def test_the_same_file_a_second_time_changes_nothing():
    actions.load(a_reading(), KINDS, by=Operator())
    with pytest.raises(actions.AlreadyLoaded):
        actions.load(a_reading(), KINDS, by=Operator())
    assert LoadedFile.objects.count() == 1


@pytest.mark.django_db
def test_a_load_is_in_the_audit():
    actions.load(a_reading(), KINDS, by=Operator())
    with scope.of_authority(None, sharing=True):
        assert not Entry.objects.exists()  # shared rows belong to no authority, so nobody's scope shows them


@pytest.mark.django_db
def test_a_name_too_long_to_keep_is_refused_with_a_sentence():
    table = replace(a_reading().table, names=["T" * 121, "Manchester"])
    with pytest.raises(actions.CannotLoad, match="E08000009 has a name of 121 letters, and 120 can be kept"):
        actions.load(a_reading(table=table), KINDS, by=Operator())
    assert not LoadedFile.objects.exists()


def a_load_beside(outcome: list[object]) -> threading.Thread:
    """Load the same file on a connection of its own."""

    def run() -> None:
        try:
            outcome.append(actions.load(a_reading(), KINDS, by=Operator()))
        except Exception as refusal:
            outcome.append(refusal)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def until_somebody_waits_for_a_lock() -> None:
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("Nobody waited: the two loads did not meet.")


def test_of_two_who_load_the_same_file_at_once_the_second_is_told_that_it_is_loaded(emptied: None):
    outcome: list[object] = []
    with transaction.atomic():
        first = actions.load(a_reading(), KINDS, by=Operator())
        beside = a_load_beside(outcome)
        until_somebody_waits_for_a_lock()
    beside.join(20)
    assert isinstance(outcome[0], actions.AlreadyLoaded)
    assert outcome[0].file == first
    assert LoadedFile.objects.count() == 1
