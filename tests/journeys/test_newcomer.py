"""A commissioner who has never seen Mainstay goes from the sign-in page to a needs assessment of Northmoor."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.journeys.person import Person

SECTIONS = ["Where", "Who", "Compared", "Hidden carers", "Short breaks", "Services", "Sources"]
# What a file of each kind begins with, and what the download is called.
BEGINNINGS = {
    "PDF, tagged": b"%PDF-",
    "Word": b"PK\x03\x04",
    "Excel": b"PK\x03\x04",
    "CSV": b"\xef\xbb\xbf",
    "JSON": b"{",
    "Plain text": b"Needs of unpaid carers in Northmoor",
}


@dataclass(frozen=True)
class Group:
    """A group nobody has published a number for, and the share of carers that Northmoor's own survey gave."""

    name: str
    title: str
    share: str


GROUPS = {
    True: Group("Carers of a neighbour or friend", "Share of carers caring for a neighbour or friend", "12"),
    False: Group("Refugee carers", "Share of carers from refugee communities", "2"),
}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_newcomer_assesses_the_needs_of_northmoor(somebody: Callable[..., Person], scripts: bool):
    newcomer, group = somebody(scripts=scripts), GROUPS[scripts]
    newcomer.signs_in("Strategic commissioner")
    opens_the_first_step_of_the_cycle(newcomer)
    opens_the_area_and_reads_every_section(newcomer)
    saves_it_as(newcomer, f"Before our survey of {group.name}")
    enters_a_share_with_its_reason(newcomer, group)
    sees_it_in_the_assessment(newcomer, group)
    saves_it_as(newcomer, f"After our survey of {group.name}")
    compares_the_two(newcomer, group)
    downloads_it_in_every_format(newcomer)
    newcomer.presses("Sign out")
    newcomer.opens("/areas/X06000001/")
    newcomer.sees("Sign in")


def opens_the_first_step_of_the_cycle(newcomer: Person) -> None:
    newcomer.sees("The commissioning cycle")
    newcomer.follows(re.compile(r"^A1 .*Assess needs"))
    newcomer.sees("Needs of carers", "Northmoor")


def opens_the_area_and_reads_every_section(newcomer: Person) -> None:
    newcomer.follows("Start")
    newcomer.follows("Open your area")
    newcomer.sees("usual residents aged 5 and over", "Likely range", "care 50 hours a week or more")
    for section in SECTIONS:
        newcomer.follows(section)


def saves_it_as(newcomer: Person, title: str) -> None:
    newcomer.opens("/areas/X06000001/")
    newcomer.presses("Save this assessment")
    newcomer.writes("Title", title)
    newcomer.presses("Save")
    newcomer.sees(title, "It is never worked out again.")


def enters_a_share_with_its_reason(newcomer: Person, group: Group) -> None:
    newcomer.opens("/areas/X06000001/who/")
    newcomer.follows(re.compile(f"^Enter a share ?: {group.name}$"))
    newcomer.sees(group.title)
    newcomer.presses("Set a local value")
    newcomer.writes("Central: the most likely (%)", group.share)
    newcomer.presses("Check what it replaces")
    newcomer.sees("Say why your authority uses another value")
    newcomer.writes("Why your authority uses another value", "Our own survey of 400 carers (invented).")
    newcomer.presses("Check what it replaces")
    newcomer.sees("Check the local value", f"{group.share}%")
    newcomer.presses("Use this value")
    newcomer.sees(
        "Your authority's value is now used.", "Our own survey of 400 carers (invented).", "Ailsa Brook"
    )


def sees_it_in_the_assessment(newcomer: Person, group: Group) -> None:
    newcomer.opens("/areas/X06000001/who/")
    newcomer.sees(f"{group.name}: {group.share}")
    newcomer.follows("Sources")
    newcomer.sees("Local: Our own survey of 400 carers (invented).")


def compares_the_two(newcomer: Person, group: Group) -> None:
    newcomer.follows("Areas")
    newcomer.follows("Saved assessments")
    today = re.search(rf"After our survey of {group.name} Northmoor (\d+ \w+ \d{{4}})", newcomer.reads())
    assert today
    newcomer.chooses("Earlier version", f"Before our survey of {group.name} ({today[1]})")
    newcomer.chooses("Later version", f"After our survey of {group.name} ({today[1]})")
    newcomer.presses("Compare")
    newcomer.sees(
        f"{group.title}: none at hand → {group.share}.0% (share)", "None: both came from the same files."
    )


def downloads_it_in_every_format(newcomer: Person) -> None:
    newcomer.opens("/areas/X06000001/")
    for label, begins in BEGINNINGS.items():
        file = newcomer.downloads(label)
        assert file.startswith(begins), f"{label} begins with {file[:40]!r}."
    area = json.loads(newcomer.downloads("JSON"))["area"]
    assert (area["code"], area["name"], area["invented"]) == ("X06000001", "Northmoor", True)
