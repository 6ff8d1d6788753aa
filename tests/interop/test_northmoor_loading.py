"""Loading Northmoor, and the demo that shows it."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from mainstay.accounts.models import Authority, User
from mainstay.database import scope
from mainstay.directory.models import Service
from mainstay.interop.northmoor.loading import load_northmoor
from mainstay.interop.northmoor.sign_ins import sign_ins
from mainstay.local.models import LocalValue
from mainstay.places.models import AreaGroup, Figures, LoadedFile, PlaceLink
from mainstay.planning.models import NeedsAssessment

TODAY = date(2026, 11, 22)


def loaded(*, carers: bool = False) -> bool:
    return load_northmoor("not-a-password", today=TODAY, say=lambda step: None, carers=carers)


def everything() -> dict[str, int]:
    kept = (LoadedFile, Figures, PlaceLink, Service, AreaGroup, LocalValue, NeedsAssessment, User)
    return {each.__name__: each.objects.count() for each in kept}


def authority(name: str) -> Authority:
    with scope.of_authority(None, sharing=True):
        return Authority.objects.get(name=name)


@pytest.mark.django_db
def test_a_second_load_changes_nothing():
    assert loaded()
    with scope.of_authority(authority("Northmoor Council").pk):
        before = everything()
    assert not loaded()
    with scope.of_authority(authority("Northmoor Council").pk):
        assert everything() == before
    assert before["Service"] == 64
    assert before["NeedsAssessment"] == 2
    assert before["LocalValue"] == 2
    assert before["AreaGroup"] == 2


@pytest.mark.django_db
def test_each_small_area_is_linked_to_one_ward_and_each_ward_to_the_authority():
    loaded()
    with scope.of_authority(authority("Northmoor Council").pk):
        wards = list(PlaceLink.objects.filter(parent_level="ward").values_list("child", flat=True))
        assert len(wards) == len(set(wards)) == 150
        assert PlaceLink.objects.filter(child_level="ward", parent="X06000001").count() == 12


@pytest.mark.django_db
def test_an_outsider_sees_nothing_of_northmoor():
    loaded()
    with scope.of_authority(authority("Southmoor Council").pk):
        assert everything() == dict.fromkeys(everything(), 0) | {"User": 1}


@pytest.mark.django_db
def test_there_is_somebody_for_each_role_and_all_have_the_demos_password():
    loaded()
    here = authority("Northmoor Council")
    assert {each.role for each in sign_ins() if each.authority == here.name} == set(User.Role)
    with scope.of_authority(here.pk):
        people = list(User.objects.filter(authority=here))
        # One worker is of the carers' centre, one of the council.
        assert len(people) == len(User.Role) + 1
        assert people[0].check_password("not-a-password")


def test_the_demo_is_not_served_beyond_this_machine(tmp_path: Path):
    told = run_demo(tmp_path, "--host", "0.0.0.0")
    assert told.returncode == 2
    assert told.stderr.startswith("The demo is served on this machine only")
    assert not told.stdout
    assert not list(tmp_path.iterdir())


def test_a_port_in_use_is_said_in_one_sentence_with_the_way_out(tmp_path: Path):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = run_demo(tmp_path, "--port", str(port))
    assert told.returncode == 2
    assert told.stderr == (
        f"Port {port} on 127.0.0.1 is not free. Perhaps a demo runs already. "
        "Choose another: ./dev demo --port 8000\n"
    )


def run_demo(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    told = os.environ | {"MAINSTAY_DATA": str(data)}
    command = [sys.executable, "-m", "mainstay", "demo", *arguments]
    return subprocess.run(command, env=told, capture_output=True, text=True, timeout=60, check=False)
