"""Commands about services in Open Referral: load them from a file or a feed."""

import sys

import click

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready


@cli.group("open-referral")
def open_referral() -> None:
    """Load services from Open Referral files and feeds, and from registers."""


@open_referral.command()
@click.argument("asked", metavar="FILE-or-ADDRESS")
@click.option("--authority", required=True, metavar="NAME", help="In whose directory to list them.")
@click.option(
    "--name", default="", help="What to call the source; without it, the file's name or the feed's host."
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["open_referral", "register", "charities", "payments"]),
    default="open_referral",
    show_default=True,
    help="What the file is.",
)
@click.option("--check", is_flag=True, help="Say what would change and list nothing.")
@click.option(
    "--many-may-go", is_flag=True, help="List it though much of what it told before is missing now."
)
def load(asked: str, authority: str, name: str, kind: str, check: bool, many_may_go: bool) -> None:
    """List the services of a file, or of a feed on the web; a feed that was stopped is gone on with."""
    ready()
    from mainstay.interop.loading import whose
    from mainstay.interop.sources import reporting

    owner = whose(authority)
    if owner is None:
        click.echo(f"No authority is called {authority}. The administrator's page lists them.", err=True)
        sys.exit(2)
    sys.exit(reporting.load(asked, owner, name=name, kind=kind, check=check, many_may_go=many_may_go))
