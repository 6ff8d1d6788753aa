"""The command that lets an authority in: everything else its administrator does on the pages."""

import sys

import click

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready

NATIONS = ("england", "scotland", "wales", "northern_ireland")


@cli.group()
def authority() -> None:
    """Let an authority use this installation."""


@authority.command()
@click.argument("name")
@click.option(
    "--nation", type=click.Choice(NATIONS), required=True, help="Whose law and terms it works under."
)
@click.option(
    "--area", "area_code", default="", metavar="CODE", help="The code of the area it serves (E08000009)."
)
@click.option(
    "--administrator", "email", required=True, metavar="EMAIL", help="Its first system administrator."
)
@click.option("--administrator-name", "person", required=True, metavar="NAME")
def add(name: str, nation: str, area_code: str, email: str, person: str) -> None:
    """Add an authority and its first administrator, who sets a password by "Forgotten your password?"."""
    ready()
    from django.db import IntegrityError

    from mainstay.accounts import actions
    from mainstay.accounts.models import Authority, User
    from mainstay.audit.context import Operator, action
    from mainstay.database import scope

    try:
        with scope.of_authority(None, sharing=True), action("add an authority", by=Operator()):
            new = Authority.objects.create(name=name, nation=nation, area_code=area_code.upper())
            scope.enter_authority(new.pk)
            roles = [User.Role.ADMINISTRATOR]
            actions.add_user(new, email=email, name=person, roles=roles, by=Operator())
    except (IntegrityError, actions.CannotChangeAccount) as refusal:
        reasons = getattr(refusal, "reasons", [f"An authority called {name} exists already."])
        click.echo(" ".join(reasons), err=True)
        sys.exit(2)
    click.echo(f"{name} was added. {email} can now ask for a password on the sign-in page.")
