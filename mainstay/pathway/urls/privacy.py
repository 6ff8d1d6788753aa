"""Addresses of messages and wishes as workers read them, and of how records are guarded."""

from django.urls import URLPattern, path

from mainstay.pathway.views import emergency_access, messages, privacy, restricting, retention

urlpatterns: list[URLPattern] = [
    path("carers/wishes/", messages.wishes, name="wishes"),
    path("carers/wishes/<int:wish_id>/", messages.wish, name="wish"),
    path("carers/<int:carer_id>/messages/", messages.messages, name="messages"),
    path("carers/<int:carer_id>/privacy/", privacy.privacy, name="privacy"),
    path("carers/guarded/", restricting.guarded, name="guarded"),
    path("carers/guarded/<int:carer_id>/", restricting.guard, name="guard"),
    path("carers/guarded/<int:carer_id>/restrict/", restricting.restrict, name="restrict"),
    path("carers/guarded/<int:carer_id>/named/", restricting.name_workers, name="name_workers"),
    path("carers/guarded/<int:carer_id>/open/", restricting.end_restriction, name="end_restriction"),
    path("carers/guarded/<int:carer_id>/hold/", restricting.hold, name="hold"),
    path("carers/guarded/<int:carer_id>/hold/<int:hold_id>/end/", restricting.end_hold, name="end_hold"),
    path("carers/guarded/<int:carer_id>/copy/", retention.subject_access, name="subject_access"),
    path("carers/guarded/<int:carer_id>/erase/", retention.erase, name="erase"),
    path("carers/guarded/due/", retention.retention, name="retention"),
    path("carers/guarded/referrals/", retention.erase_referrals, name="erase_referrals"),
    path("carers/guarded/emergencies/", emergency_access.emergency_openings, name="emergency_openings"),
    path("carers/guarded/emergencies/<int:access_id>/", emergency_access.judge_opening, name="judge_opening"),
    path("carers/emergency-access/", emergency_access.open_in_emergency, name="open_in_emergency"),
]
