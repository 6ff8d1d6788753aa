"""Addresses of the caseload and of a carer's record."""

from django.urls import path

from mainstay.pathway.views import carers, caseload, searching

urlpatterns = [
    path("carers/", caseload.carers, name="carers"),
    path("carers/due/", caseload.carers_due, name="carers_due"),
    path("carers/search/", searching.search_carers, name="search_carers"),
    path("carers/<int:carer_id>/", carers.carer, name="carer"),
]
