"""Addresses of decisions, challenges and criteria."""

from django.urls import path

from mainstay.pathway.views import challenges, challenging, criteria, deciding, replaying

_DECISION = "carers/decisions/<int:decision_id>/"
_CHALLENGE = "carers/challenges/<int:challenge_id>/"
_CRITERIA = "carers/criteria/"

urlpatterns = [
    path("carers/<int:carer_id>/decisions/", deciding.decisions, name="decisions"),
    path("carers/assessments/<int:assessment_id>/decide/", deciding.decide, name="decide"),
    path(_DECISION, deciding.decision, name="decision"),
    path(f"{_DECISION}reasons/", deciding.write_reasons, name="write_reasons"),
    path(f"{_DECISION}override/", deciding.override, name="override_decision"),
    path(f"{_DECISION}final/", deciding.make_final, name="make_final"),
    path(f"{_DECISION}given/", deciding.give_letter, name="give_letter"),
    path(f"{_DECISION}letter/", deciding.letter, name="decision_letter"),
    path(f"{_DECISION}replay/", replaying.replay_decision, name="replay_decision"),
    path(f"{_DECISION}challenge/", challenges.write_challenge, name="write_challenge"),
    path("carers/challenges/", challenges.challenges, name="challenges"),
    path(_CHALLENGE, challenges.challenge, name="challenge"),
    path(f"{_CHALLENGE}answer/", challenges.answer_challenge, name="answer_challenge"),
    path(f"{_CHALLENGE}letter/", challenges.challenge_letter, name="challenge_letter"),
    path(f"{_CHALLENGE}take-back/", challenges.take_back_challenge, name="take_back_challenge"),
    path("carers/<int:carer_id>/not-right/<slug:kind>/", challenging.challenge_part, name="challenge_part"),
    path("my/not-right/<slug:kind>/", challenging.my_challenge, name="my_challenge"),
    path(_CRITERIA, criteria.criteria, name="criteria"),
    path(f"{_CRITERIA}write/", criteria.write_criteria, name="write_criteria"),
    path(f"{_CRITERIA}breaks/", criteria.switch_breaks, name="switch_breaks"),
    path(f"{_CRITERIA}test/<slug:kind>/", criteria.rules_of_test, name="rules_of_test"),
    path(f"{_CRITERIA}<int:criteria_id>/", criteria.criteria_version, name="criteria_version"),
    path(f"{_CRITERIA}<int:criteria_id>/change/", criteria.change_criteria, name="change_criteria"),
    path(f"{_CRITERIA}<int:criteria_id>/publish/", criteria.publish_criteria, name="publish_criteria"),
]
