"""The finder's pages, as somebody who has not signed in opens them."""

from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from mainstay.database import scope
from mainstay.directory.models import FormerId, MistakeReport, Service
from mainstay.places.models import Boundary, LoadedFile, Place, PlaceLink, Postcode
from tests.cast import Cast, assemble, browser_of
from tests.directory.a_finder import entry, listed, open_on, place

WARD = "X05000001"
NEAR = f"XN1_54.46_-2.30_{WARD}"


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def ground(cast: Cast) -> None:
    """A ward with an outline and one postcode, which Northmoor loaded for itself."""
    of = {"authority": cast.northmoor}
    square = [[-2.4, 54.4], [-2.2, 54.4], [-2.2, 54.5], [-2.4, 54.5], [-2.4, 54.4]]
    with scope.of_authority(cast.northmoor.pk):
        about = {"dataset": "a", "title": "a", "reference_on": localdate(), "rows": 1}
        file = LoadedFile.objects.create(**of, **about, file_name="a", size_bytes=1, sha256="a" * 64)
        Place.objects.create(**of, code=WARD, name="Harbour", level="ward", nation="invented")
        Place.objects.create(**of, code="X01000001", name="Harbour 1", level="lsoa", nation="invented")
        PlaceLink.objects.create(
            **of, file=file, child="X01000001", child_level="lsoa", parent=WARD, parent_level="ward"
        )
        outline = {"type": "Polygon", "coordinates": [square]}
        Boundary.objects.create(**of, file=file, code=WARD, geometry=outline, square_km=100)
        Postcode.objects.create(
            **of,
            file=file,
            postcode="XN1 1AA",
            latitude=54.461234,
            longitude=-2.30321,
            small_area="X01000001",
        )


def ask(visitor: Client, **typed: object):
    return visitor.post("/find/", {"words": "", "place": "", "miles": "10", **typed})


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_postcode_never_stands_in_an_address(visitor: Client, ground: None):
    answer = ask(visitor, words="sitting", place="xn11aa", day="SA", helps=["time_for_yourself", "money"])
    assert answer.status_code == 302
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert asked == {
        "words": ["sitting"],
        "near": [NEAR],
        "miles": ["10"],
        "helps": ["time_for_yourself", "money"],
        "day": ["SA"],
    }
    assert "1AA" not in answer["Location"].upper()


def test_a_place_is_found_by_its_name_and_its_middle(visitor: Client, ground: None):
    answer = ask(visitor, place="harbour")
    assert parse_qs(urlsplit(answer["Location"]).query)["near"] == [f"_54.45_-2.30_{WARD}"]


def test_half_a_postcode_is_enough(visitor: Client, ground: None):
    assert "near=XN1_54.46_-2.30_" in ask(visitor, place="XN1")["Location"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "XN1 1ZZ",
            "XN1 1ZZ is on no list of postcodes that is loaded here. Check it, or enter the name of a place.",
        ),
        (
            "XN11AAA",
            "XN11AAA is not written like a postcode. Enter one like M33 7AB, or the name of a place.",
        ),
        ("Harbor", "No area is called, or has the code, Harbor. The nearest are: Harbour."),
    ],
)
def test_a_place_that_is_not_known_is_told_in_a_sentence(
    visitor: Client, ground: None, typed: str, said: str
):
    answer = ask(visitor, place=typed)
    assert answer.status_code == 200
    assert said in text(answer)
    assert typed in text(answer)


def test_without_a_list_only_names_can_be_used_and_it_says_so(visitor: Client, cast: Cast):
    assert "No list of postcodes is loaded here, so only names of places can be used." in text(
        ask(visitor, place="M33 7AB")
    )


def test_the_place_stays_while_something_else_is_changed(visitor: Client, ground: None):
    answer = ask(visitor, place="XN1", near=NEAR, near_name="XN1", words="lunch")
    assert parse_qs(urlsplit(answer["Location"]).query)["near"] == [NEAR]


