"""Addresses of assessments and of the calendar by which they are counted."""

from django.urls import URLPattern, path

from mainstay.pathway.views import (
    assessment_parts,
    assessment_steps,
    assessments,
    calendar,
    views_of_family,
)

_ONE = "carers/assessments/<int:assessment_id>"

urlpatterns: list[URLPattern] = [
    path("carers/calendar/", calendar.holidays, name="holidays"),
    path("carers/calendar/<int:holiday_id>/take-out/", calendar.remove_holiday, name="remove_holiday"),
    path("carers/<int:carer_id>/assessments/", assessments.assessments, name="assessments"),
    path("carers/<int:carer_id>/assessments/offer/", assessments.offer_assessment, name="offer_assessment"),
    path(f"{_ONE}/", assessments.assessment, name="assessment"),
    path(f"{_ONE}/read/", assessments.read_assessment, name="read_assessment"),
    path(f"{_ONE}/changed/", assessments.assessment_changed, name="assessment_changed"),
    path(f"{_ONE}/part/<slug:section>/", assessment_parts.assessment_part, name="assessment_part"),
    path(f"{_ONE}/answer/", assessment_steps.answer_offer, name="answer_offer"),
    path(f"{_ONE}/later/", assessment_steps.talk_later, name="talk_later"),
    path(f"{_ONE}/talked/", assessment_steps.assessment_talked, name="assessment_talked"),
    path(f"{_ONE}/complete/", assessment_steps.complete_assessment, name="complete_assessment"),
    path(f"{_ONE}/copy/", assessment_steps.give_assessment_copy, name="give_assessment_copy"),
    path(f"{_ONE}/stop/", assessment_steps.stop_assessment, name="stop_assessment"),
    path(f"{_ONE}/family/", views_of_family.add_view, name="add_view"),
    path("carers/assessments/views/<int:view_id>/", views_of_family.view_of_family, name="view_of_family"),
]
