"""Loading services at the command line."""

from pathlib import Path

import pytest

from mainstay.interop.sources import reporting
from tests.cast import Cast
from tests.interop.openreferral.bad_feed import page_of, service, serving, well_behaved
from tests.interop.sources.a_source import THREE, services_of, told


@pytest.fixture
def quick(settings, monkeypatch):
    """Read feeds without pauses."""
    from mainstay.interop.openreferral.feed import paging
    from tests.interop.openreferral.bad_feed import QUICK

    monkeypatch.setattr(paging.read_on, "__kwdefaults__", {**paging.read_on.__kwdefaults__, "limits": QUICK})
    return settings


def file_of(tmp_path: Path, *services) -> str:
    path = tmp_path / "northmoor.json"
    path.write_bytes(told(*services))
    return str(path)


def test_a_file_is_listed_and_a_second_time_changes_nothing(everybody: Cast, tmp_path: Path, capsys):
    for said in ("northmoor: 3 new, 0 read again", "northmoor: 0 new, 3 read again"):
        assert reporting.load(file_of(tmp_path), everybody.northmoor) == 0
        assert said in capsys.readouterr().out
    assert len(services_of(everybody.analyst)) == 3


def test_values_that_were_set_aside_are_said_and_make_the_exit_one(everybody: Cast, tmp_path: Path, capsys):
    assert reporting.load(file_of(tmp_path, service(1, email="nobody")), everybody.northmoor) == 1
    assert "Give one e-mail address" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"{", b"[]", b"[1]"])
def test_what_cannot_be_used_is_refused(everybody: Cast, tmp_path: Path, content: bytes):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert reporting.load(str(path), everybody.northmoor) == 2
    assert reporting.load(str(tmp_path / "nothing.json"), everybody.northmoor) == 2
    assert not services_of(everybody.analyst)


def test_looking_lists_nothing(everybody: Cast, tmp_path: Path, capsys):
    assert reporting.load(file_of(tmp_path), everybody.northmoor, check=True) == 0
    assert "3 new" in capsys.readouterr().err
    assert not services_of(everybody.analyst)


def test_a_source_that_lost_much_is_listed_only_where_that_is_said(everybody: Cast, tmp_path: Path, capsys):
    reporting.load(file_of(tmp_path), everybody.northmoor)
    one = file_of(tmp_path, THREE[0])
    assert reporting.load(one, everybody.northmoor) == 2
    assert "2 of the 3 services that it told of before are missing now" in capsys.readouterr().err
    assert reporting.load(one, everybody.northmoor, many_may_go=True) == 0
    assert [each.state for each in services_of(everybody.analyst)] == ["listed", "withdrawn", "withdrawn"]


def test_a_feed_is_read_to_its_end_and_listed(everybody: Cast, quick, capsys):
    with serving(well_behaved([service(number) for number in range(1, 26)])) as server:
        quick.FEED_MAY_REACH = (server.host,)
        assert reporting.load(server.address, everybody.northmoor) == 0
    assert "25 new" in capsys.readouterr().out


def test_a_feed_that_broke_off_is_gone_on_with_by_the_same_command(everybody: Cast, quick, capsys):
    many, broken = [service(number) for number in range(1, 26)], [True]

    def answer(feed) -> None:
        if feed.number == 3 and broken:
            feed.begin(**{"Content-Length": "5000"})
        else:
            feed.say(page_of(many, feed.number))

    with serving(answer) as server:
        quick.FEED_MAY_REACH = (server.host,)
        address = f"{server.address}/services"
        assert reporting.load(address, everybody.northmoor) == 2
        assert not services_of(everybody.analyst)
        broken.clear()
        server.asked.clear()
        assert reporting.load(address, everybody.northmoor) == 0
        assert len(server.asked) == 1
    assert len(services_of(everybody.analyst)) == 25


def test_a_feed_beside_the_public_internet_is_not_read(everybody: Cast, capsys):
    with serving(well_behaved(THREE)) as server:
        assert reporting.load(server.address, everybody.northmoor) == 2
        assert not server.asked
    assert "not on the public internet" in capsys.readouterr().err