def test_a_page_of_results_asks_six_questions_however_much_it_shows(
    visitor: Client, cast: Cast, ground: None
):
    visitor.post(f"/find/service/{uuid4()}/save/")
    page = f"/find/results/?near={NEAR}&miles=20&day=SA&words=club"
    counted = []
    for many in (1, 30):
        clubs = [
            entry(f"Club {n}", locations=(place(n / 10, f"Hall {n}"),), schedules=(open_on("SA"),))
            for n in range(many)
        ]
        kept = listed(cast.northmoor, *clubs)
        visitor.post(f"/find/service/{kept['Club 0'].public_id}/save/")
        # What was said of the list is read first: it is kept with the session until then.
        visitor.get("/find/saved/")
        with CaptureQueriesContext(connection) as asked:
            answer = visitor.get(page)
        assert answer.status_code == 200
        counted.append(len([each for each in asked if "SAVEPOINT" not in each["sql"]]))
    assert "Page 1 of 2" in text(answer)
    assert counted[0] == counted[1] <= 6, [each["sql"][:90] for each in asked]


def test_results_say_how_far_when_what_it_costs_and_how_old_it_is(visitor: Client, cast: Cast, ground: None):
    listed(
        cast.northmoor,
        entry(
            "Lunch club",
            cost="free",
            capacity="taking",
            schedules=(open_on("SA", "SU"),),
            locations=(place(1.609344),),
        ),
        entry("Helpline", locations=(), areas=(WARD,), ways=("phone",), checked_on=None),
    )
    said = text(visitor.get(f"/find/results/?near={NEAR}&miles=5"))
    assert "<strong>about 1.0 miles (1.6 km)</strong>: Hall" in said
    assert "Saturday and Sunday, 10am to 1pm" in said
    assert "Free" in said
    assert "Taking people now" in said
    assert "Checked within the last month" in said
    assert "Nobody has checked this entry yet. Ring before you go." in said
    assert "Covers Harbour" in said
    assert said.count("miles (") == 3, (
        "twice on the map, once in the list; what covers the area is not near anything"
    )


def test_only_the_times_that_were_asked_for_are_shown(visitor: Client, cast: Cast):
    listed(cast.northmoor, entry("Lunch club", schedules=(open_on("SA", "SU"),)))
    said = text(visitor.get("/find/results/?day=SA"))
    assert "Saturday, 10am to 1pm" in said
    assert "Saturday and Sunday" not in said


def test_each_piece_of_a_search_can_be_taken_away(visitor: Client, ground: None):
    said = visitor.get(
        f"/find/results/?words=lunch&near={NEAR}&miles=5&cost=free&helps=money"
    ).content.decode()
    assert f'href="?near={NEAR}&amp;miles=5&amp;helps=money&amp;cost=free"' in said
    assert f'href="?words=lunch&amp;near={NEAR}&amp;miles=5&amp;helps=money"' in said
    assert 'href="?words=lunch&amp;helps=money&amp;cost=free"' in said


def test_nothing_found_says_what_to_ask_less_of(visitor: Client, ground: None):
    said = text(visitor.get(f"/find/results/?words=falconry&near={NEAR}&miles=5"))
    assert "Nothing in the directory fits all of that" in said
    assert "Look within 10 miles" in said
    assert "Leave out “Words: falconry”" in said


def test_an_address_that_makes_no_sense_shows_everything(visitor: Client, cast: Cast):
    listed(cast.northmoor, entry("Lunch club"))
    odd = "near=here&miles=x&helps=nothing&day=FEB&part=noon&cost=%00&language=%27&page=-1&wide=999999999&words=%00"
    assert "Lunch club" in text(visitor.get(f"/find/results/?{odd}"))
    assert visitor.get("/find/results/?page=400").status_code == 302


def test_a_service_says_first_how_to_get_in_touch(visitor: Client, cast: Cast):
    service = listed(
        cast.northmoor,
        entry(
            "Lunch club",
            email="lunch@example.org",
            website="javascript:alert(1)",
            cost="free",
            schedules=(open_on("SA"),),
        ),
    )["Lunch club"]
    answer = visitor.get(f"/find/service/{service.public_id}/")
    said = text(answer)
    assert 'href="tel:01632960000"' in said
    assert 'href="mailto:lunch@example.org"' in said
    assert 'href="javascript' not in said
    assert said.index("Get in touch") < said.index("What it costs") < said.index("When and where")


