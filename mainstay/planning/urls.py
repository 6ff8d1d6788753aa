"""Addresses of pages about areas and their needs."""

from django.urls import path, register_converter

from mainstay.planning.views import (
    areas,
    deciding,
    equality,
    evidence,
    exports,
    groups,
    papers,
    priorities,
    reach,
    reviews,
    scoring,
    strategies,
    versions,
)
from mainstay.planning.views.coverage import cell as coverage_cell
from mainstay.planning.views.coverage import files as coverage_files
from mainstay.planning.views.coverage import groups as coverage_groups
from mainstay.planning.views.coverage import matrix as coverage_matrix
from mainstay.planning.views.coverage import pathway as coverage_pathway
from mainstay.planning.views.coverage import wheel as coverage_wheel
from mainstay.planning.views.sections import TITLES


class SectionConverter:
    """One of the sections of an assessment, other than its overview."""

    regex = "|".join(key for key in TITLES if key != "overview")

    def to_python(self, value: str) -> str:
        """Return the section's key."""
        return value

    def to_url(self, value: str) -> str:
        """Return the section's key."""
        return value


register_converter(SectionConverter, "section")

app_name = "planning"
urlpatterns = [
    path("coverage/", coverage_matrix.own, name="coverage"),
    path(
        "coverage/judgements/<int:judgement_id>/take-back/",
        coverage_cell.take_back,
        name="coverage_take_back",
    ),
    path("coverage/<slug:code>/", coverage_matrix.of_area, name="coverage_of"),
    path("coverage/<slug:code>/wheel/", coverage_wheel.wheel, name="coverage_wheel"),
    path("coverage/<slug:code>/groups/", coverage_groups.groups, name="coverage_groups"),
    path("coverage/<slug:code>/pathway/", coverage_pathway.pathway, name="coverage_pathway"),
    path("coverage/<slug:code>/conflicts/", coverage_pathway.conflicts, name="coverage_conflicts"),
    path("coverage/<slug:code>/coverage.<slug:ending>", coverage_files.of_area, name="coverage_file"),
    path("coverage/<slug:code>/<slug:intervention>/<slug:place>/", coverage_cell.cell, name="coverage_cell"),
    path(
        "coverage/<slug:code>/<slug:intervention>/<slug:place>/keep/",
        coverage_cell.keep,
        name="coverage_keep",
    ),
    path(
        "coverage/<slug:code>/<slug:intervention>/<slug:place>/judge/",
        coverage_cell.judge,
        name="coverage_judge",
    ),
    path("areas/", areas.areas, name="areas"),
    path("areas/<slug:code>/", areas.one_area, name="area"),
    path("areas/<slug:code>/draw/", groups.draw, name="draw"),
    path("areas/<slug:code>/remove/", groups.remove, name="remove_group"),
    path("areas/<slug:code>/save/", versions.save, name="save"),
    path("areas/<slug:code>/needs.<slug:ending>", exports.of_area, name="export"),
    path("areas/<slug:code>/<section:section>/", areas.one_area, name="area_section"),
    path("equality/", equality.equality, name="equality"),
    path("equality/begin/", equality.begin, name="begin_equality"),
    path("equality/reach/<slug:code>/", reach.reach, name="reach"),
    path("equality/reach/<slug:code>/reach.csv", reach.reach_csv, name="reach_csv"),
    path("equality/<int:equality_id>/", equality.assessment, name="equality_assessment"),
    path("equality/<int:equality_id>/write/", equality.write, name="write_equality"),
    path("equality/<int:equality_id>/effects/", equality.effects, name="say_effects"),
    path("equality/<int:equality_id>/find/", equality.find, name="find_for_equality"),
    path("equality/<int:equality_id>/sign/", equality.sign, name="sign_equality"),
    path("equality/<int:equality_id>/again/", equality.again, name="equality_again"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/open/", reviews.open_review, name="open_review"),
    path("reviews/<int:review_id>/", reviews.review, name="review"),
    path("reviews/<int:review_id>/move-on/", reviews.move_on, name="move_on"),
    path("reviews/<int:review_id>/close/", reviews.close, name="close_review"),
    path("reviews/<int:review_id>/<slug:question>/", reviews.question, name="question"),
    path("reviews/<int:review_id>/<slug:question>/find/", reviews.find, name="find_evidence"),
    path("evidence/", evidence.library, name="library"),
    path("evidence/add/<slug:kind>/", evidence.add, name="add_evidence"),
    path("evidence/<int:evidence_id>/", evidence.evidence, name="evidence"),
    path("evidence/<int:evidence_id>/use/", evidence.use, name="use_evidence"),
    path("evidence/under/<int:grounds_id>/take-away/", evidence.take_away, name="take_away"),
    path("assessments/", versions.versions, name="versions"),
    path("assessments/compare/", versions.compare, name="compare"),
    path("assessments/<int:version_id>/", versions.version, name="version"),
    path("assessments/<int:version_id>/needs.<slug:ending>", exports.of_version, name="export_version"),
    path("assessments/<int:version_id>/<section:section>/", versions.version, name="version_section"),
    path("priorities/", priorities.priorities, name="priorities"),
    path("priorities/priorities.<slug:ending>", priorities.export, name="priorities_export"),
    path("priorities/propose/", priorities.propose, name="propose"),
    path("priorities/orders/", scoring.orders, name="orders"),
    path("priorities/rankings/", scoring.rankings, name="rankings"),
    path("priorities/rankings/record/", scoring.record, name="record_ranking"),
    path("priorities/rankings/<int:ranking_id>/correct/", scoring.record, name="correct_ranking"),
    path("priorities/options/<int:option_id>/", deciding.change_option, name="change_option"),
    path("priorities/options/<int:option_id>/remove/", deciding.remove_option, name="remove_option"),
    path("priorities/<int:priority_id>/", priorities.priority, name="priority"),
    path("priorities/<int:priority_id>/change/", priorities.change, name="change_priority"),
    path("priorities/<int:priority_id>/evidence/", priorities.evidence, name="priority_evidence"),
    path("priorities/<int:priority_id>/options/add/", deciding.add_option, name="add_option"),
    path("priorities/<int:priority_id>/score/", scoring.score, name="score"),
    path("priorities/<int:priority_id>/decide/", deciding.decide, name="decide"),
    path("priorities/<int:priority_id>/reopen/", deciding.reopen, name="reopen_priority"),
    path("strategies/", strategies.strategies, name="strategies"),
    path("strategies/make/", strategies.make, name="make_strategy"),
    path("strategies/compare/", strategies.compare, name="compare_strategies"),
    path("strategies/papers/", papers.papers, name="papers"),
    path("strategies/papers/<slug:code>/", papers.paper, name="paper"),
    path("strategies/papers/<slug:code>/paper.<slug:ending>", papers.export, name="paper_export"),
    path("strategies/<int:strategy_id>/", strategies.strategy, name="strategy"),
    path("strategies/<int:strategy_id>/sign/", strategies.sign, name="sign_strategy"),
    path("strategies/<int:strategy_id>/strategy.<slug:ending>", strategies.export, name="strategy_export"),
]
