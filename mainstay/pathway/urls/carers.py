"""Addresses of the caseload and of a carer's record."""

from django.urls import path

from mainstay.pathway.views import access, carers, caseload, relations, searching

urlpatterns = [
    path("carers/", caseload.carers, name="carers"),
    path("carers/open-fields.csv", caseload.carers_csv, name="carers_csv"),
    path("carers/due/", caseload.carers_due, name="carers_due"),
    path("carers/search/", searching.search_carers, name="search_carers"),
    path("carers/<int:carer_id>/", carers.carer, name="carer"),
    path("carers/<int:carer_id>/change/", carers.change_carer, name="change_carer"),
    path("carers/<int:carer_id>/worker/", carers.assign, name="assign"),
    path("carers/<int:carer_id>/family/", relations.family, name="family"),
    path("carers/<int:carer_id>/family/add/", relations.add_relationship, name="add_relationship"),
    path("carers/<int:carer_id>/family/same/", relations.same_people, name="same_people"),
    path("carers/<int:carer_id>/family/agreed/", access.carers_consents, name="carers_consents"),
    path("carers/<int:carer_id>/family/access/", access.give_access, name="give_access"),
    path("carers/<int:carer_id>/family/organisation/", access.give_organisation, name="give_organisation"),
    path("carers/<int:carer_id>/family/invite/", access.invite_carer, name="invite_carer"),
    path("carers/<int:carer_id>/family/access/<int:access_id>/end/", access.end_access, name="end_access"),
    path(
        "carers/<int:carer_id>/family/<int:relationship_id>/",
        relations.change_relationship,
        name="relationship",
    ),
    path(
        "carers/<int:carer_id>/family/<int:relationship_id>/end/",
        relations.end_relationship,
        name="end_relationship",
    ),
    path(
        "carers/<int:carer_id>/family/<int:relationship_id>/again/",
        relations.take_up_again,
        name="take_up_again",
    ),
    path(
        "carers/<int:carer_id>/family/<int:relationship_id>/agreed/",
        access.persons_consents,
        name="persons_consents",
    ),
]