def test_html_in_an_entry_is_shown_as_words(visitor: Client, cast: Cast):
    described = "<p>Soup <b>and</b> talk</p><script>alert(1)</script>"
    service = listed(cast.northmoor, entry("Lunch <i>club</i>", description=described))["Lunch <i>club</i>"]
    for page in (f"/find/service/{service.public_id}/", "/find/results/"):
        said = text(visitor.get(page))
        assert "Soup and talk" in said
        assert "alert(1)" not in said
        assert "<i>club" not in said


@pytest.mark.parametrize("state", ["paused", "withdrawn"])
@pytest.mark.parametrize("who", ["visitor", "commissioner"])
def test_what_is_not_listed_has_no_page(visitor: Client, cast: Cast, state: str, who: str):
    service = listed(cast.northmoor, entry("Lunch club"))["Lunch club"]
    browser = visitor if who == "visitor" else browser_of(cast.commissioner)
    browser.post(f"/find/service/{service.public_id}/save/")
    with scope.of_authority(cast.northmoor.pk):
        Service.objects.update(state=state)
    assert browser.get(f"/find/service/{service.public_id}/").status_code == 404
    assert browser.get(f"/find/service/{service.public_id}/mistake/").status_code == 404
    for page in ("/find/results/", f"/find/list/?services={service.public_id}", "/find/saved/"):
        assert "Lunch club" not in text(browser.get(page))


def test_an_id_that_was_merged_away_leads_to_what_stands_for_it(visitor: Client, cast: Cast):
    kept = listed(cast.northmoor, entry("Old club"), entry("New club"))
    old, new = kept["Old club"], kept["New club"]
    with scope.of_authority(cast.northmoor.pk):
        Service.objects.filter(pk=old.pk).update(state="withdrawn", merged_into=new)
        FormerId.objects.create(
            authority=cast.northmoor, kind="service", former=old.public_id, now=new.public_id
        )
    answer = visitor.get(f"/find/service/{old.public_id}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/find/service/{new.public_id}/")
    assert "Old club" not in text(visitor.get("/find/results/"))


def test_a_list_of_ones_own_holds_ids_and_nothing_else(visitor: Client, cast: Cast):
    service = listed(cast.northmoor, entry("Lunch club"))["Lunch club"]
    answer = visitor.post(f"/find/service/{service.public_id}/save/", {"next": "/find/results/?words=lunch"})
    assert answer["Location"] == "/find/results/?words=lunch"
    assert "Lunch club" in text(visitor.get("/find/saved/"))
    assert dict(visitor.session) == {"saved_services": [str(service.public_id)]}
    visitor.post(f"/find/service/{service.public_id}/forget/")
    assert "Nothing is on your list" in text(visitor.get("/find/saved/"))


def test_a_list_can_be_shared_and_emptied(visitor: Client, cast: Cast):
    service = listed(cast.northmoor, entry("Lunch club"))["Lunch club"]
    visitor.post(f"/find/service/{service.public_id}/save/")
    address = f"/find/list/?services={service.public_id}"
    assert address in text(visitor.get("/find/saved/"))
    assert "Lunch club" in text(Client().get(address))
    visitor.post("/find/saved/clear/")
    assert "Nothing is on your list" in text(visitor.get("/find/saved/"))
    assert Client().get("/find/list/?services=half-an-address").status_code == 404


def test_a_button_never_leads_away_from_the_finder(visitor: Client, cast: Cast):
    service = listed(cast.northmoor, entry("Lunch club"))["Lunch club"]
    for elsewhere in ("https://example.org/find/", "//example.org/find/", "/me/"):
        answer = visitor.post(f"/find/service/{service.public_id}/save/", {"next": elsewhere})
        assert answer["Location"] == "/find/saved/"


def test_anybody_may_say_that_an_entry_is_wrong(visitor: Client, cast: Cast):
    service = listed(cast.northmoor, entry("Lunch club"))["Lunch club"]
    page = f"/find/service/{service.public_id}/mistake/"
    assert visitor.post(page, {"about": "closed", "words": "It closed in May."}).status_code == 302
    with scope.of_authority(cast.northmoor.pk):
        assert [each.words for each in MistakeReport.objects.all()] == ["It closed in May."]
    assert "Take out the web address" in text(
        visitor.post(page, {"about": "closed", "words": "see www.example.org"})
    )


def test_a_visitor_is_led_to_the_finder_from_where_they_sign_in(visitor: Client, cast: Cast):
    assert 'href="/find/"' in text(visitor.get("/sign-in/"))
