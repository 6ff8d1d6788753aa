"""Finding what a plan agreed: the queue, what suits, what the carer chose, what could not be met."""

from django.urls import path

from mainstay.pathway.views import broker_figures, brokering, matches

urlpatterns = [
    path("carers/broker/", brokering.broker, name="broker"),
    path("carers/unmet/", broker_figures.unmet_needs, name="unmet_needs"),
    path("carers/unmet/unmet-needs.csv", broker_figures.unmet_needs_csv, name="unmet_needs_csv"),
    path("carers/<int:carer_id>/finding/", brokering.finding, name="finding"),
    path("carers/<int:carer_id>/finding/<int:request_id>/", matches.request, name="request"),
    path("carers/<int:carer_id>/finding/<int:request_id>/take/", brokering.take_request, name="take_request"),
    path(
        "carers/<int:carer_id>/finding/<int:request_id>/urgency/",
        brokering.request_urgency,
        name="request_urgency",
    ),
    path("carers/<int:carer_id>/finding/<int:request_id>/offer/", matches.offer_match, name="offer_match"),
    path("carers/<int:carer_id>/finding/<int:request_id>/own-idea/", matches.offer_idea, name="offer_idea"),
    path(
        "carers/<int:carer_id>/finding/<int:request_id>/rule-out/",
        matches.rule_out_match,
        name="rule_out_match",
    ),
    path("carers/<int:carer_id>/finding/<int:request_id>/not-found/", matches.not_found, name="not_found"),
    path("carers/<int:carer_id>/matches/<int:match_id>/", matches.answer_match, name="answer_match"),
    path(
        "carers/<int:carer_id>/supports/<int:support_id>/find/", brokering.queue_support, name="queue_support"
    ),
    path(
        "carers/<int:carer_id>/supports/<int:support_id>/arrange/",
        brokering.arrange_support,
        name="arrange_support",
    ),
]
