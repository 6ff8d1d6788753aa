"""Serving: what is refused, and that the demo and real use keep apart."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mainstay.accounts.models import Authority, User
from mainstay.config import demo, serving
from mainstay.config.serving import CannotServe
from mainstay.database import scope
from mainstay.interop.northmoor.sign_ins import sign_ins

SET_BY_TESTS = ("MAINSTAY_LOCAL", "MAINSTAY_DEMO", "MAINSTAY_TESTING", "MAINSTAY_SECRET_KEY", "DATABASE_URL")


def an_authority(*, invented: bool) -> Authority:
    return Authority.objects.create(name="Westmoor Council", nation="england", invented=invented)


def test_serving_for_real_names_everything_that_is_not_set(tmp_path: Path):
    told = run_serve(tmp_path)
    assert told.returncode == 2
    assert all(name in told.stderr for name in ("MAINSTAY_SECRET_KEY", "DATABASE_URL", "MAINSTAY_HOSTS"))
    assert "Traceback" not in told.stderr


def test_a_local_run_is_not_served_to_other_machines(tmp_path: Path):
    told = run_serve(tmp_path, "--host", "0.0.0.0", MAINSTAY_LOCAL="1")
    assert told.returncode == 2
    assert told.stderr.startswith("A local run (MAINSTAY_LOCAL=1) is served on this machine only")


def run_serve(data: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in SET_BY_TESTS}
    command = [sys.executable, "-m", "mainstay", "serve", *arguments]
    told = kept | {"MAINSTAY_DATA": str(data)} | settings
    return subprocess.run(command, env=told, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.django_db
def test_the_demo_keeps_away_from_a_real_authority(tmp_path: Path):
    with scope.of_authority(None, sharing=True):
        an_authority(invented=True)
    demo.refuse_beside_real_authorities(tmp_path)
    with scope.of_authority(None, sharing=True):
        Authority.objects.update(invented=False)
    with pytest.raises(CannotServe, match="Westmoor Council"):
        demo.refuse_beside_real_authorities(tmp_path)


@pytest.mark.django_db
def test_a_database_that_holds_the_demo_is_not_served_for_real():
    demo.refuse_to_serve_the_demo()
    with scope.of_authority(None, sharing=True):
        User.objects.create(authority=an_authority(invented=True), email="a@demo.example", name="A")
    with pytest.raises(CannotServe, match="holds the demo"):
        demo.refuse_to_serve_the_demo()


def test_the_demos_password_is_made_once_and_is_its_owners_only(tmp_path: Path):
    first = demo.password(tmp_path)
    assert demo.password(tmp_path) == first
    assert len(first) == 19
    assert stat.S_IMODE((tmp_path / "demo-password").stat().st_mode) == 0o600


def test_the_welcome_lists_a_sign_in_for_each_role_in_one_table(tmp_path: Path):
    told = demo.welcome(8123, tmp_path)
    assert "http://127.0.0.1:8123/" in told
    assert "invented" in told
    rows = [line for line in told.splitlines() if "@" in line]
    assert len(rows) == len(sign_ins()) > len(User.Role)
    assert len({line.index(line.split()[-1]) for line in rows}) == 1


@pytest.mark.parametrize("port", [0, -1, 65536, 99999])
def test_a_port_that_does_not_exist_is_said_so(port: int):
    with pytest.raises(serving.CannotServe, match=f"There is no port {port}"):
        serving.refuse_a_port_in_use("127.0.0.1", port, "Choose another.")
