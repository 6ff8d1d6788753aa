"""Addresses of the emergency plan: in a carer's record, for the carer, and for whoever holds the card."""

from django.urls import URLPattern, path

from mainstay.pathway.views import emergency, emergency_cards

_OF = "carers/<int:carer_id>/emergency/"

urlpatterns: list[URLPattern] = [
    path("emergency/", emergency_cards.emergency_card, name="emergency_card"),
    path("my/emergency/", emergency_cards.my_emergency, name="my_emergency"),
    path("my/emergency/card/", emergency_cards.my_emergency_card, name="my_emergency_card"),
    path(_OF, emergency.emergency, name="emergency"),
    path(f"{_OF}write/", emergency.write_emergency, name="write_emergency"),
    path(f"{_OF}in-force/", emergency.emergency_in_force, name="emergency_in_force"),
    path(f"{_OF}still-holds/", emergency.emergency_still_holds, name="emergency_still_holds"),
    path(f"{_OF}end/", emergency.end_emergency, name="end_emergency"),
    path(f"{_OF}card/", emergency_cards.make_emergency_card, name="make_emergency_card"),
    path(f"{_OF}copies/", emergency_cards.give_emergency_copy, name="give_emergency_copy"),
    path(f"{_OF}copies/<int:holder_id>/", emergency_cards.emergency_copy, name="emergency_copy"),
    path(f"{_OF}<int:emergency_id>/", emergency.emergency_edition, name="emergency_edition"),
]
