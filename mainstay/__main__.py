"""The command line's door: have PostgreSQL run, make Django ready, hand over."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run ``mainstay …``: 0 done, 1 findings or refused rows, 2 could not."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
    from mainstay.config.commands import cli

    cli(prog_name="mainstay")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main()
