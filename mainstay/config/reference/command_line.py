"""docs/reference/command-line.md: every command with its options, as click knows them."""

from collections.abc import Iterator

import click

_OPENING = """# Command line

What `./dev mainstay …` can do. Written from `mainstay/config/commands/` by `./dev docs`: change it there.

Standard output holds only the answer; messages go to standard error. A command ends with 0 when it is done, with 1 when
it found something or set rows aside, and with 2 when it could not do what was asked, with a sentence that says why.

`MAINSTAY_DATA` names the folder where data is kept, by default `var/`.
"""


def page() -> str:
    """Return the whole page, ending with a newline."""
    from mainstay.config.commands import cli

    return "\n".join(
        [_OPENING, *(_command(each) for each in _commands(cli, click.Context(cli, info_name="mainstay")))]
    )


def _commands(group: click.Group, under: click.Context) -> Iterator[click.Context]:
    for name in sorted(group.commands):
        command = group.commands[name]
        if command.hidden:
            continue
        context = click.Context(command, info_name=name, parent=under)
        if isinstance(command, click.Group):
            yield from _commands(command, context)
        else:
            yield context


def _command(context: click.Context) -> str:
    command = context.command
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    lines = [f"## {context.command_path}\n", f"    {usage}\n", _paragraphs(command.help or ""), ""]
    rows = [f"| `{option}` | {_cell(says)} |" for option, says in _options(context)]
    table = ["| Option | What it does |", "|---|---|", *rows, ""] if rows else []
    return "\n".join([*lines, *table])


def _options(context: click.Context) -> Iterator[tuple[str, str]]:
    """Yield what a command can be told, but for --help, which all have."""
    for each in context.command.params:
        record = each.get_help_record(context) if isinstance(each, click.Option) else None
        if record:
            yield record


def _paragraphs(text: str) -> str:
    # Without its line breaks: they are where the docstring's ended.
    return "\n\n".join(" ".join(each.split()) for each in text.split("\n\n"))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
