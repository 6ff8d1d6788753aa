"""Addresses of pages about areas and their needs."""

from django.urls import path, register_converter

from mainstay.planning.views import areas, exports, groups, versions
from mainstay.planning.views.sections import TITLES


class SectionConverter:
    """One of the sections of an assessment, other than its overview."""

    regex = "|".join(key for key in TITLES if key != "overview")

    def to_python(self, value: str) -> str:
        """Return the section's key."""
        return value

    def to_url(self, value: str) -> str:
        """Return the section's key."""
        return value


register_converter(SectionConverter, "section")

app_name = "planning"
urlpatterns = [
    path("areas/", areas.areas, name="areas"),
    path("areas/<slug:code>/", areas.one_area, name="area"),
    path("areas/<slug:code>/draw/", groups.draw, name="draw"),
    path("areas/<slug:code>/remove/", groups.remove, name="remove_group"),
    path("areas/<slug:code>/save/", versions.save, name="save"),
    path("areas/<slug:code>/needs.<slug:ending>", exports.of_area, name="export"),
    path("areas/<slug:code>/<section:section>/", areas.one_area, name="area_section"),
    path("assessments/", versions.versions, name="versions"),
    path("assessments/compare/", versions.compare, name="compare"),
    path("assessments/<int:version_id>/", versions.version, name="version"),
    path("assessments/<int:version_id>/needs.<slug:ending>", exports.of_version, name="export_version"),
    path("assessments/<int:version_id>/<section:section>/", versions.version, name="version_section"),
]
