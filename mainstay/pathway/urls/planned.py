"""Plans with a carer, what they want to reach, what would help, and who agrees."""

from django.urls import path

from mainstay.pathway.views import approvals, outcomes, plans, supports

urlpatterns = [
    path("carers/approvals/", approvals.approvals, name="approvals"),
    path("carers/approvals/<int:approval_id>/", approvals.approval, name="approval"),
    path("carers/<int:carer_id>/plans/", plans.plans, name="plans"),
    path("carers/<int:carer_id>/plans/begin/", plans.begin_plan, name="begin_plan"),
    path("carers/<int:carer_id>/plans/<int:plan_id>/", plans.plan, name="plan"),
    path("carers/<int:carer_id>/plans/<int:plan_id>/agree/", plans.agree_plan, name="agree_plan"),
    path("carers/<int:carer_id>/plans/<int:plan_id>/copy/", plans.give_plan, name="give_plan"),
    path("carers/<int:carer_id>/plans/<int:plan_id>/compare/", plans.compare_plans, name="compare_plans"),
    path("carers/<int:carer_id>/plans/<int:plan_id>/ask/", approvals.ask_approval, name="ask_approval"),
    path(
        "carers/<int:carer_id>/plans/<int:plan_id>/take-back/",
        approvals.take_back_plan,
        name="take_back_plan",
    ),
    path("carers/<int:carer_id>/plans/<int:plan_id>/outcome/", outcomes.add_outcome, name="add_outcome"),
    path("carers/<int:carer_id>/plans/<int:plan_id>/to-do/", outcomes.add_to_do, name="add_to_do"),
    path("carers/<int:carer_id>/plans/<int:plan_id>/write/<slug:part>/", plans.write_plan, name="write_plan"),
    path("carers/<int:carer_id>/to-do/<int:to_do_id>/", outcomes.do_to_do, name="do_to_do"),
    path("carers/<int:carer_id>/outcomes/<int:outcome_id>/", outcomes.change_outcome, name="change_outcome"),
    path(
        "carers/<int:carer_id>/outcomes/<int:outcome_id>/remove/",
        outcomes.remove_outcome,
        name="remove_outcome",
    ),
    path(
        "carers/<int:carer_id>/outcomes/<int:outcome_id>/help/",
        supports.what_would_help,
        name="what_would_help",
    ),
    path(
        "carers/<int:carer_id>/outcomes/<int:outcome_id>/help/add/", supports.add_support, name="add_support"
    ),
    path(
        "carers/<int:carer_id>/supports/<int:support_id>/remove/",
        supports.remove_support,
        name="remove_support",
    ),
    path(
        "carers/<int:carer_id>/supports/<int:support_id>/say/<slug:part>/", supports.support, name="support"
    ),
]
