"""A PostgreSQL and a data folder for one measurement, away from the developer's own; both are gone afterwards."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

_OTHERS = ("DATABASE_URL", "MAINSTAY_OWNER_URL", "MAINSTAY_ADMIN_URL", "MAINSTAY_DEMO", "MAINSTAY_SECRET_KEY")


def make_ready() -> Path:
    """Have a new private database run with Mainstay's tables in it; return its data folder.

    Call it before anything of Django is imported. The server writes as durably as in use.
    """
    data = new_folder()
    use(data)
    from mainstay.config.ready import ready
    from mainstay.database import server

    ready()
    atexit.register(server.stop, data)
    return data


def new_folder() -> Path:
    """Return a folder that is removed when this process ends."""
    data = Path(tempfile.mkdtemp(prefix="mainstay-bench-"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    return data


def environment(data: Path) -> dict[str, str]:
    """The environment of a child that uses this data folder and nothing of the developer's own."""
    kept = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    return kept | {
        "MAINSTAY_DATA": str(data),
        "MAINSTAY_LOCAL": "1",
        "DJANGO_SETTINGS_MODULE": "mainstay.config.settings",
    }


def use(data: Path) -> None:
    """Make this process one that uses the data folder."""
    if "django.conf" in sys.modules and sys.modules["django.conf"].settings.configured:
        raise RuntimeError("Django has its settings already. Choose the data folder first.")
    wanted = environment(data)
    os.environ.clear()
    os.environ.update(wanted)
