"""Addresses of the open feed, below /open-referral/: the standard's own paths, which end without a slash."""

from django.urls import path

from mainstay.interop.openreferral.publishing import views

app_name = "openreferral"
urlpatterns = [
    path("", views.index, name="index"),
    path("openapi.json", views.openapi, name="openapi"),
    path("about/", views.about, name="about"),
    path("services", views.services, name="services"),
    path("services/<uuid:open_id>", views.service, name="service"),
    path("services-of-<slug:place>.json", views.file, name="file"),
    path("organizations", views.organizations, name="organizations"),
    path("organizations/<uuid:open_id>", views.organization, name="organization"),
    path("service_at_locations", views.service_at_locations, name="service_at_locations"),
    path("service_at_locations/<uuid:open_id>", views.service_at_location, name="service_at_location"),
    path("taxonomies", views.taxonomies, name="taxonomies"),
    path("taxonomies/<uuid:open_id>", views.taxonomy, name="taxonomy"),
    path("taxonomy_terms", views.taxonomy_terms, name="taxonomy_terms"),
    path("taxonomy_terms/<uuid:open_id>", views.taxonomy_term, name="taxonomy_term"),
]
