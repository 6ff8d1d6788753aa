"""A section of an entry as a form: what is typed comes back as plain values, rows and all."""

from dataclasses import replace
from datetime import time

import pytest
from django.http import QueryDict

from mainstay.directory.forms.sections import SectionForm
from mainstay.directory.queries.known import PACKS, known_codes
from mainstay.directory.rules.differences import differences
from mainstay.directory.rules.entry import ScheduleEntry
from mainstay.directory.showing import SECTIONS
from mainstay.directory.wording import Words
from mainstay.web.forms import errors
from tests.directory.listed import TODAY, an_entry

KNOWN = known_codes(TODAY)
TITLES = {name: Words(TODAY, {}).titles(name) for name in PACKS}
TITLES["areas"] = {code: code for code in an_entry().areas}


def form_of(key, entry=None, data=None, **more):
    return SectionForm(key, entry or an_entry(), known=KNOWN, titles=TITLES, data=data, **more)


def as_sent(form) -> QueryDict:
    """Return what a browser would send of a form that nobody has touched."""
    data = QueryDict(mutable=True)
    fields = [*form, *(form.rows.management_form if form.rows else ())]
    for field in fields:
        value, name = field.value(), field.html_name
        if hasattr(field.field.widget, "decompress"):
            for part, each in zip(
                ("day", "month", "year"), field.field.widget.decompress(value), strict=True
            ):
                data[f"{name}-{part}"] = "" if each is None else str(each)
        elif isinstance(value, list):
            data.setlist(name, value)
        elif isinstance(value, time):
            data[name] = value.strftime("%H:%M")
        elif value is not None and value is not False:
            data[name] = str(value)
    return data


def typed(key, entry=None, **changed):
    data = as_sent(form_of(key, entry))
    for name, value in changed.items():
        name = name.replace("__", "-")
        if isinstance(value, list):
            data.setlist(name, value)
        else:
            data[name] = value
    return form_of(key, entry, data)


@pytest.mark.parametrize("key", list(SECTIONS))
def test_a_section_sent_back_untouched_changes_nothing(key):
    form = typed(key)
    assert form.is_valid, errors(form)
    assert not differences(an_entry(), form.entry)


def test_a_time_is_added_in_an_empty_row():
    data = as_sent(form_of("when", more=True))
    data.setlist("rows-1-days", ["MO", "TU"])
    data["rows-1-opens_at"], data["rows-1-closes_at"] = "9.30 am", "2pm"
    form = form_of("when", data=data)
    assert form.is_valid, errors(form)
    assert form.entry.schedules[1] == ScheduleEntry(
        days=("MO", "TU"), opens_at=time(9, 30), closes_at=time(14), freq="WEEKLY", interval=1
    )


def test_an_empty_row_is_no_time():
    form = form_of("when", data=as_sent(form_of("when", more=True)))
    assert form.is_valid
    assert len(form.entry.schedules) == 1


def test_a_row_is_taken_out():
    form = typed("cost", rows__0__DELETE="on")
    assert form.is_valid
    assert form.entry.cost_options == ()


def test_a_place_taken_out_takes_its_times_with_it_and_the_others_follow_theirs():
    first = typed("where", rows__0__DELETE="on")
    assert first.is_valid
    assert [each.location for each in first.entry.schedules] == [0]
    second = typed("where", rows__1__DELETE="on")
    assert second.is_valid
    assert second.entry.schedules == ()


def test_another_postcode_is_somewhere_else():
    here = replace(an_entry().locations[0], latitude=56.3, longitude=2.1, small_area="X01000007")
    entry = an_entry(locations=(here,), schedules=())
    kept, moved = typed("where", entry), typed("where", entry, rows__0__postcode="XN2 2AA")
    assert kept.is_valid
    assert moved.is_valid
    assert kept.entry.locations == (here,)
    assert (moved.entry.locations[0].latitude, moved.entry.locations[0].small_area) == (None, "")


def test_hours_that_end_before_they_begin_are_said_at_their_row():
    form = typed("when", rows__0__closes_at="9:00")
    assert not form.is_valid
    assert [each["href"] for each in errors(form)] == ["#id_rows-0-closes_at"]


def test_what_cannot_be_read_says_what_to_type():
    form = typed("when", rows__0__opens_at="noonish", rows__0__valid_from__day="31")
    assert not form.is_valid
    assert [each["text"] for each in errors(form)] == [
        "Enter a time like 10:30 or 2pm",
        "Enter the month as well",
    ]


def test_prices_are_typed_in_pounds():
    form = typed("cost", rows__0__amount_pence="£21.50")
    assert form.is_valid, errors(form)
    assert form.entry.cost_options[0].amount_pence == 2150


def test_mark_up_that_is_typed_is_kept_as_words():
    form = typed("about", description="<p>Tea &amp; <script>alert(1)</script>talk</p>")
    assert form.is_valid
    assert form.entry.description == "Tea & talk"


def test_a_name_is_needed():
    form = typed("about", name="")
    assert not form.is_valid
    assert [each["text"] for each in errors(form)] == ["Enter the name of the service."]


def test_funding_is_typed_in_pounds_and_kept_in_pence():
    form = typed("funding", funding_pence_a_year="1,200,000")
    assert form.is_valid, errors(form)
    assert form.entry.funding_pence_a_year == 120_000_000
