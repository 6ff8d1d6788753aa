"""The site map: which part answers which address."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mainstay.accounts.sign_in_urls")),
    path("", include("mainstay.accounts.urls")),
    path("", include("mainstay.home.urls")),
    path("find/", include("mainstay.directory.finder_urls")),
    path("", include("mainstay.planning.urls")),
    path("", include("mainstay.pathway.urls")),
    path("", include("mainstay.directory.urls")),
    path("policy/", include("mainstay.local.urls")),
    path("", include("mainstay.interop.urls")),
    path("sources/", include("mainstay.interop.sources_urls")),
    path("open-referral/", include("mainstay.interop.openreferral.urls")),
]

handler400 = "mainstay.web.views.bad_request"
handler403 = "mainstay.web.views.refused"
handler404 = "mainstay.web.views.not_found"
handler500 = "mainstay.web.views.broke"
