"""The command that writes what an authority lists as an Open Referral UK file."""

import sys
from pathlib import Path

import click

from mainstay.config.commands.open_referral import open_referral
from mainstay.config.ready import ready


@open_referral.command()
@click.option("--authority", required=True, metavar="NAME", help="Whose services; its name or area code.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to; without it, printed.")
@click.option(
    "--address", default="", metavar="URL", help="Where this Mainstay is on the web, for links to terms."
)
def publish(authority: str, out: Path | None, address: str) -> None:
    """Write every service an authority lists, in Open Referral UK 3.0 (JSON)."""
    ready()
    from mainstay.interop.openreferral.publishing.writing import write_services

    sys.exit(write_services(authority, out, address))
