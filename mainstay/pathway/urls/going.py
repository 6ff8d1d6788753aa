"""Addresses of reviews, changes in life, pauses, ends, worries about safety, and how many carers are known."""

from django.urls import URLPattern, path

from mainstay.pathway.views import carer_reviews, concerns, ending, going, known_figures

urlpatterns: list[URLPattern] = [
    path("carers/concerns/", concerns.concerns, name="concerns"),
    path("carers/concerns/<int:concern_id>/", concerns.concern, name="concern"),
    path("carers/known/", known_figures.known_carers, name="known_carers"),
    path("carers/coming/", going.coming, name="coming"),
    path("carers/<int:carer_id>/going/", going.going, name="going"),
    path("carers/<int:carer_id>/going/review/", carer_reviews.begin, name="begin_carer_review"),
    path(
        "carers/<int:carer_id>/going/review/<int:carer_review_id>/", carer_reviews.review, name="carer_review"
    ),
    path(
        "carers/<int:carer_id>/going/review/<int:carer_review_id>/write/",
        carer_reviews.write,
        name="write_carer_review",
    ),
    path("carers/<int:carer_id>/going/change/", going.begin_change, name="begin_change"),
    path("carers/<int:carer_id>/going/change/<int:transition_id>/", going.transition, name="transition"),
    path(
        "carers/<int:carer_id>/going/change/<int:transition_id>/close/",
        going.close_transition,
        name="close_transition",
    ),
    path("carers/<int:carer_id>/going/suspend/", ending.pause, name="pause"),
    path("carers/<int:carer_id>/going/resume/<int:pause_id>/", ending.take_up_again, name="take_up_again"),
    path("carers/<int:carer_id>/going/end/", ending.end_support, name="end_support"),
    path("carers/<int:carer_id>/going/back/", ending.come_back, name="come_back"),
    path(
        "carers/<int:carer_id>/going/another-provider/<int:support_id>/",
        going.another_provider,
        name="another_provider",
    ),
    path("carers/<int:carer_id>/going/safety/", concerns.raise_concern, name="raise_concern"),
]
