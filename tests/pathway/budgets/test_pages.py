"""Budgets in the browser: reckoned by a worker, kept by finance, seen by nobody else."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from mainstay.pathway.actions import ledger
from mainstay.pathway.actions.ledger import Money
from mainstay.pathway.models import Budget, LedgerEntry, OptionChoice
from tests.cast import Cast, browser_of
from tests.pathway.budgets.ordinary import a_plan, a_support, agreed, indicated, offered, supports_of
from tests.pathway.carers import TODAY, a_carer, in_records_of

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def day(name: str, of: date) -> dict[str, str]:
    return {f"{name}-day": str(of.day), f"{name}-month": str(of.month), f"{name}-year": str(of.year)}


def at(budget: Budget, page: str = "") -> str:
    return f"/carers/{budget.carer_id}/budgets/{budget.pk}/{page}"


def spending(pounds: str, on: date, **changed: str) -> dict[str, str]:
    return {
        "pence": pounds,
        "held_by": "council",
        "words": "Sitting",
        "support": "",
        **day("on", on),
        **changed,
    }


# A worker and finance, one after the other


def test_a_worker_reckons_a_budget_and_finance_agrees_it(cast: Cast):
    plan = a_plan(cast)
    worker, finance = browser_of(cast.worker), browser_of(cast.finance)
    page = text_of(worker.get(f"/carers/{plan.carer_id}/budgets/"))
    assert "Reckon an indicative budget for plan 1" in page
    typed = {"way": "added_up", **day("from_on", TODAY), **day("to_on", date(2027, 3, 31))}
    sent = worker.post(f"/carers/{plan.carer_id}/plans/{plan.pk}/budget/", typed)
    assert sent.status_code == 302
    with in_records_of(cast.worker):
        budget = Budget.objects.get()
    page = text_of(worker.get(at(budget)))
    assert "The indicative sum is £2,000.00." in page
    assert "Agree the sum" not in page
    assert worker.post(at(budget, "held/"), {"way": "managed"}).status_code == 302
    assert worker.get(at(budget, "agree/")).status_code == 403
    typed = {"edition": "3", "pence": "2,000", **day("from_on", TODAY), **day("to_on", date(2027, 3, 31))}
    stale = text_of(finance.post(at(budget, "agree/"), typed))
    assert "Somebody else saved this while you had it open." in stale
    assert finance.post(at(budget, "agree/"), typed | {"edition": "2"}).status_code == 302
    assert "Managed personal budget" in text_of(finance.get(at(budget)))


def test_what_was_typed_is_kept_when_it_is_refused(cast: Cast):
    budget = agreed(cast)
    answer = browser_of(cast.finance).post(at(budget, "enter/spent/"), spending("2,000.01", localdate()))
    assert "The budget has £2,000.00 left. This would need £0.01 more." in text_of(answer)
    assert 'value="2,000.01"' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12.345", "Enter whole pence: two figures after the point, like 12.34."),
        ("£12.345", "Enter whole pence: two figures after the point, like 12.34."),
        ("-5", "Enter an amount of more than nothing: money is never negative here."),
        ("a lot", "Enter an amount in pounds and pence, like 120 or 1,234.50."),
        ("", "Enter the amount."),
    ],
)
def test_what_is_no_money_is_refused_in_words(cast: Cast, typed: str, said: str):
    budget = agreed(cast)
    page = text_of(browser_of(cast.finance).post(at(budget, "enter/spent/"), spending(typed, localdate())))
    assert said in page


def test_money_is_entered_taken_back_and_stated(cast: Cast):
    budget = agreed(cast)
    finance = browser_of(cast.finance)
    assert finance.post(at(budget, "enter/spent/"), spending("£19.99", localdate())).status_code == 302
    with in_records_of(cast.finance):
        entry = LedgerEntry.objects.get(kind="spent")
    assert entry.pence == 1999
    assert "Take back" in text_of(finance.get(at(budget)))
    undo = at(budget, f"entries/{entry.pk}/undo/")
    assert "Say why the entry is taken back." in text_of(finance.post(undo, {"words": ""}))
    assert finance.post(undo, {"words": "Entered for somebody else"}).status_code == 302
    page = text_of(finance.get(at(budget, "statement/")))
    assert "Taken back: spent" in page
    csv = finance.get(at(budget, "statement.csv"))
    lines = csv.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("entry,day,what,pounds")
    assert [line.split(",")[2:4] for line in lines[1:]] == [
        ["Allotted", "2000.00"],
        ["Spent", "19.99"],
        ["Taken back: spent", "-19.99"],
    ]
    assert "Rowan" not in csv["Content-Disposition"]


def test_options_are_offered_and_chosen_in_the_browser(cast: Cast):
    budget = indicated(cast, "scotland")
    [support] = supports_of(cast, budget.plan)
    worker = browser_of(cast.worker)
    page = worker.get(at(budget, "options/")).content.decode()
    assert page.count('value="2000.00"') == 4
    typed = {f"amount_{support.pk}_{code}": "2000" for code in "124"} | day("choose_by", date(2099, 1, 1))
    typed |= day("from_on", TODAY) | day("to_on", date(2027, 3, 31)) | {"edition": str(budget.edition)}
    assert "Somebody else saved this" in text_of(
        worker.post(at(budget, "options/"), typed | {"edition": "99"})
    )
    refused = text_of(worker.post(at(budget, "options/"), typed | {f"amount_{support.pk}_3": ""}))
    assert "Enter the relevant amount of option 3 for “Sitting”. Without it nothing is offered." in refused
    assert worker.post(at(budget, "options/"), typed | {f"amount_{support.pk}_3": "1,900"}).status_code == 302
    assert "The carer has until 1 January 2099 to choose." in text_of(worker.get(at(budget)))
    chosen = {"option": "2", **day("on", localdate())}
    assert worker.post(at(budget, f"options/{support.pk}/"), chosen).status_code == 302
    page = text_of(worker.get(at(budget)))
    assert "The whole budget: Option 2, the person directs" in page
    assert "Chosen by the carer. Recorded by Wyn Birch." in page


def test_a_deemed_choice_is_recorded_from_the_list_of_finance(cast: Cast):
    budget = offered(cast)
    finance = browser_of(cast.finance)
    assert "1 offer was not answered" in text_of(finance.get("/carers/budgets/"))
    assert finance.get("/carers/budgets/deemed/").status_code == 200
    assert finance.post("/carers/budgets/deemed/").status_code == 302
    assert "Deemed chosen" in text_of(finance.get(at(budget)))
    with in_records_of(cast.finance):
        assert OptionChoice.objects.get().by_whom == "nobody"


@pytest.mark.parametrize(
    "show", ["all", "to_agree", "choices", "short", "used_up", "surplus", "ending", "closed", "nonsense"]
)
def test_the_list_of_all_budgets_opens_in_each_view(cast: Cast, show: str):
    agreed(cast)
    answer = browser_of(cast.finance).get(f"/carers/budgets/?show={show}")
    assert answer.status_code == 200
    assert ("Ida Rowan" in text_of(answer)) == (show in ("all", "nonsense"))


def test_a_surplus_and_a_used_up_budget_are_listed(cast: Cast):
    budget = agreed(cast, "direct_payment")
    with in_records_of(cast.finance):
        carers = Money(words="Sitting", held_by="carer")
        ledger.enter(budget, "paid_out", 1_000_00, TODAY, money=carers, by=cast.finance, today=TODAY)
    finance = browser_of(cast.finance)
    assert "Ida Rowan" in text_of(finance.get("/carers/budgets/?show=surplus"))
    with in_records_of(cast.finance):
        ledger.enter(budget, "spent", 900_00, TODAY, money=carers, by=cast.finance, today=TODAY)
        ledger.enter(budget, "committed", 1_100_00, TODAY, money=carers, by=cast.finance, today=TODAY)
    assert "Ida Rowan" not in text_of(finance.get("/carers/budgets/?show=surplus"))
    assert "Ida Rowan" in text_of(finance.get("/carers/budgets/?show=used_up"))


def test_a_plan_that_costs_more_than_its_budget_is_listed_and_said_on_its_page(cast: Cast):
    budget = agreed(cast)
    finance = browser_of(cast.finance)
    assert "Ida Rowan" not in text_of(finance.get("/carers/budgets/?show=short"))
    a_support(cast, budget.plan, "A taxi", unit="once", a_week=None, weeks=None, price_pence=1)
    assert "Ida Rowan" in text_of(finance.get("/carers/budgets/?show=short"))
    assert "The plan pays for £2,000.01 now." in text_of(finance.get(at(budget)))


# Who is charged


@pytest.mark.parametrize(
    ("nation", "said"),
    [("england", "To the person"), ("scotland", "Not charged"), ("wales", "No rule at hand")],
)
def test_the_page_of_charges_says_who_is_charged_and_how_sure_that_is(cast: Cast, nation: str, said: str):
    budget = indicated(cast, nation)
    page = text_of(browser_of(cast.worker).get(at(budget, "charges/")))
    assert said in page.partition("All the rules")[0]
    assert "How sure:" in page


def test_a_charge_is_worked_out(cast: Cast):
    budget = indicated(cast, "scotland")
    asked = "charges/?kind=replacement_care&cost_pence=200&ordinary_pence=80"
    page = text_of(browser_of(cast.worker).get(at(budget, asked)))
    assert "Charged to the person £0.00 Waived £80.00" in page


# Who sees what


def test_finance_sees_the_budgets_of_a_record_and_no_way_to_its_other_parts(cast: Cast):
    budget = agreed(cast)
    page = browser_of(cast.finance).get(at(budget)).content.decode()
    assert f'href="/carers/{budget.carer_id}/budgets/"' in page
    assert f'href="/carers/{budget.carer_id}/"' not in page


def test_a_worker_sees_the_budget_and_enters_no_money(cast: Cast):
    budget = agreed(cast)
    worker = browser_of(cast.worker)
    assert "Enter what was spent" not in text_of(worker.get(at(budget)))
    assert worker.post(at(budget, "enter/spent/"), spending("1", TODAY)).status_code == 403


def test_the_panel_sees_a_budget_and_changes_nothing(cast: Cast):
    budget = indicated(cast)
    panel = browser_of(cast.panel)
    assert panel.get(at(budget)).status_code == 200
    assert panel.post(at(budget, "held/"), {"way": "managed"}).status_code == 403


@pytest.mark.parametrize("page", ["", "statement/", "charges/", "options/", "held/", "agree/", "close/"])
def test_an_outsider_sees_none_of_it(cast: Cast, page: str):
    budget = agreed(cast)
    assert browser_of(cast.outsider).get(at(budget, page)).status_code in (403, 404)
    assert browser_of(cast.carer).get(at(budget, page)).status_code in (403, 404)


def test_a_budget_of_another_carer_is_not_found_under_this_one(cast: Cast):
    budget = agreed(cast)
    other = a_carer(cast, "OTHER1")
    assert browser_of(cast.worker).get(f"/carers/{other.pk}/budgets/{budget.pk}/").status_code == 404


# As many questions to the database for much as for little


def questions(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_a_page_asks_as_much_of_a_long_ledger_as_of_a_short_one(cast: Cast):
    budget = agreed(cast)
    finance = browser_of(cast.finance)
    pages = [
        at(budget),
        at(budget, "statement/"),
        at(budget, "charges/"),
        f"/carers/{budget.carer_id}/budgets/",
    ]
    pages.append("/carers/budgets/")
    # Whatever is asked once for each time somebody signs in is asked now.
    questions(finance, pages[0])
    few = [questions(finance, page) for page in pages]
    a_support(cast, budget.plan, "A day out")
    other = agreed(cast, carer=a_carer(cast, "OTHER1"))
    with in_records_of(cast.finance):
        for each in (budget, other):
            for pence in range(1, 12):
                money = Money(words="Sitting")
                ledger.enter(each, "spent", pence, TODAY, money=money, by=cast.finance, today=TODAY)
    assert [questions(finance, page) for page in pages] == few
