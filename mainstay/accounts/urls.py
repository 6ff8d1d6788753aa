"""People, organisations, roles, one's own account, and who changed what."""

from django.urls import path

from mainstay.accounts.views import history, organisations, own, people

app_name = "accounts"
urlpatterns = [
    path("me/", own.own_account, name="own"),
    path("me/name/", own.own_name, name="own_name"),
    path("sign-in/not-added/here/", own.not_added, name="not_added"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add_person"),
    path("people/<int:user_id>/", people.person, name="person"),
    path("people/<int:user_id>/change/", people.change_person, name="change_person"),
    path("people/<int:user_id>/invite/", people.invite_again, name="invite_again"),
    *(
        path(f"people/<int:user_id>/{doing}/", people.do_to_person, {"doing": doing}, name=name)
        for doing, name in [
            ("close", "close_account"),
            ("open", "open_account"),
            ("reset-second-step", "reset_second_step"),
        ]
    ),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", organisations.add_organisation, name="add_organisation"),
    path("organisations/<int:organisation_id>/", organisations.organisation, name="organisation"),
    path("roles/", organisations.roles, name="roles"),
    path("history/", history.everything, name="history"),
    path("history/<slug:table>/<str:record>/", history.of_record, name="history_of"),
]
