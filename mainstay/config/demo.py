"""The demo: Northmoor on this machine only, with one sign-in for each role."""

import os
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mainstay.config.serving import CannotServe

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else when typed


def password(data: Path) -> str:
    """Return the password that all the demo's people share, made up the first time and kept for its owner only."""
    kept = data / "demo-password"
    try:
        return kept.read_text()
    except FileNotFoundError:
        made = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(made)
        return made


def refuse_beside_real_authorities(data: Path) -> None:
    """Raise CannotServe where this database is in real use: passwords that are printed do not belong beside it."""
    from mainstay.accounts.models import Authority
    from mainstay.database import scope

    with scope.of_authority(None, sharing=True):
        real = Authority.objects.filter(invented=False).first()
    if real:
        raise CannotServe(
            f"The data in {data} are those of {real.name}, so the demo keeps away. "
            "Give the demo a folder of its own: MAINSTAY_DATA=/tmp/mainstay-demo ./dev demo"
        )


def refuse_to_serve_the_demo() -> None:
    """Raise CannotServe where the demo's sign-ins would reach beyond this machine."""
    from mainstay.accounts.models import User
    from mainstay.database import scope

    with scope.of_authority(None, sharing=True):
        found = User.objects.filter(authority__invented=True).exists()
    if found:
        raise CannotServe(
            "This database holds the demo, whose passwords are printed. Serve another: set DATABASE_URL to one "
            "that the demo was never loaded into."
        )


def load(say: Callable[[str], None], *, today: date, data: Path) -> None:
    """Load Northmoor the first time, telling each step before it begins."""
    from mainstay.interop.northmoor.sign_ins import is_loaded

    if is_loaded():
        return  # before anything that takes time to import
    from mainstay.interop.northmoor.loading import load_northmoor

    load_northmoor(password(data), today=today, say=say)


def welcome(port: int, data: Path) -> str:
    """Return what to show once the demo answers: where it is, who can sign in and how to stop it."""
    from mainstay.interop.northmoor.sign_ins import label_of, sign_ins

    people = [(label_of(each), each.name, each.email) for each in sign_ins()]
    widths = [max(len(person[column]) for person in people) for column in range(3)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(person, widths, strict=True)) for person in people
    ]
    return "\n".join(
        [
            "",
            f"Mainstay is at http://127.0.0.1:{port}/",
            "Northmoor is invented: its people, places, figures and services are nobody's.",
            "",
            *(f"  {line.rstrip()}" for line in lines),
            "",
            f"Each signs in with the password  {password(data)}",
            "Ctrl-C stops it. Started again, it holds what was entered.",
            "",
        ]
    )
