"""Addresses of a carer's own record."""

from django.urls import URLPattern, path

from mainstay.pathway.views import own, own_asking, own_choosing, own_copies

urlpatterns: list[URLPattern] = [
    path("my/", own.my, name="my"),
    path("my/choose/", own.my_choose, name="my_choose"),
    path("my/details/", own.my_details, name="my_details"),
    path("my/details/change/", own_asking.my_contact, name="my_contact"),
    path("my/said/", own.my_said, name="my_said"),
    path("my/assessments/", own.my_assessments, name="my_assessments"),
    path("my/decisions/", own.my_decisions, name="my_decisions"),
    path("my/decisions/<int:decision_id>/letter/", own_copies.my_letter, name="my_letter"),
    path("my/plan/", own.my_plan, name="my_plan"),
    path("my/budget/", own.my_budget, name="my_budget"),
    path("my/choices/", own.my_choices, name="my_choices"),
    path("my/choices/<int:match_id>/", own_choosing.my_choice, name="my_choice"),
    path("my/emergency-plan/", own.my_emergency_plan, name="my_emergency_plan"),
    path("my/messages/", own_asking.my_messages, name="my_messages"),
    path("my/wishes/", own_asking.my_wishes, name="my_wishes"),
    path("my/wishes/ask/", own_asking.my_ask, name="my_ask"),
    path("my/access/<int:access_id>/end/", own_asking.my_access_end, name="my_access_end"),
    path("my/opened/", own_copies.my_openings, name="my_openings"),
    path("my/copy/", own_copies.my_copy, name="my_copy"),
    path("my/copy/<str:ending>/", own_copies.my_copy_as, name="my_copy_as"),
]
