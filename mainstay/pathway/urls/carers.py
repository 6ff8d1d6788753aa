"""Addresses of the caseload and of a carer's record."""

from django.urls import path

from mainstay.pathway.views import carers, caseload

urlpatterns = [
    path("carers/", caseload.carers, name="carers"),
    path("carers/due/", caseload.carers_due, name="carers_due"),
    path("carers/<int:carer_id>/", carers.carer, name="carer"),
]
