"""An analyst loads services in Open Referral by the pages, and makes one entry of two that tell of the same walks."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.journeys.person import Person

FELLSIDE, SUNDAYS, MOONLIGHT = "Sunday sitting at Fellside", "Sunday walks", "Moonlight walks for carers"
SOURCE = "Volunteer centre's directory"
RESULTS = "/find/results/?words=sunday+walks"


def test_services_are_loaded_looked_at_and_listed(somebody: Callable[..., Person], tmp_path: Path):
    analyst, carer = somebody("Analyst"), somebody(phone=True)
    sends(analyst, SOURCE, told(tmp_path, services()))
    sees_what_would_change(analyst)
    finds(carer, FELLSIDE, none=True)
    analyst.presses("List 3 services")
    analyst.waits_until_it_says("Listed: 3 new")
    finds(carer, FELLSIDE)
    is_shown_no_markup(carer)
    commissioner = somebody("Strategic commissioner")
    gone = makes_one_of_two(commissioner, carer)
    carer.opens(gone)
    assert not carer.page.url.endswith(gone), "The old address leads nowhere else."
    carer.sees(SUNDAYS, "Northmoor Walkers")


def test_a_file_that_breaks_off_is_refused_whole_and_says_what_to_do(
    somebody: Callable[..., Person], tmp_path: Path
):
    analyst = somebody("Analyst")
    file = tmp_path / "half.json"
    file.write_text(json.dumps(page_of(services()))[:400], "utf-8")
    sends(analyst, "Half a file", file)
    analyst.waits_until_it_says("This cannot be listed as it is")
    analyst.sees("What you can do:")
    analyst.follows("Remove this source")
    analyst.sees("No service is taken out of the directory.")
    analyst.presses("Remove it")
    analyst.does_not_see("Half a file")


def sends(analyst: Person, name: str, file: Path) -> None:
    analyst.opens("/sources/")
    analyst.presses("Add a file")
    analyst.presses("Send and read")
    analyst.sees("There is a problem", "Choose what the file is", "Choose a file to send")
    analyst.ticks("Services in Open Referral")
    analyst.writes("What to call it", name)
    analyst.attaches("File", file)
    analyst.presses("Send and read")


def sees_what_would_change(analyst: Person) -> None:
    analyst.waits_until_it_says("Nothing is listed yet")
    analyst.sees("Services or rows read 4", "Set aside whole 1", "What was set aside")
    assert any("0" in row[2] for row in analyst.reads_table("problems"))


def finds(carer: Person, words: str, *, none: bool = False) -> None:
    carer.opens("/find/")
    carer.writes("What would help?", words)
    carer.presses("Find support")
    if none:
        carer.does_not_see("services to go to", "comes to you")
    else:
        carer.sees(words)


def is_shown_no_markup(carer: Person) -> None:
    carer.follows(FELLSIDE)
    carer.sees("Somebody comes on Sundays.")
    carer.does_not_see("<b>", "alert(1)")
    assert not carer.page.locator("main b").count()


def makes_one_of_two(commissioner: Person, carer: Person) -> str:
    """Merge the walks; return the public address of the one that gave way."""
    carer.opens(RESULTS)
    both = [each for each in carer.addresses() if re.fullmatch(r"/find/service/[\w-]+/", each)]
    commissioner.opens("/directory/duplicates/")
    commissioner.page.get_by_role("link", name=re.compile(SUNDAYS)).first.wait_for()
    commissioner.follows(re.compile(SUNDAYS))
    commissioner.sees("Are these one?", SOURCE, "What each source calls the entry is kept")
    commissioner.ticks(f"The first: {SUNDAYS}")
    commissioner.presses("Make one entry of them")
    commissioner.sees("The two entries are one now.")
    carer.opens(RESULTS)
    gone = [each for each in both if each not in carer.addresses()]
    assert len(gone) == 1, f"{gone} of {both}"
    return gone[0]


def told(folder: Path, them: list[dict[str, Any]]) -> Path:
    file = folder / "services.json"
    file.write_text(json.dumps(page_of(them)), "utf-8")
    return file


def page_of(them: list[dict[str, Any]]) -> dict[str, Any]:
    size = {"total_items": len(them), "total_pages": 1, "page_number": 1, "size": len(them)}
    return size | {"first_page": True, "last_page": True, "empty": False, "contents": them}


def services() -> list[dict[str, Any]]:
    """Return two that are sound but for a point in the sea, one that Northmoor lists already, and one of no name."""
    nowhere = {"id": identity(91), "location_type": "physical", "latitude": 0, "longitude": 0}
    markup = "<b>Somebody</b> comes on Sundays.<script>alert(1)</script>"
    return [
        service(1, FELLSIDE, "Fellside Sitters", "SU", description=markup),
        service(
            2,
            MOONLIGHT,
            "Moonlight Walkers",
            "FR",
            service_at_locations=[{"id": identity(90), "location": nowhere}],
        ),
        service(3, SUNDAYS, "Northmoor Walkers", "SU"),
        service(4, "", "Nobody", "TU"),
    ]


def service(number: int, name: str, provider: str, weekday: str, **more: Any) -> dict[str, Any]:
    times = {"id": identity(30 + number), "freq": "WEEKLY", "byday": weekday}
    return {
        "id": identity(number),
        "name": name,
        "status": "active",
        "organization": {"id": identity(10 + number), "name": provider, "description": provider},
        "schedules": [times | {"opens_at": "19:30", "closes_at": "21:00"}],
        **more,
    }


def identity(number: int) -> str:
    return str(UUID(int=7_000_000 + number))
