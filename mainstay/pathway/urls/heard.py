"""Addresses of a carer's self-assessment: the carer's own pages, and a worker's in the record."""

from django.urls import URLPattern, path

from mainstay.pathway.views import heard, heard_asking, self_assessment, self_assessment_sent

urlpatterns: list[URLPattern] = [
    path("my/self-assessment/", self_assessment.my_self_assessment, name="my_self_assessment"),
    path("my/self-assessment/begin/", self_assessment.my_begin, name="my_begin"),
    path("my/self-assessment/question/<str:question>/", self_assessment.my_question, name="my_question"),
    path("my/self-assessment/check/", self_assessment.my_check, name="my_check"),
    path("my/self-assessment/keep/", self_assessment.my_keep, name="my_keep"),
    path("my/self-assessment/paper/", self_assessment_sent.my_paper, name="my_paper"),
    path("my/self-assessment/<int:self_assessment_id>/", self_assessment_sent.my_sent, name="my_sent"),
    path(
        "my/self-assessment/<int:self_assessment_id>/text/",
        self_assessment_sent.my_sent_as_text,
        name="my_sent_as_text",
    ),
    path(
        "my/self-assessment/<int:self_assessment_id>/take-back/",
        self_assessment_sent.my_take_back,
        name="my_take_back",
    ),
    path("carers/<int:carer_id>/heard/", heard.heard, name="heard"),
    path("carers/<int:carer_id>/heard/begin/", heard_asking.heard_begin, name="heard_begin"),
    path("carers/<int:carer_id>/heard/parts/", heard_asking.heard_parts, name="heard_parts"),
    path(
        "carers/<int:carer_id>/heard/question/<str:question>/",
        heard_asking.heard_question,
        name="heard_question",
    ),
    path("carers/<int:carer_id>/heard/whole/", heard_asking.heard_whole, name="heard_whole"),
    path("carers/<int:carer_id>/heard/check/", heard_asking.heard_check, name="heard_check"),
    path("carers/<int:carer_id>/heard/keep/", heard_asking.heard_keep, name="heard_keep"),
    path("carers/<int:carer_id>/heard/paper/", heard.heard_paper, name="heard_paper"),
    path("carers/<int:carer_id>/heard/<int:self_assessment_id>/", heard.heard_said, name="heard_said"),
    path(
        "carers/<int:carer_id>/heard/<int:self_assessment_id>/text/",
        heard.heard_as_text,
        name="heard_as_text",
    ),
    path(
        "carers/<int:carer_id>/heard/<int:self_assessment_id>/done/<str:part>/",
        heard.heard_done,
        name="heard_done",
    ),
]
