"""Addresses of pages about published files."""

from django.urls import path

from mainstay.interop.views import files, layouts, uploads

app_name = "interop"
urlpatterns = [
    path("files/", files.files, name="files"),
    path("files/load/", uploads.load, name="load"),
    path("files/layouts/", layouts.layouts, name="layouts"),
    path("files/layouts/<slug:layout>/", layouts.layout, name="layout"),
    path("files/templates/", layouts.templates, name="templates"),
    path("files/templates/<slug:layout>.csv", layouts.template, name="template"),
    path("files/uploads/<int:upload_id>/", uploads.upload, name="upload"),
    path("files/uploads/<int:upload_id>/load/", uploads.confirm, name="confirm"),
    path("files/uploads/<int:upload_id>/check-again/", uploads.again, name="again"),
    path("files/uploads/<int:upload_id>/cancel/", uploads.cancel, name="cancel"),
    path("files/uploads/<int:upload_id>/rows-to-mend.csv", uploads.problems_csv, name="upload_problems"),
    path("files/<int:file_id>/", files.file, name="file"),
    path("files/<int:file_id>/remove/", files.remove, name="remove_file"),
    path("files/<int:file_id>/rows-set-aside.csv", files.problems_csv, name="file_problems"),
]
