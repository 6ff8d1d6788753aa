"""Addresses of messages and wishes as workers read them, and of how records are guarded."""

from django.urls import URLPattern, path

from mainstay.pathway.views import messages, privacy

urlpatterns: list[URLPattern] = [
    path("carers/wishes/", messages.wishes, name="wishes"),
    path("carers/wishes/<int:wish_id>/", messages.wish, name="wish"),
    path("carers/<int:carer_id>/messages/", messages.messages, name="messages"),
    path("carers/<int:carer_id>/privacy/", privacy.privacy, name="privacy"),
]
