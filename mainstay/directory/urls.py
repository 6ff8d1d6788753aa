"""Addresses of the directory's own pages."""

from django.urls import path

from mainstay.directory.views import answers, drafts, entries, moves, providers, upkeep, versions

app_name = "directory"
urlpatterns = [
    path("directory/", entries.listing, name="entries"),
    path("directory/entries.csv", entries.sheet, name="sheet"),
    path("directory/entries/new/", drafts.new, name="new_entry"),
    path("directory/entries/<int:service_id>/", entries.entry, name="entry"),
    path("directory/entries/<int:service_id>/change/", drafts.change, name="change"),
    path("directory/entries/<int:service_id>/still-right/", upkeep.still_right, name="still_right"),
    path("directory/entries/<int:service_id>/room/", upkeep.room, name="room"),
    path("directory/entries/<int:service_id>/state/", upkeep.state, name="state"),
    path("directory/entries/<int:service_id>/compare/", versions.compare, name="compare"),
    path("directory/versions/<int:entry_version_id>/", versions.version, name="entry_version"),
    path("directory/versions/<int:entry_version_id>/restore/", versions.restore, name="restore"),
    path("directory/changes/", drafts.listing, name="drafts"),
    path("directory/changes/<int:draft_id>/", drafts.draft, name="draft"),
    path("directory/changes/<int:draft_id>/send/", moves.send, name="send"),
    path("directory/changes/<int:draft_id>/publish/", moves.publish, name="publish"),
    path("directory/changes/<int:draft_id>/send-back/", moves.send_back, name="send_back"),
    path("directory/changes/<int:draft_id>/give-up/", moves.drop, name="drop"),
    path("directory/changes/<int:draft_id>/<slug:part>/", drafts.section, name="section"),
    path("directory/look-again/", upkeep.due, name="due"),
    path("directory/providers/", providers.listing, name="providers"),
    path("directory/providers/new/", providers.new, name="new_provider"),
    path("directory/providers/<int:offered_by>/", providers.provider, name="provider"),
    path("directory/providers/<int:offered_by>/change/", providers.change, name="change_provider"),
    path("directory/providers/<int:offered_by>/claim/", providers.claim, name="claim_provider"),
    path("directory/claims/", answers.claims, name="claims"),
    path("directory/claims/<int:claim_id>/", answers.claim, name="claim"),
    path("directory/mistakes/", answers.mistakes, name="mistakes"),
    path("directory/mistakes/<int:report_id>/", answers.mistake, name="mistake"),
]
