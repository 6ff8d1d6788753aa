"""The commands that serve Mainstay for real use, and do its jobs."""

import os
import sys

import click
from django.core.exceptions import ImproperlyConfigured

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready

_NEEDED = {
    "MAINSTAY_SECRET_KEY": "a long random text that only the server knows",
    "DATABASE_URL": "the address of PostgreSQL, as the runtime role",
    "MAINSTAY_HOSTS": "the names it is reached by, with spaces between them",
}


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer on.")
@click.option("--port", default=8000, show_default=True, help="The port to answer on.")
@click.option("--workers", default=2, show_default=True, help="Processes that answer requests.")
@click.option("--threads", default=4, show_default=True, help="Requests that each process answers at once.")
def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serve Mainstay, with its jobs, until it is told to stop."""
    from mainstay.config import demo, serving, where

    try:
        where.refuse_beyond_loopback(host)
        if not where.LOCAL:
            _refuse_without(_NEEDED)
        serving.refuse_a_port_in_use(host, port, "Choose another with --port, or stop what uses it.")
        ready()
        if not where.LOCAL:
            demo.refuse_to_serve_the_demo()
        address = f"http://{host}:{port}/"
        serving.serve(
            host,
            port,
            workers=workers,
            threads=threads,
            when_ready=lambda: click.echo(f"Mainstay answers at {address}", err=True),
        )
    except (ImproperlyConfigured, serving.CannotServe) as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)


def _refuse_without(needed: dict[str, str]) -> None:
    from mainstay.config.serving import CannotServe

    if missing := [f"{name} ({what})" for name, what in needed.items() if not os.environ.get(name)]:
        raise CannotServe(
            f"Set {'; '.join(missing)}. To try Mainstay on this machine only, set MAINSTAY_LOCAL=1 instead."
        )


@cli.command()
def work() -> None:
    """Do the jobs that wait, one at a time, until told to stop. The demo and serve start this themselves."""
    ready(migrate=False)
    from mainstay.interop import jobs

    jobs.work()
