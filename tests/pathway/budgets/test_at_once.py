"""Two people spend the last pounds of a budget at the same moment: one of them does."""

import threading

import pytest
from django.db import connections

from mainstay.pathway.actions import ledger
from mainstay.pathway.actions.ledger import Money
from mainstay.pathway.models import LedgerEntry
from mainstay.pathway.queries.budgets import standing
from tests.cast import assemble
from tests.pathway.budgets.ordinary import agreed
from tests.pathway.carers import TODAY, in_records_of


@pytest.mark.usefixtures("emptied")
def test_of_many_who_spend_the_last_pounds_at_once_one_wins():
    cast = assemble()
    budget = agreed(cast)
    start, outcomes = threading.Barrier(6), []

    def spend() -> None:
        try:
            start.wait()
            with in_records_of(cast.finance):
                ledger.enter(
                    budget,
                    "spent",
                    1_500_00,
                    TODAY,
                    money=Money(words="Sitting"),
                    by=cast.finance,
                    today=TODAY,
                )
            outcomes.append("spent")
        except ledger.CannotEnter as refusal:
            outcomes.append(refusal.reasons[0])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=spend) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(outcomes) == ["The budget has £500.00 left. This would need £1,000.00 more."] * 5 + [
        "spent"
    ]
    with in_records_of(cast.finance):
        assert standing(budget).left == 500_00
        assert LedgerEntry.objects.filter(kind="spent").count() == 1
