"""Addresses of budgets: a carer's, and the list of all that finance keeps."""

from django.urls import path

from mainstay.pathway.views import budget_list, budget_money, budget_options, budgets, charging

_OF = "carers/<int:carer_id>/budgets/"
_ONE = f"{_OF}<int:budget_id>/"

urlpatterns = [
    path("carers/budgets/", budget_list.all_budgets, name="all_budgets"),
    path("carers/budgets/deemed/", budget_list.deem_options, name="deem_options"),
    path(_OF, budgets.budgets, name="budgets"),
    path("carers/<int:carer_id>/plans/<int:plan_id>/budget/", budgets.indicate, name="indicate_budget"),
    path(_ONE, budgets.budget, name="budget"),
    path(f"{_ONE}agree/", budgets.agree_budget, name="agree_budget"),
    path(f"{_ONE}review/", budgets.review_budget, name="review_budget"),
    path(f"{_ONE}close/", budgets.close_budget, name="close_budget"),
    path(f"{_ONE}options/", budget_options.offer_options, name="offer_options"),
    path(f"{_ONE}options/<int:support_id>/", budget_options.choose_option, name="choose_option"),
    path(f"{_ONE}held/", budget_options.hold_budget, name="hold_budget"),
    path(f"{_ONE}charges/", charging.charges, name="budget_charges"),
    path(f"{_ONE}statement/", budget_money.statement, name="budget_statement"),
    path(f"{_ONE}statement.csv", budget_money.statement_csv, name="budget_statement_csv"),
    path(f"{_ONE}enter/<slug:kind>/", budget_money.enter_money, name="enter_money"),
    path(f"{_ONE}entries/<int:ledger_entry_id>/undo/", budget_money.undo_entry, name="undo_entry"),
]
