"""Addresses of the carer's pathway, in its order: staff /carers/, a carer /my/, everybody /caring/ and /emergency/."""

from mainstay.pathway.urls import (
    assessed,
    brokered,
    budgets,
    carers,
    decided,
    emergency,
    found,
    going,
    heard,
    own,
    planned,
    privacy,
)

app_name = "pathway"
urlpatterns = [
    *found.urlpatterns,
    *carers.urlpatterns,
    *heard.urlpatterns,
    *assessed.urlpatterns,
    *decided.urlpatterns,
    *planned.urlpatterns,
    *budgets.urlpatterns,
    *brokered.urlpatterns,
    *emergency.urlpatterns,
    *going.urlpatterns,
    *own.urlpatterns,
    *privacy.urlpatterns,
]
