"""Addresses of pages: how carers are found, for everybody and for workers."""

from django.urls import URLPattern, path

from mainstay.pathway.views import advice, first_contact, found, found_figures, referrals, same

urlpatterns: list[URLPattern] = [
    path("caring/", found.caring, name="caring"),
    path("caring/ask/", found.ask, name="ask"),
    path("caring/refer/", found.refer, name="refer"),
    path("caring/how-it-stands/", found.standing, name="standing"),
    path("carers/found/", found_figures.found, name="found"),
    path("carers/advice/", advice.advice, name="advice"),
    path("carers/<int:carer_id>/advice/", advice.carer_advice, name="carer_advice"),
    path("carers/<int:carer_id>/spoken/<int:clock_id>/", first_contact.spoken_with, name="spoken_with"),
    path("carers/referrals/", referrals.referrals, name="referrals"),
    path("carers/referrals/new/", referrals.take, name="take_referral"),
    path("carers/referrals/<int:referral_id>/", referrals.referral, name="referral"),
    path("carers/referrals/<int:referral_id>/answer/", referrals.turn_away, name="turn_away_referral"),
    path("carers/referrals/<int:referral_id>/join/<int:carer_id>/", referrals.join, name="join_referral"),
    path("carers/same/", same.same, name="same"),
    path("carers/same/look/", same.look_for_same, name="look_for_same"),
    path("carers/same/<int:same_pair_id>/", same.same_pair, name="same_pair"),
    path("carers/same/<int:same_pair_id>/different/", same.different, name="different"),
    path("carers/same/<int:same_pair_id>/again/", same.decide_same_again, name="decide_same_again"),
]
