"""The key that signs sessions, where nobody has given one."""

import os
import stat
import subprocess
import sys
from pathlib import Path

ASKED = "from mainstay.config import settings; print(settings.SECRET_KEY)"


def start(data: Path) -> "subprocess.Popen[str]":
    """Start a process that says which key it uses."""
    told = {name: value for name, value in os.environ.items() if name != "MAINSTAY_SECRET_KEY"}
    told |= {"MAINSTAY_DATA": str(data), "MAINSTAY_LOCAL": "1"}
    return subprocess.Popen([sys.executable, "-c", ASKED], env=told, stdout=subprocess.PIPE, text=True)


def test_processes_that_start_at_once_use_the_same_key_which_is_kept_for_its_owner_only(tmp_path: Path):
    data = tmp_path / "data"
    used = {process.communicate(timeout=60)[0].strip() for process in [start(data) for _ in range(4)]}
    kept = data / "secret-key"
    assert used == {kept.read_text()}
    assert len(kept.read_text()) > 60
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [each.name for each in data.glob("secret-key*")] == ["secret-key"]
