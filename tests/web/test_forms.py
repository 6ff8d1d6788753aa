import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from mainstay.web.days import DayField
from mainstay.web.forms import control, errors


class BreakForm(forms.Form):
    name = forms.CharField(label="Name of the break", help_text="As the carer says it")
    nights = forms.IntegerField(label="Nights")
    hours = forms.IntegerField(label="Hours", required=False)
    first_night = DayField(label="First night")
    kind = forms.ChoiceField(
        label="Kind of break", choices=[("home", "At home"), ("away", "Away")], widget=forms.RadioSelect
    )
    needs = forms.MultipleChoiceField(
        label="Needs", choices=[("car", "Transport"), ("night", "Night care")], required=False
    )
    plan = forms.FileField(label="Plan", required=False)
    agreed = forms.BooleanField(label="The carer agrees")
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)

    def clean(self):
        if self.data.get("refuse"):
            raise ValidationError(["The plan has 3 nights left.", "The plan has 3 nights left."])


ORDINARY = {
    "name": "A weekend", "nights": "2", "first_night-day": "27", "first_night-month": "3",
    "first_night-year": "2026", "kind": "home", "agreed": "on",
}  # fmt: skip


def form(**changes):
    typed = QueryDict(mutable=True)
    typed.update({**ORDINARY, **changes})
    return BreakForm(typed)


def links(made):
    return {error.get("href", ""): error["text"] for error in errors(made)}


def test_an_ordinary_form_is_accepted_and_lists_nothing():
    assert form().is_valid()
    assert form().errors == {}
    assert errors(form()) == []


def test_each_kind_of_field_gets_its_own_control():
    kinds = [control(field).kind for field in form()]
    assert kinds == [
        "input", "input", "input", "day", "radios", "checkboxes", "file", "checkboxes", "hidden", "password",
    ]  # fmt: skip


def test_a_number_is_typed_into_a_plain_box_with_a_number_pad():
    params = control(form()["nights"]).params
    assert (params["type"], params["inputmode"], params["value"]) == ("text", "numeric", "2")


def test_a_field_that_may_be_left_empty_says_so_except_in_a_filter():
    hours = form()["hours"]
    assert control(hours).params["label"]["text"] == "Hours (optional)"
    assert control(hours, say_optional=False).params["label"]["text"] == "Hours"


def test_help_becomes_the_hint_and_what_was_chosen_stays_chosen():
    assert control(form()["name"]).params["hint"]["text"] == "As the carer says it"
    assert [item["checked"] for item in control(form(kind="away")["kind"]).params["items"]] == [False, True]


def test_a_password_is_never_written_back():
    assert control(form(secret="hush")["secret"]).params["value"] == ""


def test_an_empty_field_says_what_to_enter_choose_or_tick():
    assert links(form(name="", kind="", agreed="")) == {
        "#id_name": "Enter name of the break",
        "#id_kind": "Choose kind of break",
        "#id_agreed": "Tick the box “The carer agrees” to go on",
    }


def test_no_two_links_read_alike():
    assert links(form(nights="two", hours="many")) == {
        "#id_nights": "Nights: Enter a whole number.",
        "#id_hours": "Hours: Enter a whole number.",
    }


def test_a_refusal_of_the_whole_form_is_said_once_and_leads_nowhere():
    assert errors(form(refuse="yes")) == [{"text": "The plan has 3 nights left."}]


def test_a_day_is_read_from_its_three_boxes():
    made = form()
    assert made.is_valid()
    assert made.cleaned_data["first_night"] == date(2026, 3, 27)


def test_a_day_says_what_is_the_matter_and_its_link_goes_to_the_first_box():
    def said(**changes):
        return links(form(**{f"first_night-{part}": value for part, value in changes.items()}))[
            "#id_first_night-day"
        ]

    assert said(month="") == "Enter the month as well"
    assert said(day="31", month="2") == "Enter a day that exists, as numbers, like 27 3 2026"
    assert said(month="March") == "Enter a day that exists, as numbers, like 27 3 2026"
    assert said(year="9" * 30) == "Enter a day that exists, as numbers, like 27 3 2026"
    assert said(year="26") == "Enter the year as four digits, like 2026"
    assert said(day="", month="", year="") == "Enter first night"


def test_every_link_of_the_summary_has_something_to_go_to(made):
    page = made(
        '{% from "web/components/form.html" import post_form %}{{ post_form(form, "", "Book", "/") }}',
        form=BreakForm(QueryDict("nights=x")),
    )
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(targets) == 5
    assert all(f'id="{target}"' in page for target in targets)
    assert 'enctype="multipart/form-data"' in page


def test_what_was_typed_is_escaped(made):
    page = made(
        '{% from "web/components/form.html" import form_fields %}{{ form_fields(form) }}',
        form=form(name='"><script>x</script>'),
    )
    assert "<script>" not in page
